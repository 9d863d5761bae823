import { isAnsweredColumn } from '../survey/guess-roles.ts'
import type { Part } from './asked-answer.ts'
import { type AskedTable, groupNameOf, plainRows } from './asked-table.ts'
import { Counts } from './collect.ts'
import { type Grouping, groupingColumns, groupingOf, overlapOf } from './find-columns.ts'
import { type Asked, readAsked } from './read-asked.ts'
import type { Filter, ValueFilter } from './scope/filter.ts'
import { yesNoColumns } from './scope/read-affirmed.ts'
import { countRows, scopedTable } from './scope/scoped-table.ts'
import { timesOfRow } from './weight.ts'

/** Shares of fewer rows are not told: each of them would change much. */
const leastOfGroup = 5

/**
 * "Kategori mana yang paling sering dibuka lagi", "persen telat per kurir", "produk mana paling banyak bintang 1": how many
 * of each group are of what was asked for, and out of how many, among the rows that the rest of the question limits it to.
 * Undefined: nothing of the kind is asked.
 */
export async function answerRates(
  filters: readonly Filter[],
  whole: Asked,
  rest: string,
  table: AskedTable,
): Promise<readonly Part[] | undefined> {
  if (!asksRates(whole)) return undefined
  const { look, tools } = table
  const asked = readAsked(rest, tools.words.asked)
  const told = filters.findLast((filter) => filter.kind === 'value' && isYesNo(filter, table))
  const wanted = told?.kind === 'value' ? told : rangeAsked(whole, asked, table)
  if (!wanted) return undefined
  const columns = groupingColumns(look, tools.words.columns).filter(({ index }) => index !== wanted.index)
  const grouping = groupingOf(asked, columns, look, tools.words.asked)
  if (!grouping) return undefined
  const others = filters.filter((filter) => filter !== told)
  const scoped = scopedTable(table, others)
  const part = await ratesBy(wanted, grouping, whole, scoped)
  if (!part || others.length === 0) return part && [part]
  return [{ kind: 'scope', filters: others, rows: await countRows(scoped), of: await countRows(table) }, part]
}

/** "Paling sering" of nothing that is measured, or a share of each. */
export function asksRates({ wants, measures, range }: Asked): boolean {
  const isMeasured = measures.size > 0 && !(range && measures.size === 1 && measures.has('score'))
  const isRanked = wants.has('most') || wants.has('least')
  return !isMeasured && (isRanked || (wants.has('share') && wants.has('each')))
}

/** Whether a column says yes or no, or whether something was in time: what a share of each group is had of. */
function isYesNo({ index }: { readonly index: number }, { look, tools }: AskedTable): boolean {
  const profile = look.profiles[index]
  // A column of two kinds tells the one from the other, as yes and no do.
  return profile !== undefined && (profile.kinds.size <= 2 || yesNoColumns([profile], tools.answers).length > 0)
}

/** The answers of a range, "bintang 1", as a filter on the question that it is of. */
function rangeAsked(whole: Asked, asked: Asked, { look, tools }: AskedTable): ValueFilter | undefined {
  const { range } = whole
  const [column] = look.columns
    .filter(isAnsweredColumn)
    .map((one) => ({ ...one, score: overlapOf(one.title, asked, tools.words.asked) + (one.role === 'csat' ? 1 : 0) }))
    .toSorted((a, b) => b.score - a.score)
  if (!range || !column) return undefined
  const { index, title, scale } = column
  const [low, high] = [Math.max(range.from, scale.low), Math.min(range.to, scale.high)]
  const shown = low === high ? String(low) : `${low}–${high}`
  const fits = (row: readonly string[]) => {
    const answer = tools.answers.read(row[index] ?? '', scale)
    return typeof answer === 'number' && answer >= low && answer <= high
  }
  return {
    kind: 'value',
    index,
    title,
    values: [shown],
    shown: [shown],
    isDenied: false,
    isMarked: false,
    start: 0,
    end: 0,
    fits,
  }
}

/** Undefined: fewer than two groups have enough rows. */
async function ratesBy(
  filter: ValueFilter,
  grouping: Grouping,
  { wants }: Asked,
  table: AskedTable,
): Promise<Part | undefined> {
  const [fitting, all] = [new Counts(), new Counts()]
  let blank = 0
  for await (const row of plainRows(table)) {
    // Who said nothing said neither.
    if ((row[filter.index] ?? '') === '') {
      blank += timesOfRow(row, table)
      continue
    }
    const name = groupNameOf(row, grouping, table.look.order)
    const times = timesOfRow(row, table)
    all.add(name, times)
    if (filter.fits(row)) fitting.add(name, times)
  }
  const counts = new Map(fitting.sorted())
  const groups = all
    .sorted()
    .filter(([, n]) => n >= leastOfGroup)
    .map(([name, n]) => ({ name, count: counts.get(name) ?? 0, n }))
  if (groups.length < 2) return undefined
  const isOfShare = wants.has('share')
  const figure = ({ count, n }: (typeof groups)[number]) => (isOfShare ? count / n : count)
  const end = wants.has('least') || wants.has('low') ? 'low' : 'high'
  const sorted = groups.toSorted((a, b) => (end === 'low' ? figure(a) - figure(b) : figure(b) - figure(a)))
  return { kind: 'rates', by: grouping.title, filter, end, isOfShare, groups: sorted, blank }
}
