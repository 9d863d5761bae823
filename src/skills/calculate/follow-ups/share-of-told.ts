import type { Computation } from '../find-measure.ts'
import type { Item } from '../items.ts'
import type { CalculateMemory } from '../memory.ts'
import { recompute } from '../recompute.ts'
import type { Relations } from '../relations.ts'
import { chainOf, isNear } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const percentAsked = / (?:persen|persennya|persenan|persentase|percent|percentage) /
const longestAsking = 5

/** Whether a message asks for per cent and says nothing else: "brp persen?". */
export function asksForPercent({ items, figures, words, has }: Said): boolean {
  return (
    !has('percent-or-points') && percentAsked.test(wordsIn(items)) && words <= longestAsking && figures.length === 0
  )
}

/**
 * "Kemarin ada 45 komplain dari 900 pesanan", then "berapa persen?": the share of the two counts of the message before.
 * Undefined where it told other than two, or the last computation holds them already.
 */
export function shareOfTold(
  told: readonly Item[],
  { fractions }: Relations,
  before: CalculateMemory | undefined,
): Computation | undefined {
  const counts = told.flatMap((item) =>
    item.kind === 'number' && !item.mention.isWeak && item.mention.quantity.unit === 'plain'
      ? [item.mention.quantity]
      : [],
  )
  const [first, second, more] = counts
  const [pair] = fractions
  const ofPair = [pair && told[pair.first], pair && told[pair.second]].flatMap((item) =>
    item?.kind === 'number' ? [item.mention.quantity] : [],
  )
  const [part, whole] =
    ofPair.length === 2 ? ofPair : first && second && !more ? [first, second].toSorted((a, b) => a.value - b.value) : []
  if (!part || !whole || part.unit !== 'plain' || whole.unit !== 'plain' || !(part.value <= whole.value))
    return undefined
  const known = before ? chainOf(before).flatMap(({ slots }) => Object.values(slots)) : []
  if ([part, whole].every(({ value }) => known.some((one) => isNear(one.value, value)))) return undefined
  const computation = recompute({ measure: 'share', slots: {}, marks: [] }, { part, whole })
  return computation.outcome.kind === 'done' ? { ...computation, earlier: [part, whole] } : undefined
}
