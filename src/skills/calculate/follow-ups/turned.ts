import { solvers } from '../measures/solve.ts'
import type { CalculateMemory, Computed } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import type { Slots } from '../slots.ts'
import { chainOf, type FollowUp, resultOf } from './replay.ts'
import type { Said } from './said.ts'

const longestWish = 12
const smallestAmount = 1000
const change = { measure: 'change', slots: {}, marks: ['points'] } as const
const nothing = { measure: 'compare', slots: {}, marks: ['asked'] } as const

/** "Jadi naik apa turun?": the direction of the last comparison, or from the last result but one to the last. */
export function turned(before: CalculateMemory, { figures, words, has }: Said): FollowUp | undefined {
  const isAsked = has('turning') || has('differences') || (has('firsts') && has('asks'))
  if (figures.length > 0 || words > longestWish || !isAsked) return undefined
  const { measure, slots, marks, previous } = before
  if (measure === 'compare')
    return { computation: recompute({ ...before, marks: [...marks, 'asked'] }, slots), corrects: true }
  if (measure === 'change' && has('turning')) return { computation: recompute(before, slots), corrects: true }
  if (!previous) return undefined
  const earlier: Computed = (has('firsts') && firstOf(before)) || { measure, slots: previous, marks }
  const pair = [earlier, before].map(shareOf)
  const [first, second] = pair
  if (first && second && first.n !== second.n) {
    return {
      computation: recompute(nothing, { ...sideOf(first, 1), ...sideOf(second, 2) }),
      corrects: false,
    }
  }
  const [from, to] = [resultOf(earlier), resultOf(before)]
  return from && to && from.unit === to.unit
    ? { computation: recompute(change, { from, to }), corrects: false }
    : undefined
}

/** "Dibanding kondisi semula": the first of its kind that was computed, with as much known as now if there is one. */
function firstOf(before: CalculateMemory): Computed | undefined {
  const same = chainOf(before).filter(({ measure }) => measure === before.measure)
  const known = Object.keys(before.slots).toSorted().join()
  return same.findLast(({ slots }) => Object.keys(slots).toSorted().join() === known) ?? same.at(-1)
}

/** "Bulan Juni 88,5, jadi naik apa turun?": one figure of another time beside the last result. */
export function beside(before: CalculateMemory, { figures, words, has }: Said): FollowUp | undefined {
  const [figure, more] = figures
  const isDated = figure?.quantity.unit === 'plain' && has('earlier') && words <= 5
  const isAsked = has('comparing') || has('turning') || isDated
  if (!figure || more || words > longestWish || !isAsked) return undefined
  const last = resultOf(before)
  if (!last || !isComparable(last, figure.quantity)) return undefined
  const isLater = has('later') && !has('earlier')
  const mine: Quantity = { ...last, value: roundedAs(last) }
  const other: Quantity = { value: figure.quantity.value, unit: last.unit }
  const [from, to] = isLater ? [mine, other] : [other, mine]
  const range = rangeOf(before)
  const known: Slots =
    range && !isLater
      ? { low: { value: range.low, unit: last.unit }, high: { value: range.high, unit: last.unit } }
      : {}
  return { computation: recompute(change, { from, to, ...known }), corrects: true }
}

function isComparable(last: Quantity, said: Quantity): boolean {
  // A branch or a day is no amount of rupiah.
  if (last.unit === 'money' && said.unit === 'plain' && said.value < smallestAmount) return false
  return said.unit === last.unit || said.unit === 'plain' || (last.unit === 'points' && said.unit === 'percent')
}

function roundedAs({ value, unit }: Quantity): number {
  const factor = unit === 'plain' ? 100 : 10
  return Math.round(value * factor) / factor
}

function rangeOf({ measure, slots, marks }: Computed): { readonly low: number; readonly high: number } | undefined {
  const outcome = solvers[measure](slots, new Set(marks))
  return outcome.kind === 'done' ? outcome.range : undefined
}

function shareOf({ measure, slots, marks }: Computed): { readonly x: number; readonly n: number } | undefined {
  const outcome = solvers[measure](slots, new Set(marks))
  return outcome.kind === 'done' ? outcome.share : undefined
}

function sideOf({ x, n }: { readonly x: number; readonly n: number }, side: number): Slots {
  return { [`part-${side}`]: { value: x, unit: 'plain' }, [`total-${side}`]: { value: n, unit: 'plain' } }
}
