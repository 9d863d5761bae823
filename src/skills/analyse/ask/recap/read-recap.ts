import type { ColumnWords } from '../../../../knowledge/analyse/analyse-words.ts'
import { matchOf } from '../../survey/guess-roles.ts'
import type { Profile } from '../../survey/profile.ts'
import { type AskedTable, plainRows } from '../asked-table.ts'
import { monthNumberOf } from '../months.ts'

/** A column of figures of a table that was summed up before. */
export type RecapColumn = {
  readonly index: number
  readonly title: string
  /** Its own name, without that of a group of columns above it. */
  readonly label: string
  /** Means and shares, which are not added up. */
  readonly isAveraged: boolean
  readonly isShare: boolean
  /** Of a month: its number, after 100 for each year. */
  readonly month?: number
  /** "Nov (s/d 15)": not all of the month. */
  readonly isPartial: boolean
}

/** A table that was summed up before: a row for each branch, kind or week, and figures behind its name. */
export type Recap = {
  readonly name: Profile
  readonly rows: readonly (readonly string[])[]
  /** Without what sums up the others. */
  readonly columns: readonly RecapColumn[]
}

/** Rows of a table that was summed up are named, each by its own name, and few. */
const mostRows = 400
const fewestMonths = 2
const percent = /%|persen|percent|pct/i
const partial = /\(|s\.?\/?d\.?|sampai|until|sementara/i
const figure = /^[-+]?\d+(?:[.,]\d+)?\s*%?$/
/** "TKT-00123" numbers one of many; "2027-06" and "Juni 2027" name a month. */
const numbered = /^(?!20\d{2}-)(?!.*\s20\d{2}$).*\d{3,}/
const scored = new Set(['csat', 'nps', 'ces', 'element'])

/** Undefined: its rows are answers, tickets or messages, one by one. */
export async function readRecap(asked: AskedTable): Promise<Recap | undefined> {
  const { look, tools } = asked
  if (look.levels || !look.isAll || look.profiles.length === 0 || look.rows > mostRows) return undefined
  const name = look.profiles.find(
    ({ kinds, filled, figures }) =>
      filled > 1 && figures === 0 && kinds.size === filled && ![...kinds.keys()].every((cell) => numbered.test(cell)),
  )
  if (!name) return undefined
  const words = tools.words.columns
  const figures = look.profiles.filter((profile) => profile.index !== name.index && holdsFigures(profile))
  const columns = figures.map((profile) => columnOf(profile, words))
  const isOfMonths = columns.filter(({ month }) => month !== undefined).length >= fewestMonths
  // A survey of few has answers in it, and whoever gave them is named once.
  const isAnswer = ({ role, isMean, index }: (typeof look.columns)[number]) =>
    scored.has(role) || (role === 'rating' && !isMean) || (role === 'date' && index !== name.index)
  if (!isOfMonths && look.columns.some(isAnswer)) return undefined
  const rows: (readonly string[])[] = []
  for await (const row of plainRows(asked)) rows.push(row)
  const counted = columns.filter((column) => !isNumbering(column, rows))
  const own = counted.filter((column) => !isTotal(column, counted, rows, words))
  return own.length === 0 ? undefined : { name, rows, columns: own }
}

/** The number in a cell; undefined: it holds none. */
export function figureIn(cell = ''): number | undefined {
  return figure.test(cell) ? Number(cell.replace('%', '').trim().replace(',', '.')) : undefined
}

function holdsFigures({ kinds, hasManyKinds, filled }: Profile): boolean {
  return filled > 0 && !hasManyKinds && [...kinds.keys()].every((cell) => figure.test(cell) || cell === '-')
}

function columnOf({ index, title, kinds }: Profile, words: ColumnWords): RecapColumn {
  const label = title.split(': ').at(-1) ?? title
  const month = monthNumberOf(label) ?? monthNumberOf(label.split(/[\s(]/)[0] ?? '')
  const isShare = percent.test(title) || [...kinds.keys()].some((cell) => cell.includes('%'))
  const isAveraged =
    isShare || matchOf(title, words.averages) > 0 || [...kinds.keys()].some((cell) => /\d[.,]\d/.test(cell))
  return {
    index,
    title,
    label,
    isAveraged: isAveraged || (month === undefined && averaged.test(label)),
    isShare,
    isPartial: month !== undefined && monthNumberOf(label) === undefined && partial.test(label),
    ...(month === undefined ? {} : { month }),
  }
}

const averaged = /(?<!\p{L})(?:csat|nps|ces|ikm|skor|score|nilai|rating|indeks|index)(?!\p{L})/iu

/** "Total", or what the other counts of its row add up to. */
function isTotal(
  column: RecapColumn,
  columns: readonly RecapColumn[],
  rows: readonly (readonly string[])[],
  words: ColumnWords,
): boolean {
  if (column.isAveraged || column.month !== undefined) return false
  const others = columns.filter((one) => one !== column && !one.isAveraged)
  if (others.length < 2 || matchOf(column.label, [...words.summaries, ...words.counts]) === 0) return false
  const isOfMonths = others.filter(({ month }) => month !== undefined).length >= fewestMonths
  const added = rows.filter((row) => {
    const sum = others.reduce((all, { index }) => all + (figureIn(row[index]) ?? 0), 0)
    return figureIn(row[column.index]) === sum
  })
  return isOfMonths || added.length >= rows.length * 0.8
}

/** "No": 1, 2, 3. */
function isNumbering({ index, label }: RecapColumn, rows: readonly (readonly string[])[]): boolean {
  const isInOrder = rows.every((row, at) => at === 0 || Number(row[index]) === Number(rows[at - 1]?.[index]) + 1)
  return rows.length > 1 && isInOrder && /^(?:no|nomor|#|minggu|pekan|week|periode|urut)\.?$/i.test(label)
}
