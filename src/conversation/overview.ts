import type { Language } from '../domain/language.ts'
import type { Person } from '../domain/message.ts'

/** A sheet as a form may show it. What is filled in is said as `lead`, and a line `label: …` for each field. */
export type Worksheet = {
  readonly title: string
  readonly lead: string
  readonly fields: readonly { readonly label: string }[]
}

/** Where a person's team stands, for a channel that has a page of its own for it. */
export type Overview = {
  /** Markdown. */
  readonly text: string
  /** What one may say next; `said` is the message that a button stands for. */
  readonly says: readonly { readonly label: string; readonly said: string }[]
  /** The sheet that is best filled in next. Undefined: none is open. */
  readonly sheet?: Worksheet
}

export type OverviewFor = { readonly person: Person; readonly language: Language; readonly nowMs: number }

/** Undefined: nothing is kept for the person yet. */
export type ReadOverview = (of: OverviewFor) => Promise<Overview | undefined>
