import type { GroupFigure, MonthComparison } from '../survey/figures.ts'
import type { Element, Measure } from '../survey/survey-result.ts'
import type { Asked } from './read-asked.ts'

/** Which end of a list was asked for: it stands first. */
export type End = 'high' | 'low'
export type Spread = { readonly n: number; readonly mean: number; readonly median: number }

/** One part of an answer to a question on a file, in figures. */
export type Part =
  | {
      readonly kind: 'measure'
      readonly measure: Measure
      readonly elements: readonly Element[]
      readonly hasMean: boolean
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
      /** Not done yet, and so without a time. */
      readonly open: number
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
    }
  | {
      readonly kind: 'counts'
      readonly title: string
      readonly counts: readonly (readonly [string, number])[]
      readonly total: number
      readonly blank: number
      readonly most?: number
    }
  | {
      readonly kind: 'value'
      readonly title: string
      readonly value: string
      readonly count: number
      readonly total: number
    }
  | { readonly kind: 'change'; readonly from: string; readonly to: string; readonly line: MonthComparison }
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
  | { readonly kind: 'rows'; readonly rows: number }
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
