import type { Computation } from '../find-measure.ts'
import { solvers } from '../measures/solve.ts'
import type { CalculateMemory, Computed } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import type { Slots } from '../slots.ts'

/** A follow-up computed: what stands before it now, and whether it only puts the last computation right. */
export type FollowUp = {
  readonly computation: Computation
  readonly corrects: boolean
  /** What was computed before, where a figure of it changed. Left out: as it was. */
  readonly history?: readonly Computed[]
  /** What changed on the way to it and is worth showing too, first to last. */
  readonly through?: readonly Computation[]
}

/** Where a figure stands among what was computed: 0 is the last computation, 1 the one before it. */
export type Place = { readonly at: number; readonly slot: string }

/** Everything that was computed, the last first. */
export function chainOf({ measure, slots, marks, history = [] }: CalculateMemory): readonly Computed[] {
  return [{ measure, slots, marks }, ...history]
}

/**
 * The last computation with other figures in one that may lie before it. What rested on the old result of that one, as the
 * loss of a month under the loss of a year, follows. `said`: marks beside those that were said before.
 */
export function replayWith(
  before: CalculateMemory,
  at: number,
  slots: Slots,
  said: readonly string[] = [],
): FollowUp | undefined {
  const chain = [...chainOf(before)]
  const changed = chain[at]
  if (!changed) return undefined
  const next: Computed = { ...changed, slots, marks: [...new Set([...changed.marks, ...said])] }
  let [old, fresh] = [resultOf(changed), resultOf(next)]
  chain[at] = next
  const through = at === 0 ? [] : [recompute(next, slots)]
  for (let later = at - 1; later >= 0; later--) {
    const one = chain[later]
    if (!one || !old || !fresh) continue
    const replaced = replaceValue(one.slots, old, fresh)
    if (!replaced) continue
    ;[old, fresh] = [resultOf(one) ?? old, resultOf({ ...one, slots: replaced }) ?? fresh]
    chain[later] = { ...one, slots: replaced }
  }
  const [last, ...history] = chain
  if (!last) return undefined
  const isAffected = at === 0 || JSON.stringify(last.slots) !== JSON.stringify(before.slots)
  // What does not rest on it is left as it is: what changed is what is wanted.
  if (!isAffected) {
    const [wanted] = through
    return wanted && { computation: wanted, corrects: true, history: chain.filter((_, index) => index !== at) }
  }
  return { computation: recompute(last, last.slots), corrects: true, history, through }
}

/** What came out of a computation, where it is one figure. */
export function resultOf({ measure, slots, marks }: Computed): Quantity | undefined {
  const outcome = solvers[measure](slots, new Set(marks))
  return outcome.kind === 'done' ? outcome.result : undefined
}

function replaceValue(slots: Slots, old: Quantity, fresh: Quantity): Slots | undefined {
  const found = Object.entries(slots).find(([, { value, unit }]) => unit === old.unit && isNear(value, old.value))
  return found && { ...slots, [found[0]]: { ...found[1], value: fresh.value } }
}

export function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))
}
