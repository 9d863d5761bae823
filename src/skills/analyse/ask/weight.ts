import { matchOf } from '../survey/guess-roles.ts'
import { type AskedTable, plainRows } from './asked-table.ts'
import { nameColumns } from './scope/name-columns.ts'

const measured = new Set(['csat', 'nps', 'ces', 'element', 'rating', 'comment'])
const mostRows = 3000

/**
 * The column of a table that was counted before: "Minggu 1, WhatsApp, 120". Its cells are whole numbers, its title says that
 * it counts, and no two rows are of the same. Undefined: a row is one of something.
 */
export async function weightOfRows(asked: AskedTable): Promise<number | undefined> {
  const { look, tools } = asked
  const { words } = tools
  if (look.levels || !look.isAll || look.rows > mostRows || look.columns.some(({ role }) => measured.has(role)))
    return undefined
  const counting = look.profiles.filter(
    ({ title, filled, kinds }) =>
      filled > 0 &&
      matchOf(title.replaceAll('_', ' '), words.columns.counts) > 0 &&
      [...kinds.keys()].every((cell) => /^\d+$/.test(cell) || cell === '-'),
  )
  const [only] = counting
  if (!only || counting.length > 1) return undefined
  const naming = new Set(
    [...nameColumns(look, words), ...look.columns.filter(({ role }) => role === 'date')].map(({ index }) => index),
  )
  naming.delete(only.index)
  const others = look.profiles.filter(({ index, filled }) => index !== only.index && filled > 0 && !naming.has(index))
  if (naming.size === 0 || others.some(({ figures, filled }) => figures < filled * 0.5)) return undefined
  const seen = new Set<string>()
  for await (const row of plainRows(asked)) {
    const key = [...naming].map((index) => row[index] ?? '').join('\n')
    if (seen.has(key)) return undefined
    seen.add(key)
  }
  return only.index
}

/** How many a row stands for. */
export function timesOfRow(row: readonly string[], { weightAt }: AskedTable): number {
  return weightAt === undefined ? 1 : Number(row[weightAt] ?? 0) || 0
}
