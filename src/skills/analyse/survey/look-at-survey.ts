import type { ColumnWords } from '../../../knowledge/analyse/analyse-words.ts'
import type { Table } from '../../../tables/table.ts'
import { findHeader } from './find-header.ts'
import { type ColumnRole, guessRoles } from './guess-roles.ts'
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
  readonly isAll: boolean
  readonly order: DayOrder
  readonly isOrderCertain: boolean
}

/** The first answers tell what the columns are: 5,000 below their titles. */
const rowsLookedAt = 5001

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
  const below = rows.slice(header.rows)
  const profiles = profileOf(header.titles, below)
  const columns = guessRoles(profiles, words, answers)
  const dated = profiles[columns.find(({ role }) => role === 'date')?.index ?? -1]
  return {
    columns,
    headerRows: header.rows,
    hasTitles: !header.isMissing,
    rows: below.length,
    isAll,
    order: dated?.order ?? 'day-first',
    isOrderCertain: dated?.isOrderCertain ?? true,
  }
}

/** The answers of a table: its rows without the titles. */
export async function* answersOf(
  table: Table,
  headerRows: number,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  let at = 0
  for await (const row of table.rows(signal)) if (at++ >= headerRows) yield row
}
