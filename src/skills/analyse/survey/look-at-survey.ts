import type { ColumnWords } from '../../../knowledge/analyse/analyse-words.ts'
import type { Table } from '../../../tables/table.ts'
import type { SentimentReader } from '../words/sentiment.ts'
import { type CountedColumns, countedIn, findCountedColumns, type Level, rowsOfCounts } from './counted-columns.ts'
import { findDoubtedDirection } from './doubted-direction.ts'
import { findHeader } from './find-header.ts'
import { type ColumnRole, guessRoles, matchOf } from './guess-roles.ts'
import { findMixedScales, type MixedScales } from './mixed-scales.ts'
import { type Profile, profileOf } from './profile.ts'
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
  /** Rows that somebody wrote to try the form: no answers either, where they are few. */
  readonly trials: number
  readonly hasTrials?: boolean
  /** The column that says how often each answer was given, in a table of counted answers. */
  readonly countsAt?: number
  /** The columns that count answers, where the table was summed up already. */
  readonly levels?: readonly Level[]
  /** What the first answers say of each column. */
  readonly profiles: readonly Profile[]
  /** A question that some groups answered on another scale than the others: it is not counted. */
  readonly mixed?: MixedScales
  /** A question whose high answers go with unhappy remarks. */
  readonly doubted?: number
  readonly isAll: boolean
  readonly order: DayOrder
  readonly isOrderCertain: boolean
}

/** The first answers tell what the columns are: 5,000 below their titles. */
const rowsLookedAt = 5001
const longestSummary = 40
/** The scale of words on which statements are agreed to. */
const agreement = 'agree-5'
const shortestTrial = 3
const mostTrials = 0.1
const notCounted = /(?<!\p{L})(?:abaikan|jangan dihitung|ignore|hapus|not real|bukan jawaban)(?!\p{L})/u
/** Answers that were counted stand in so few rows. */
const mostCounted = 15

/** Which rows of a table are answers, and how often each counts. */
export type AnswerRows = {
  readonly headerRows: number
  readonly columns: readonly Pick<ColumnRole, 'title'>[]
  readonly hasTrials?: boolean
  readonly countsAt?: number
  readonly levels?: readonly Level[]
}

export type LookOptions = {
  /** Rows that stand elsewhere in the workbook, a key to the scale maybe. */
  readonly beside?: readonly (readonly string[])[]
  /** How remarks sound: by them a scale that was turned round is noticed. */
  readonly sentiment?: SentimentReader
}

/** Looks at the first rows of a table. @throws TableError */
export async function lookAtSurvey(
  table: Table,
  words: ColumnWords,
  answers: AnswerReader,
  { beside = [], sentiment }: LookOptions = {},
): Promise<SurveyLook> {
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
  const told = filled.filter((row) => !isSummary(row, words) && !isTitles(row, header.titles))
  const answered = told.filter((row) => !isTrial(row, words))
  // A word that stands in many rows is a name: the test that a laboratory offers.
  const hasTrials = told.length - answered.length <= told.length * mostTrials
  const below = hasTrials ? answered : told
  const profiles = profileOf(header.titles, below)
  const legend = legendOf([...rows.slice(0, Math.max(0, header.rows - 1)), ...beside])
  const counted = isAll ? findCountedColumns(profiles, words, answers) : undefined
  const guessed = counted
    ? ofCounts(guessRoles(withoutLevels(profiles, counted.levels), words, answers), counted, profiles)
    : guessRoles(profiles, words, answers, legend)
  const mixed = findMixedScales(guessed, below)
  const columns = guessed
    .map((column) => (column.index === mixed?.index ? withoutScale(column) : column))
    .map((column) => (sentiment && isNegativeStatement(column, sentiment) ? turned(column) : column))
  const countsAt = isAll && !counted ? countsIn(columns, profiles, below, words) : undefined
  const doubted = sentiment && !counted ? findDoubtedDirection(columns, below, sentiment) : undefined
  const dated = profiles[columns.find(({ role }) => role === 'date')?.index ?? -1]
  return {
    columns,
    headerRows: header.rows,
    hasTitles: !header.isMissing,
    rows: counted
      ? countedIn(below, counted.levels)
      : countsAt === undefined
        ? below.length
        : below.reduce((sum, row) => sum + Number(row[countsAt] ?? 0), 0),
    profiles,
    summaries: filled.filter((row) => isSummary(row, words)).length,
    trials: told.length - below.length,
    ...(told.length > below.length ? { hasTrials: true } : {}),
    ...(countsAt === undefined ? {} : { countsAt }),
    ...(counted ? { levels: counted.levels } : {}),
    ...(mixed ? { mixed } : {}),
    ...(doubted === undefined ? {} : { doubted }),
    isAll,
    order: dated?.order ?? 'day-first',
    isOrderCertain: dated?.isOrderCertain ?? true,
  }
}

/** The answers of a table: its rows without the titles, what is empty, and what sums up the others. */
export async function* answersOf(
  table: Table,
  { headerRows, columns, hasTrials, countsAt, levels }: AnswerRows,
  words: ColumnWords,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  const titles = columns.map(({ title }) => title)
  let at = 0
  for await (const row of table.rows(signal)) {
    if (
      at++ < headerRows ||
      isEmpty(row) ||
      isSummary(row, words) ||
      isTitles(row, titles) ||
      (hasTrials && isTrial(row, words))
    )
      continue
    if (levels) {
      yield* rowsOfCounts(row, levels, columns.length - 1)
      continue
    }
    const times = countsAt === undefined ? 1 : Number(row[countsAt] ?? 0)
    for (let time = 0; time < times; time++) yield row
  }
}

function withoutLevels(profiles: readonly Profile[], levels: readonly Level[]): readonly Profile[] {
  return profiles.filter(({ index }) => !levels.some((level) => level.index === index))
}

/** The columns of a table that counts answers, with one more behind them: the answers that its rows are made into. */
function ofCounts(
  guessed: readonly ColumnRole[],
  { levels, question }: CountedColumns,
  profiles: readonly Profile[],
): readonly ColumnRole[] {
  const grouping = new Set<ColumnRole['role']>(['date', 'branch', 'channel', 'agent'])
  const columns = profiles.map(({ index, title }): ColumnRole => {
    const known = guessed.find((column) => column.index === index)
    return known && grouping.has(known.role) ? known : { index, title, role: 'ignore' }
  })
  const title = levels.map(({ index }) => profiles[index]?.title ?? '').join(', ')
  return [...columns, { index: profiles.length, title, ...question }]
}

/** What a key to the scale says, wherever it stands: "1 = Sangat puas" in one cell, or in two. */
function legendOf(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row) => {
      const cells = row.filter((cell) => cell !== '')
      return cells.map((cell, index) => (/^\d{1,2}$/.test(cell) && cells[index + 1] ? `${cell} =` : cell)).join(' ')
    })
    .join('\n')
}

/** The column of counts in a table of counted answers: each answer once, and a whole number beside it. */
function countsIn(
  columns: readonly ColumnRole[],
  profiles: readonly Profile[],
  rows: readonly (readonly string[])[],
  words: ColumnWords,
): number | undefined {
  const measured = columns.filter(({ scale, role }) => scale !== undefined && role !== 'ignore')
  const [question] = measured
  if (!question || measured.length > 1 || rows.length < 2 || rows.length > mostCounted) return undefined
  const answers = rows.map((row) => row[question.index] ?? '')
  if (new Set(answers).size < answers.length || answers.includes('')) return undefined
  const isCount = ({ index, title }: Profile) =>
    index !== question.index &&
    matchOf(title, words.counts) > 0 &&
    rows.every((row) => /^\d{1,6}$/.test(row[index] ?? '')) &&
    rows.some((row) => Number(row[index]) > 1)
  return profiles.find(isCount)?.index
}

/** "Test", "ini tes, abaikan": in a cell of its own, or with the wish not to count it. */
function isTrial(row: readonly string[], { trials }: ColumnWords): boolean {
  return row.some((cell) => {
    if (cell.length < shortestTrial || cell.length > longestSummary) return false
    const said = cell
      .toLowerCase()
      .replace(/[^\p{L}\p{N} ]+/gu, '')
      .trim()
    return trials.includes(said) || (notCounted.test(said) && trials.some((word) => said.includes(word)))
  })
}

/** Pages that were printed one below the other have their titles again. */
function isTitles(row: readonly string[], titles: readonly string[]): boolean {
  const cells = row.flatMap((cell, index) => (cell === '' ? [] : [cell === titles[index]]))
  return cells.length > 1 && cells.every(Boolean)
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

/** "Saya sering menunggu lama": who agrees is not satisfied. */
function isNegativeStatement({ role, title, scale }: ColumnRole, sentiment: SentimentReader): boolean {
  return role === 'rating' && scale?.words === agreement && sentiment(title).sentiment === 'negative'
}

function turned(column: ColumnRole): ColumnRole {
  return column.scale ? { ...column, scale: { ...column.scale, isReversed: true } } : column
}

function withoutScale({ index, title }: ColumnRole): ColumnRole {
  return { index, title, role: 'ignore' }
}
