import type { Table } from '../../../tables/table.ts'
import type { AnalyseTools } from '../analyse-parts.ts'
import type { SurveyFacts } from '../survey/analyse-survey.ts'
import { answersOf, type SurveyLook } from '../survey/look-at-survey.ts'
import { answerCounts } from './answer-counts.ts'
import { answerMeasures } from './answer-measures.ts'
import { answerSummed } from './answer-summed.ts'
import { answerTimes } from './answer-times.ts'
import type { Part } from './asked-answer.ts'
import { type Grouping, groupingColumns, groupingOf, isOfMonths } from './find-columns.ts'
import { joinParts } from './join-parts.ts'
import { type Asked, readAsked } from './read-asked.ts'

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

const clauseEnd = /[?;\n]+|,(?!\d)|&|(?<!\d)\s+(?:dan|and|trus|terus|serta|plus)\s+(?!\d)/i
const mostParts = 8

/**
 * Answers what somebody asks of a table in words: measures by group or month, how long something took, what is most
 * frequent. Nothing is guessed: a part that the columns do not tell says so. Empty: the words ask nothing of it.
 */
export async function answerAsked(text: string, asked: AskedTable): Promise<readonly Part[]> {
  const { look, tools } = asked
  const summed = await answerSummed(readAsked(text, tools.words.asked), asked)
  if (summed) return summed
  const whole = readAsked(text, tools.words.asked)
  const columns = groupingColumns(look, tools.words.columns)
  const months = columns.find(isOfMonths)
  let parts: readonly Part[] = []
  let grouping: Grouping | undefined
  for (const clause of text.split(clauseEnd)) {
    const read = readAsked(clause, tools.words.asked)
    if (read.words.length === 0) continue
    grouping =
      groupingOf(read, columns, look, tools.words.asked) ?? (read.wants.has('change') && months ? months : grouping)
    const part: Clause = {
      asked: read,
      before: parts,
      isRepeated: whole.wants.has('repeated'),
      ...(grouping
        ? {
            grouping: {
              index: grouping.index,
              title: grouping.title,
              ...(grouping.isMonthOfDay ? { isMonthOfDay: true } : {}),
            },
          }
        : {}),
    }
    const found =
      (await answerTimes(part, asked)) ??
      (await answerCounts(part, asked, columns)) ??
      (await answerMeasures(part, asked, columns))
    parts = joinParts(parts, found ?? [])
  }
  return parts.slice(0, mostParts)
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
