import type { ColumnWords } from '../../../knowledge/analyse/analyse-words.ts'
import type { Table } from '../../../tables/table.ts'
import { findHeader } from './find-header.ts'
import { type ColumnRole, guessRoles } from './guess-roles.ts'
import { findMixedScales, type MixedScales } from './mixed-scales.ts'
import { profileOf } from './profile.ts'
import type { AnswerReader } from './read-answer.ts'
import type { DayOrder } from './read-day.ts'

/** How a survey is read, before it is counted. */
export type SurveyLook = {
  readonly columns: readonly ColumnRole[]
  /** Rows before the first answer. */
  readonly headerRows: number
  readonly hasTitles: boolean
  /** Answers among the rows that were looked at, and whether there are more. */
  readonly rows: number
  /** Rows that sum up the others, and are no answers. */
  readonly summaries: number
  /** A question that some groups answered on another scale than the others: it is not counted. */
  readonly mixed?: MixedScales
  readonly isAll: boolean
  readonly order: DayOrder
  readonly isOrderCertain: boolean
}

/** The first answers tell what the columns are: 5,000 below their titles. */
const rowsLookedAt = 5001
const longestSummary = 40

/** Looks at the first rows of a table. @throws TableError */
export async function lookAtSurvey(table: Table, words: ColumnWords, answers: AnswerReader): Promise<SurveyLook> {
  const rows: (readonly string[])[] = []
  let isAll = true
  for await (const row of table.rows()) {
    if (rows.length >= rowsLookedAt) {
      isAll = false
      break
    }
    rows.push(row)
  }
  const header = findHeader(rows.slice(0, 60), words.subheaders)
  const filled = rows.slice(header.rows).filter((row) => !isEmpty(row))
  const below = filled.filter((row) => !isSummary(row, words))
  const profiles = profileOf(header.titles, below)
  const guessed = guessRoles(profiles, words, answers)
  const mixed = findMixedScales(guessed, below)
  const columns = guessed.map((column) => (column.index === mixed?.index ? withoutScale(column) : column))
  const dated = profiles[columns.find(({ role }) => role === 'date')?.index ?? -1]
  return {
    columns,
    headerRows: header.rows,
    hasTitles: !header.isMissing,
    rows: below.length,
    summaries: filled.length - below.length,
    ...(mixed ? { mixed } : {}),
    isAll,
    order: dated?.order ?? 'day-first',
    isOrderCertain: dated?.isOrderCertain ?? true,
  }
}

/** The answers of a table: its rows without the titles, what is empty, and what sums up the others. */
export async function* answersOf(
  table: Table,
  headerRows: number,
  words: ColumnWords,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  let at = 0
  for await (const row of table.rows(signal))
    if (at++ >= headerRows && !isEmpty(row) && !isSummary(row, words)) yield row
}

function isEmpty(row: readonly string[]): boolean {
  return row.every((cell) => cell === '')
}

/** "Rata-rata;3,92": its first cell says so and nothing else, or begins with it where only numbers follow. */
function isSummary(row: readonly string[], { summaries }: ColumnWords): boolean {
  const [first = '', ...rest] = row.filter((cell) => cell !== '')
  if (first.length > longestSummary) return false
  const said = first.toLowerCase().replace(/[\s:.]+$/, '')
  if (summaries.includes(said)) return true
  const isOnlyNumbers = rest.length > 0 && rest.every((cell) => /^[-+]?[\d.,]+%?$/.test(cell))
  return isOnlyNumbers && summaries.some((word) => said.startsWith(`${word} `))
}

function withoutScale({ index, title }: ColumnRole): ColumnRole {
  return { index, title, role: 'ignore' }
}
