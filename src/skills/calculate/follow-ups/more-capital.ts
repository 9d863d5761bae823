import { scaleSteps } from '../../../measures/law-figures.ts'
import { namedIn } from '../lists/named-slots.ts'
import { readAmounts } from '../lists/read-amounts.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { FollowUp } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const longestWish = 14

/**
 * "Kalau ditambah mesin 300 juta?", "a fourth at 3.1 billion", "rukonya 1,4 M ikut dihitung?": another amount of capital
 * beside those before, or left out where it is land or a building; "sampai menengah masih kurang berapa?": how far a size is.
 */
export function moreCapital(before: CalculateMemory, said: Said, vocabulary: Vocabulary): FollowUp | undefined {
  if (before.measure !== 'capital' || said.words > longestWish) return undefined
  if (said.figures.length === 0) return toScale(before, said)
  const fresh = readAmounts(said.items, vocabulary.labelWords)
  const [amounts, left] = [namedIn(fresh, 'amount'), namedIn(fresh, 'excluded')]
  const isMore = said.has('growing') || said.has('adding')
  const bySales = salesAlone(before, fresh, amounts, isMore)
  if (bySales) return again(before, bySales)
  if (fresh.limit && amounts.length === 0) return again(before, { ...before.slots, limit: fresh.limit })
  if (left.length > 0 && amounts.length === 0) {
    return again(before, { ...before.slots, ...renumbered('excluded', left, before) }, ['land-asked'])
  }
  const [only, another] = namedIn(before.slots, 'amount')
  const [first, more] = amounts
  // "Kalau naik jadi 16 miliar" is instead of the one amount that there is.
  if (first && !more && only && !another && (said.has('becoming') || said.has('corrections'))) {
    return again(before, { ...before.slots, [only.slot]: first.quantity })
  }
  if (amounts.length === 0 || !isMore || said.has('becoming')) return undefined
  return again(before, { ...before.slots, ...renumbered('amount', amounts, before) })
}

/** "Kalau jadi 300 juta sebulan?", "nambah 50 juta" where only sales were told. */
function salesAlone(
  { slots }: CalculateMemory,
  { sales: said }: CalculateMemory['slots'],
  amounts: readonly { readonly quantity: Quantity }[],
  isMore: boolean,
): CalculateMemory['slots'] | undefined {
  const { sales } = slots
  if (!sales || namedIn(slots, 'amount').length > 0) return undefined
  if (said) return { ...slots, sales: said }
  const [only, more] = amounts
  if (!only || more || !isMore) return undefined
  return { ...slots, sales: { value: sales.value + only.quantity.value, unit: 'money' } }
}

function again(before: CalculateMemory, slots: CalculateMemory['slots'], marks: readonly string[] = []): FollowUp {
  return { computation: recompute({ ...before, marks: [...before.marks, ...marks] }, slots), corrects: false }
}

function renumbered(
  kind: 'amount' | 'excluded',
  figures: readonly { readonly label: string; readonly quantity: Quantity }[],
  { slots }: CalculateMemory,
): Readonly<Record<string, Quantity>> {
  const taken = namedIn(slots, kind).length
  return Object.fromEntries(
    figures.map(({ label, quantity }, index) => [`${kind}-${taken + index + 1}:${label}`, quantity]),
  )
}

/** The end of the size before the one that is asked for is the limit to be passed. */
function toScale(before: CalculateMemory, said: Said): FollowUp | undefined {
  const spoken = wordsIn(said.items)
  const names: readonly (readonly string[])[] = [
    ['mikro', 'micro'],
    ['kecil', 'small'],
    ['menengah', 'medium'],
    ['besar', 'large'],
  ]
  const at = names.findIndex((words) => words.some((word) => spoken.includes(` ${word} `)))
  const step = at < 1 ? undefined : scaleSteps[at - 1]
  const limit = step && (before.slots.sales && namedIn(before.slots, 'amount').length === 0 ? step.sales : step.capital)
  if (!limit || !said.has('lacking')) return undefined
  return again(before, { ...before.slots, limit: { value: limit, unit: 'money' } })
}
