import type { Computation } from '../find-measure.ts'
import type { Item } from '../items.ts'
import { opsMark } from '../measures/arithmetic.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import { type Said, wordsIn } from './said.ts'

const asking = / (?:berapa|piro|how much|what would that be|jadi|jadinya) /
const longestAsking = 7
const longestNext = 4
/** A number this large is an amount of money, though nobody says so. */
const surelyMoney = 100_000

/**
 * "Totalnya 3,5 juta", then "kalau 15 persen jadi berapa?": so much of the one amount that was told last; then "kalau 20?".
 * `told`: what was written before, newest first. Undefined where no amount was told, or more than one in one message.
 */
export function percentOfTold(
  { figures, words, items, has }: Said,
  before: CalculateMemory | undefined,
  told: () => readonly (readonly Item[])[],
): Computation | undefined {
  const [figure, more] = figures
  if (!figure || more) return undefined
  const { unit, value } = figure.quantity
  const last = before?.measure === 'arithmetic' ? before.slots : undefined
  const share = last?.['term-1']
  const whole = last?.['term-2']
  const isNext = words <= longestNext && (has('follow-ups') || has('corrections'))
  if (
    share?.unit === 'percent' &&
    whole?.unit === 'money' &&
    isNext &&
    (unit === 'percent' || isShare(figure.quantity))
  )
    return productOf({ value, unit: 'percent' }, whole)
  if (before || unit !== 'percent' || words > longestAsking || !asking.test(wordsIn(items))) return undefined
  const amounts = told().map(amountsIn)
  const [only, another] = amounts.find((one) => one.length > 0) ?? []
  return only && !another ? productOf(figure.quantity, only) : undefined
}

function productOf(share: Quantity, whole: Quantity): Computation {
  const slots = { 'term-1': share, 'term-2': whole }
  return recompute({ measure: 'arithmetic', slots: {}, marks: [`${opsMark}x`] }, slots)
}

function isShare({ unit, value }: Quantity): boolean {
  return unit === 'plain' && value > 0 && value <= 100
}

function amountsIn(items: readonly Item[]): readonly Quantity[] {
  return items.flatMap((item): Quantity[] => {
    if (item.kind !== 'number') return []
    const { value, unit, per } = item.mention.quantity
    const isMoney = unit === 'money' || (unit === 'plain' && value >= surelyMoney)
    return isMoney && per === undefined ? [{ value, unit: 'money' }] : []
  })
}
