import { namedIn } from '../lists/named-slots.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import { figureNamed } from './change-list.ts'
import { chainOf, type FollowUp, resultOf } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const longestWish = 14

/** "Kalau yang pertama beres semua, CSAT bisa jadi berapa?": the share of before, without one reason of complaints. */
export function liftedShare(before: CalculateMemory, said: Said): FollowUp | undefined {
  if (before.measure !== 'pareto' || said.words > longestWish || !said.has('removing')) return undefined
  if (!/ (?:csat|kepuasan|satisfaction|puas) /.test(wordsIn(said.items))) return undefined
  const causes = namedIn(before.slots, 'cause')
  const found = figureNamed(causes, said)
  const now = said.figures.find(({ quantity }) => quantity.unit === 'percent')?.quantity ?? shareBefore(before)
  if (!found || !now) return undefined
  const sum = causes.reduce((so_far, { quantity }) => so_far + quantity.value, 0)
  const total: Quantity = { value: Math.max(sum, before.slots.total?.value ?? 0), unit: 'plain' }
  return {
    computation: recompute({ measure: 'lift', slots: {}, marks: [] }, { now, part: found.quantity, total }),
    corrects: false,
  }
}

/** The last share of satisfied answers that was computed, or from which a target was to be reached. */
function shareBefore(before: CalculateMemory): Quantity | undefined {
  for (const one of chainOf(before)) {
    if (one.measure === 'csat') return resultOf(one)
    const now = one.measure === 'pace' ? one.slots.now : undefined
    if (now && now.value > 0 && now.value <= 100) return { value: now.value, unit: 'percent' }
  }
  return undefined
}
