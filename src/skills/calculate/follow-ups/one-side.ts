import type { Item } from '../items.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { FollowUp } from './replay.ts'
import type { Said } from './said.ts'

const longestWish = 10
const mostStrangers = 2
/** "Kurang nol", a digit too many: what was meant is so many times what was said. */
const slips: readonly number[] = [10, 100, 0.1, 0.01]
type Side = '1' | '2'

/**
 * "Eh salah, bulan lalu 1.950", "kalau bulan ini jadinya 79%?" after two shares were compared: one figure of one side. A count
 * of no time in particular is the one that it puts a digit to.
 */
export function oneSideAgain(before: CalculateMemory, said: Said, vocabulary: Vocabulary): FollowUp | undefined {
  const { figures, words, has, items } = said
  const [figure, more] = figures
  if (before.measure !== 'compare' || !before.slots['part-1'] || !figure || more || words > longestWish)
    return undefined
  const table = vocabulary.measures.find(({ name }) => name === 'compare')
  if (!table || vocabulary.strangersTo(table, items) > mostStrangers) return undefined
  if (!has('corrections') && !has('follow-ups') && !has('becoming')) return undefined
  const { quantity } = figure
  const dated = sideOf(said)
  const isShare = quantity.unit === 'percent'
  const side = dated ?? (isShare ? '2' : slipped(before, quantity))
  if (side === undefined || !(isShare || quantity.unit === 'plain')) return undefined
  const slots = { ...before.slots, [`${isShare ? 'part' : 'total'}-${side}`]: quantity }
  return { computation: recompute(before, slots), corrects: has('corrections') }
}

function sideOf({ has }: Pick<Said, 'has'>): Side | undefined {
  if (has('earlier') && !has('later')) return '1'
  return has('later') && !has('earlier') ? '2' : undefined
}

function slipped({ slots }: CalculateMemory, { value }: Quantity): Side | undefined {
  const isSlip = (side: Side) => slips.some((times) => (slots[`total-${side}`]?.value ?? 0) * times === value)
  const sides = (['1', '2'] as const).filter(isSlip)
  return sides.length === 1 ? sides[0] : undefined
}

/** Both counts behind two shares: in their order, or by the time that is said beside one of them. */
export function countsInTime(
  counts: readonly (readonly [number, Quantity])[],
  items: readonly Item[],
  isEarlier: (items: readonly Item[]) => boolean,
): readonly [Quantity, Quantity] | undefined {
  const [first, second] = counts
  if (!first) return undefined
  if (!second) return [first[1], first[1]]
  const [before, between] = [items.slice(0, first[0]), items.slice(first[0] + 1, second[0])]
  return isEarlier(between) && !isEarlier(before) ? [second[1], first[1]] : [first[1], second[1]]
}
