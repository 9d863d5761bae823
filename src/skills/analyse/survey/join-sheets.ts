import type { ColumnWords } from '../../../knowledge/analyse/analyse-words.ts'
import type { Sheet, Table } from '../../../tables/table.ts'
import { tokensOf } from '../words/tokens.ts'
import { findHeader, type Header } from './find-header.ts'
import { guessRoles } from './guess-roles.ts'
import { profileOf } from './profile.ts'
import type { AnswerReader } from './read-answer.ts'

/** A workbook as one table: the sheets that belong together, and what was read of it. */
export type JoinedTable = {
  readonly table: Table
  /** The sheets that were joined, where there are several. */
  readonly joined: readonly string[]
  /** The column that says which sheet a row stood in. */
  readonly sheetAt?: number
  /** Cells of the sheets that were left out: a key to the scale may stand there. */
  readonly beside: readonly (readonly string[])[]
}

type Looked = { readonly sheet: Sheet; readonly header: Header; readonly rows: readonly (readonly string[])[] }

const rowsLookedAt = 60
const mostSheets = 40
/** Of a sheet that is left out. */
const mostBeside = 30
const measured = new Set(['csat', 'nps', 'ces', 'element', 'rating'])

/**
 * Sheets with the same titles are one survey, a sheet for each branch or month: their rows are read one after the other,
 * with the name of the sheet behind them. Of others the one that the words name is read, else one with scores, else the
 * largest.
 */
export async function joinSheets(
  table: Table,
  said: string,
  words: ColumnWords,
  answers: AnswerReader,
): Promise<JoinedTable> {
  const { sheets = [] } = table
  if (sheets.length < 2) return { table, joined: [], beside: [] }
  const looked: Looked[] = []
  for (const sheet of sheets.slice(0, mostSheets)) looked.push(await lookAt(sheet, words))
  const filled = looked.filter(({ header, rows }) => rows.length > header.rows)
  const named = filled.filter(({ sheet }) => isNamed(sheet.name, said))
  const groups = [...Map.groupBy(named.length > 0 ? named : filled, keyOf).values()]
  const scored = groups.find((group) => hasScores(group, words, answers))
  const chosen = scored ?? groups[0] ?? looked.slice(0, 1)
  const beside = looked.filter((one) => !chosen.includes(one)).flatMap(({ rows }) => rows.slice(0, mostBeside))
  const [first] = chosen
  if (!first) return { table, joined: [], beside }
  const facts = { ...table.facts, sheet: first.sheet.name }
  if (chosen.length === 1) return { table: { facts, rows: (signal) => first.sheet.rows(signal) }, joined: [], beside }
  const sheetAt = Math.max(...chosen.map(({ header }) => header.titles.length))
  return {
    table: { facts, rows: (signal) => rowsOf(chosen, sheetAt, signal) },
    joined: chosen.map(({ sheet }) => sheet.name),
    sheetAt,
    beside,
  }
}

async function lookAt(sheet: Sheet, words: ColumnWords): Promise<Looked> {
  const rows: (readonly string[])[] = []
  for await (const row of sheet.rows()) {
    rows.push(row)
    if (rows.length >= rowsLookedAt) break
  }
  return { sheet, header: findHeader(rows, words.subheaders), rows }
}

/** The titles of a sheet; one without titles is like no other. */
function keyOf({ header, sheet }: Looked): string {
  return header.isMissing ? `sheet ${sheet.name}` : header.titles.map((title) => title.toLowerCase()).join('\n')
}

function hasScores([first]: readonly Looked[], words: ColumnWords, answers: AnswerReader): boolean {
  if (!first || first.header.isMissing) return false
  const profiles = profileOf(first.header.titles, first.rows.slice(first.header.rows))
  return guessRoles(profiles, words, answers).some(({ role }) => measured.has(role))
}

function isNamed(name: string, said: string): boolean {
  const words = tokensOf(name).join(' ')
  return words.length > 2 && ` ${tokensOf(said).join(' ')} `.includes(` ${words} `)
}

async function* rowsOf(
  looked: readonly Looked[],
  sheetAt: number,
  signal?: AbortSignal,
): AsyncGenerator<readonly string[]> {
  const [first] = looked
  if (!first) return
  yield [...padded(first.header.titles, sheetAt), sheetTitle]
  for (const { sheet, header } of looked) {
    let at = 0
    for await (const row of sheet.rows(signal)) {
      if (at++ < header.rows) continue
      yield [...padded(row, sheetAt), sheet.name]
    }
  }
}

/** What the column of the sheets' names is called. */
export const sheetTitle = 'Lembar'

function padded(row: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, index) => row[index] ?? '')
}
