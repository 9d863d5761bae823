import type { Figure, GroupFigure, MonthComparison } from '../survey/figures.ts'
import type { Element, Measure } from '../survey/survey-result.ts'
import type { Sentiment } from '../words/sentiment.ts'
import type { Asked } from './read-asked.ts'
import type { Filter, Unknown } from './scope/filter.ts'

/** Which end of a list was asked for: it stands first. */
export type End = 'high' | 'low'
export type Spread = { readonly n: number; readonly mean: number; readonly median: number; readonly most: number }
/** Figures of a column of amounts. */
export type Amounts = Spread & { readonly sum: number; readonly least: number }

/** One part of an answer to a question on a file, in figures. */
export type Part =
  | {
      readonly kind: 'measure'
      readonly measure: Measure
      readonly elements: readonly Element[]
      readonly hasMean: boolean
      readonly hasMedian?: boolean
      /** How many promoters, passives and detractors. */
      readonly hasCounts?: boolean
      readonly isUnsatisfied?: boolean
      readonly range?: NonNullable<Asked['range']>
    }
  | {
      readonly kind: 'groups'
      readonly by: string
      readonly measure: Measure
      readonly shown: readonly GroupFigure[]
      readonly left: number
      readonly end: End
    }
  | {
      readonly kind: 'items'
      readonly items: readonly {
        readonly title: string
        readonly mean: number
        readonly n: number
        readonly high: number
      }[]
      readonly end: End
    }
  | {
      readonly kind: 'durations'
      readonly what: string
      readonly all: Spread
      /** Not done yet, and so without a time; of a column of times, its empty cells. */
      readonly open: number
      readonly isOfColumn: boolean
      /** Done before it began: counted nowhere. */
      readonly wrong: number
    }
  | {
      readonly kind: 'duration-groups'
      readonly by: string
      readonly groups: readonly (readonly [string, Spread])[]
      readonly isSlowFirst: boolean
    }
  | {
      readonly kind: 'limit'
      readonly limit: NonNullable<Asked['limit']>
      readonly count: number
      readonly n: number
      readonly open: number
      readonly isOfColumn: boolean
    }
  | {
      readonly kind: 'counts'
      readonly title: string
      readonly counts: readonly (readonly [string, number])[]
      readonly total: number
      readonly blank: number
      readonly most?: number
      /** By time, and not by how many. */
      readonly isOrdered?: boolean
    }
  | { readonly kind: 'counted'; readonly filter: Filter; readonly count: number; readonly total: number }
  | {
      readonly kind: 'mentions'
      readonly title: string
      readonly topic: string
      readonly count: number
      readonly total: number
      readonly sounds: Readonly<Record<Sentiment, number>>
      /** The column of scores that tells how a remark is meant, where there is one. */
      readonly ratedBy?: string
      readonly quotes: readonly string[]
    }
  /** `isSummed`: its sum is what was asked for, and not its mean. */
  | { readonly kind: 'amounts'; readonly title: string; readonly amounts: Amounts; readonly isSummed?: boolean }
  | {
      readonly kind: 'amount-groups'
      readonly title: string
      readonly by: string
      readonly end: End
      readonly isMean: boolean
      readonly groups: readonly (readonly [string, Amounts])[]
    }
  /** The same asked of two parts of the file. */
  | { readonly kind: 'versus'; readonly sides: readonly { readonly filter: Filter; readonly part: Part }[] }
  | {
      readonly kind: 'changes'
      readonly title: string
      readonly from: Filter
      readonly to: Filter
      readonly rows: readonly (readonly [string, number, number])[]
    }
  | {
      readonly kind: 'recap-changes'
      readonly title: string
      readonly from: string
      readonly to: string
      readonly rows: readonly (readonly [string, number, number])[]
      /** Whether the rows may be added up. */
      readonly isAdded: boolean
      /** What fell most stands first. */
      readonly isFall?: true
      /** Of the two, what is not whole: "Nov (s/d 15)". */
      readonly partial: readonly string[]
    }
  | { readonly kind: 'recap-total'; readonly names: readonly string[]; readonly value: number }
  | { readonly kind: 'scope'; readonly filters: readonly Filter[]; readonly rows: number; readonly of: number }
  | { readonly kind: 'unread'; readonly words: readonly string[] }
  | { readonly kind: 'unknown'; readonly unknown: readonly Unknown[]; readonly columns: readonly string[] }
  | {
      readonly kind: 'change'
      readonly from: string | Filter
      readonly to: string | Filter
      readonly line: MonthComparison
    }
  /** A measure month after month, or week after week. */
  | {
      readonly kind: 'course'
      readonly measure: Measure
      readonly points: readonly { readonly name: string; readonly figure: Figure }[]
    }
  /** How many of each group are of what was asked for: tickets that were opened again, by category. */
  | {
      readonly kind: 'rates'
      readonly by: string
      readonly filter: Filter
      readonly end: End
      /** Ordered by the share, not by how many. */
      readonly isOfShare: boolean
      readonly groups: readonly { readonly name: string; readonly count: number; readonly n: number }[]
      readonly blank: number
    }
  /** A measure of each group in one part of the file and in another. */
  | {
      readonly kind: 'group-changes'
      readonly by: string
      readonly measure: Measure
      readonly from: Filter
      readonly to: Filter
      /** Whether what fell most stands first. */
      readonly isFall: boolean
      readonly groups: readonly { readonly name: string; readonly before: Figure; readonly after: Figure }[]
      /** Groups with too few answers on a side. */
      readonly left: number
    }
  | {
      readonly kind: 'averaged'
      readonly title: string
      readonly value: number
      readonly n?: number
      readonly groups: readonly (readonly [string, number])[]
      readonly isShare: boolean
    }
  | {
      readonly kind: 'repeated'
      readonly title: string
      readonly people: number
      readonly measure: Measure
      readonly elements: readonly Element[]
    }
  | {
      readonly kind: 'complaints'
      readonly counts: readonly (readonly [string, number])[]
      readonly total: number
      readonly messages: number
    }
  | {
      readonly kind: 'rows'
      readonly rows: number
      /** A column that says how many: "Jumlah tiket". */
      readonly title?: string
      /** Different numbers of tickets, where some stand there twice. */
      readonly different?: { readonly title: string; readonly count: number }
    }
  | { readonly kind: 'cannot'; readonly why: Cannot; readonly columns?: readonly string[] }

/** What a file does not tell, each with its sentence. */
export const cannotReasons = [
  'csat',
  'nps',
  'nps-score',
  'ces',
  'ikm',
  'score',
  'duration',
  'group',
  'change',
  'change-one',
  'pooled',
  'few',
] as const
export type Cannot = (typeof cannotReasons)[number]
