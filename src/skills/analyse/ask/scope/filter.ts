import type { Day } from '../../../../programme/dates/calendar.ts'

type Said = {
  /** Where the question says it. */
  readonly start: number
  readonly end: number
  fits(row: readonly string[]): boolean
}

/** What a question limits itself to, and the rows that are of it. */
export type Filter = Said &
  (
    | {
        readonly kind: 'period'
        readonly title: string
        readonly from: Day
        readonly to: Day
        readonly isMoved: boolean
      }
    | {
        readonly kind: 'value'
        readonly index: number
        readonly title: string
        /** In small letters, and as they stand in the file. */
        readonly values: readonly string[]
        readonly shown: readonly string[]
        readonly isDenied: boolean
        /** "Cabang Depok": what it is of stands in front of it. */
        readonly isMarked: boolean
      }
    | { readonly kind: 'blank'; readonly title: string; readonly isDenied: boolean }
    | {
        readonly kind: 'bound'
        readonly title: string
        readonly bound: number
        readonly isOver: boolean
        /** Whether the bound itself is in it. */
        readonly isIn: boolean
      }
    | { readonly kind: 'topic'; readonly index: number; readonly title: string; readonly topic: string }
  )
export type ValueFilter = Extract<Filter, { kind: 'value' }>
export type PeriodFilter = Extract<Filter, { kind: 'period' }>
export type TopicFilter = Extract<Filter, { kind: 'topic' }>

/** What a question limits itself to and the file does not have. */
export type Unknown = {
  readonly said: string
  /** The column where it was looked for, and what stands there instead; none: there is no such column. */
  readonly title?: string
  readonly known: readonly string[]
}
