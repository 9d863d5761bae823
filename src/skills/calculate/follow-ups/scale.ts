import type { CalculateMemory, Computed } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import { chainOf, type FollowUp, resultOf } from './replay.ts'
import type { Said } from './said.ts'

const perYear: Partial<Record<Quantity['unit'], number>> = {
  day: 365,
  'working-day': 260,
  week: 52,
  month: 12,
  year: 1,
}
const perMonth: Partial<Record<Quantity['unit'], number>> = { day: 30, 'working-day': 22, week: 52 / 12, month: 1 }
const longestWish = 7
const scaled = { measure: 'scaled', slots: {}, marks: [] } as const

/**
 * "Setahunnya?", "and over a year?": the last amount over a year or a month. What was not said to be of another period is
 * taken to be of a month. Undefined where nothing that can be added up came out: a share does not grow with the year.
 */
export function overPeriod(before: CalculateMemory, { figures, words, has }: Said): FollowUp | undefined {
  const [marker, table] = has('yearlies') ? ['yearly', perYear] : has('monthlies') ? ['monthly', perMonth] : []
  if (!marker || !table || figures.length > 0 || words > longestWish || has('explains')) return undefined
  const share = resultOf(before)
  if (before.measure === 'churn' && marker === 'yearly' && share) {
    const rate = before.marks.includes('retention') ? 'retention-rate' : 'churn-rate'
    const marks = [...before.marks, 'monthly', 'yearly']
    return { computation: recompute({ measure: 'churn', slots: {}, marks }, { [rate]: share }), corrects: false }
  }
  const base = amountIn(chainOf(before))
  const factor = base && table[base.period]
  if (!base || factor === undefined || factor === 1) return undefined
  return {
    computation: recompute(
      { ...scaled, marks: [marker] },
      { value: base.result, factor: { value: factor, unit: 'plain' } },
    ),
    corrects: false,
  }
}

/** "Ada 37 pelanggan dengan kondisi yang sama": the last amount for so many. */
export function forSoMany(before: CalculateMemory, { figures, words, has }: Said): FollowUp | undefined {
  const [figure, more] = figures
  const result = resultOf(before)
  const isSame = has('alikes')
  if (!figure || more || words > longestWish * 2 || !isSame || result?.unit !== 'money') return undefined
  const { value, unit } = figure.quantity
  if (unit !== 'plain' || !Number.isInteger(value)) return undefined
  return {
    computation: recompute(scaled, { value: result, factor: { value, unit: 'plain' } }),
    corrects: false,
  }
}

/** The latest amount that is not itself of a year, and the period it is of. */
function amountIn(
  chain: readonly Computed[],
): { readonly result: Quantity; readonly period: Quantity['unit'] } | undefined {
  for (const one of chain) {
    if (one.measure === 'scaled') continue
    const result = resultOf(one)
    if (result?.unit !== 'money') continue
    const per = Object.values(one.slots).find((slot) => slot.per && perYear[slot.per.unit] !== undefined)?.per
    return { result: { value: result.value, unit: 'money' }, period: per?.unit ?? 'month' }
  }
  return undefined
}
