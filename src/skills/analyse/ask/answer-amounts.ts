import { matchOf } from '../survey/guess-roles.ts'
import type { Profile } from '../survey/profile.ts'
import { tokensOf } from '../words/tokens.ts'
import { amountColumns, amountIn, isOfMoney } from './amount-columns.ts'
import type { Part } from './asked-answer.ts'
import { type AskedTable, type Clause, groupNameOf, plainRows } from './asked-table.ts'
import { amountsOf, Spreads } from './collect.ts'
import { overlapOf } from './find-columns.ts'
import type { Asked } from './read-asked.ts'

const leastOfGroup = 3
const summing = /(?<!\p{L})(?:total|totalnya|jumlah|sum|seluruhnya|keseluruhan)(?!\p{L})/u
/** "Total tiket" counts rows, whatever they cost. */
const summedRows =
  /(?<!\p{L})(?:total|jumlah)\s+(?:tiket|ticket|order|pesanan|komplain|keluhan|laporan|chat|panggilan|responden|pelanggan|orang|kunjungan|baris|data|respon)/u
const asMoney = new Set('berapa rupiah duit uang nominal nominalnya biaya harga amount money rp'.split(' '))

/** Sums and means of a column of figures that are no answers: money, ages, pieces. Undefined: none is asked for. */
export async function answerAmounts(
  { asked, grouping, isCompared }: Clause,
  table: AskedTable,
): Promise<readonly Part[] | undefined> {
  const column = amountAsked(asked, table)
  if (!column) return undefined
  const { wants } = asked
  const groups = new Spreads()
  const values: number[] = []
  for await (const row of plainRows(table)) {
    const value = amountIn(row[column.index])
    if (value === undefined) continue
    values.push(value)
    const name = grouping && groupNameOf(row, grouping, table.look.order)
    if (name) groups.add(name, value)
  }
  if (values.length === 0) return undefined
  const isSummed = !wants.has('mean') && !isOfOne(column, table)
  const all: Part = { kind: 'amounts', title: column.title, amounts: amountsOf(values), isSummed }
  const isRanked = wants.has('high') || wants.has('low') || wants.has('most') || wants.has('least')
  if (!grouping || !(isRanked || wants.has('each') || isCompared)) return [all]
  const said = asked.words.join(' ')
  const isMean =
    wants.has('mean') ||
    (isRanked && !summing.test(said) && !wants.has('most') && !wants.has('least') && isOfOne(column, table))
  const end = wants.has('low') || wants.has('least') ? 'low' : 'high'
  const figure = ({ sum, mean }: { sum: number; mean: number }) => (isMean ? mean : sum)
  const shown = groups
    .values()
    .filter(([, { length }]) => !isMean || length >= leastOfGroup)
    .map(([name, each]) => [name, amountsOf(each)] as const)
    .toSorted(([, a], [, b]) => (end === 'high' ? figure(b) - figure(a) : figure(a) - figure(b)))
  return [{ kind: 'amount-groups', title: column.title, by: grouping.title, end, isMean, groups: shown }, all]
}

/** Ages are compared by their mean; money is added up. */
function isOfOne({ title }: Profile, { tools }: AskedTable): boolean {
  return matchOf(title.replaceAll('_', ' '), tools.words.asked.ages) > 0
}

/** The column of figures that a question is about; undefined: none. */
export function amountAsked(asked: Asked, { look, tools, weightAt }: AskedTable): Profile | undefined {
  const { wants, measures, limit, words } = asked
  if (limit !== undefined || (measures.size > 0 && !(measures.size === 1 && measures.has('score')))) return undefined
  const said = words.join(' ')
  if (summedRows.test(said)) return undefined
  const isFigured =
    summing.test(said) ||
    ['mean', 'high', 'low', 'most', 'least', 'many', 'each', 'change'].some((want) => wants.has(want as 'mean'))
  if (!isFigured) return undefined
  const columns = amountColumns(look, tools.words).filter(({ index }) => index !== weightAt)
  const [titled] = columns
    .map((profile) => ({ profile, score: overlapOf(profile.title, asked, tools.words.asked) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
  // "Kecepatan restoran" is an answer of the survey where a figure has no more of its name.
  const scored = look.columns
    .filter(({ role, scale }) => scale !== undefined && role !== 'ignore')
    .map(({ title }) => overlapOf(title, asked, tools.words.asked))
  if (titled && titled.score < Math.max(0, ...scored)) return undefined
  if (titled) return titled.profile
  const money = columns.filter((profile) => isOfMoney(profile, tools.words))
  const moneyed = new Set([...asMoney, ...tools.words.asked.amounts])
  const isMoney = summing.test(said) || tokensOf(said).some((word) => word !== 'berapa' && moneyed.has(word))
  return isMoney && money.length === 1 ? money[0] : undefined
}
