import { matchOf } from '../survey/guess-roles.ts'
import type { Profile } from '../survey/profile.ts'
import type { Part } from './asked-answer.ts'
import { type AskedTable, plainRows } from './asked-table.ts'
import { Counts } from './collect.ts'
import { monthNumberOf } from './months.ts'
import type { Asked } from './read-asked.ts'

const fewestMonths = 2
const percent = /%|persen|percent|pct/i
const averaged =
  /(?<!\p{L})(?:rata-rata|rata rata|rerata|rata2|mean|average|avg|csat|nps|ces|ikm|kepuasan|puas|skor|score|nilai)(?!\p{L})/iu
const figure = /^[-+]?\d+(?:[.,]\d+)?\s*%?$/
/** Rows of a table that was summed up are named, each by its own name, and few. */
const mostRows = 400

/**
 * Answers of tables that were summed up before: counts with a column for each month, or a figure for each branch. What
 * was averaged is only put together by the number of answers behind it. Undefined: the table is none of these.
 */
export async function answerSummed(asked: Asked, table: AskedTable): Promise<readonly Part[] | undefined> {
  const { look } = table
  if (look.levels || !look.isAll || look.profiles.length === 0 || look.rows > mostRows) return undefined
  const name = look.profiles.find(({ kinds, filled, figures }) => filled > 0 && figures === 0 && kinds.size === filled)
  if (!name) return undefined
  const months = look.profiles.filter(
    ({ title, index }) => index !== name.index && monthNumberOf(lastOf(title)) !== undefined,
  )
  if (months.length >= fewestMonths && months.every(holdsFigures)) return answerMonths(asked, name, months, table)
  const hasScale = look.columns.some(
    ({ role }) => role === 'csat' || role === 'nps' || role === 'ces' || role === 'element',
  )
  if (hasScale) return undefined
  const mean = look.profiles.find(
    (profile) =>
      profile.index !== name.index &&
      averaged.test(lastOf(profile.title)) &&
      holdsFigures(profile) &&
      profile.filled > 1,
  )
  return mean ? answerAveraged(asked, name, mean, table) : undefined
}

function lastOf(title: string): string {
  return title.split(': ').at(-1) ?? title
}

function holdsFigures({ kinds, hasManyKinds, filled }: Profile): boolean {
  return filled > 0 && !hasManyKinds && [...kinds.keys()].every((cell) => figure.test(cell) || cell === '-')
}

function numberIn(cell = ''): number | undefined {
  return figure.test(cell) ? Number(cell.replace('%', '').trim().replace(',', '.')) : undefined
}

/** Counts are added up by row and by month; shares and means are not. */
async function answerMonths(
  asked: Asked,
  name: Profile,
  months: readonly Profile[],
  table: AskedTable,
): Promise<readonly Part[] | undefined> {
  const isAveraged = months.some(
    ({ kinds, title }) => percent.test(title) || [...kinds.keys()].some((cell) => /[%.,]/.test(cell)),
  )
  const isOfMeasure = asked.measures.size > 0 && ![...asked.measures].every((measure) => measure === 'score')
  if (isAveraged || isOfMeasure) return [{ kind: 'cannot', why: 'pooled' }]
  const [rows, columns] = [new Counts(), new Counts()]
  for await (const row of plainRows(table)) {
    for (const { index, title } of months) {
      const count = numberIn(row[index]) ?? 0
      rows.add(row[name.index] ?? '', count)
      columns.add(lastOf(title), count)
    }
  }
  const part = (title: string, counts: Counts): Part => ({
    kind: 'counts',
    title,
    counts: counts.sorted(),
    total: counts.total(),
    blank: 0,
    ...(asked.top === undefined ? {} : { most: asked.top }),
  })
  const isOfMonths = asked.groups.includes('month')
  const isOfRows = asked.groups.some((group) => group !== 'month') || asked.wants.has('complaints') || !isOfMonths
  return [
    ...(isOfRows ? [part(name.title, rows)] : []),
    ...(isOfMonths ? [part(table.look.columns.length > 0 ? 'Bulan' : '', columns)] : []),
  ]
}

/** A figure for each branch: put together by how many answered, or not at all. */
async function answerAveraged(
  asked: Asked,
  name: Profile,
  mean: Profile,
  table: AskedTable,
): Promise<readonly Part[] | undefined> {
  const isAsked =
    asked.measures.size > 0 ||
    asked.wants.has('mean') ||
    asked.wants.has('high') ||
    asked.wants.has('low') ||
    asked.wants.has('reliable')
  if (!isAsked) return undefined
  const { counts } = table.tools.words.columns
  const weight = table.look.profiles.find(
    (profile) =>
      profile.index !== mean.index &&
      matchOf(profile.title, counts) > 0 &&
      holdsFigures(profile) &&
      profile.fractions === 0,
  )
  const groups: (readonly [string, number])[] = []
  let [sum, n] = [0, 0]
  let isWhole = weight !== undefined
  for await (const row of plainRows(table)) {
    const value = numberIn(row[mean.index])
    if (value === undefined) continue
    groups.push([row[name.index] ?? '', value])
    const times = weight ? numberIn(row[weight.index]) : undefined
    if (times === undefined) isWhole = false
    sum += value * (times ?? 1)
    n += times ?? 1
  }
  if (groups.length < 2) return undefined
  const isHigh = asked.wants.has('high') && !asked.wants.has('low')
  const isOfMonths = asked.wants.has('change') && groups.every(([month]) => monthNumberOf(month) !== undefined)
  const sorted = isOfMonths
    ? groups.toSorted(([a], [b]) => (monthNumberOf(a) ?? 0) - (monthNumberOf(b) ?? 0))
    : groups.toSorted(([, a], [, b]) => (isHigh ? b - a : a - b))
  const isShare = percent.test(mean.title) || [...mean.kinds.keys()].some((cell) => cell.includes('%'))
  const part: Part = {
    kind: 'averaged',
    title: mean.title,
    value: sum / n,
    groups: sorted,
    isShare,
    ...(isWhole ? { n } : {}),
  }
  return isWhole ? [part] : [part, { kind: 'cannot', why: 'pooled' }]
}
