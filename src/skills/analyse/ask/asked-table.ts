import type { Table } from '../../../tables/table.ts'
import type { AnalyseTools } from '../analyse-parts.ts'
import type { SurveyFacts } from '../survey/analyse-survey.ts'
import { answersOf, type SurveyLook } from '../survey/look-at-survey.ts'
import type { Part } from './asked-answer.ts'
import type { Grouping } from './find-columns.ts'
import type { Asked } from './read-asked.ts'

/** A table that a question is asked of, and how it is read. */
export type AskedTable = {
  readonly table: Table
  readonly look: SurveyLook
  readonly tools: AnalyseTools
  readonly facts: SurveyFacts
  readonly signal: AbortSignal
}

/** One part of a question, with what it takes over from the part before. */
export type Clause = {
  readonly asked: Asked
  readonly grouping?: Grouping
  /** What the parts so far are about. */
  readonly before: readonly Part[]
  /** Somewhere it is said that people answered several times. */
  readonly isRepeated: boolean
}

/** The rows as they stand, whatever they count. */
export function plainRows({ table, look, tools, signal }: AskedTable): AsyncIterable<readonly string[]> {
  const { headerRows, columns, hasTrials } = look
  return answersOf(table, { headerRows, columns, ...(hasTrials ? { hasTrials } : {}) }, tools.words.columns, signal)
}

/** The name of the group that a row belongs to; of a day its month. */
export function groupNameOf(row: readonly string[], grouping: Grouping, monthOf: (cell: string) => string): string {
  const cell = row[grouping.index] ?? ''
  return grouping.isMonthOfDay ? monthOf(cell) : cell
}
