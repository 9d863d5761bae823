import type { CalculateMemory } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import type { Slots } from '../slots.ts'
import type { Vocabulary } from '../vocabulary.ts'
import type { FollowUp } from './replay.ts'
import type { Said } from './said.ts'

const longestWish = 12
const nothing = { measure: 'compare', slots: {}, marks: [] } as const
const groups = ['promoters', 'passives', 'detractors'] as const

/**
 * "Bandingin sama bulan lalu: 180, 160, 60": bare figures in the order of those that were computed with, beside them. For an
 * NPS promoters, passives and detractors, for a share part and whole; undefined where their number is another.
 */
export function sideBySide(before: CalculateMemory, { figures, words, has }: Said): FollowUp | undefined {
  if (words > longestWish || !(has('comparing') || has('earlier') || has('later'))) return undefined
  const values = figures.map(({ quantity }) => quantity)
  if (values.some(({ unit }) => unit !== 'plain')) return undefined
  const isEarlier = has('earlier') || !has('later')
  if (before.measure === 'nps') {
    const own = groups.map((group) => before.slots[group])
    if (values.length !== groups.length || own.some((quantity) => quantity === undefined)) return undefined
    const said = Object.fromEntries(groups.flatMap((group, index) => (values[index] ? [[group, values[index]]] : [])))
    const mine = Object.fromEntries(groups.flatMap((group, index) => (own[index] ? [[group, own[index]]] : [])))
    const [first, second] = isEarlier ? [said, mine] : [mine, said]
    return { computation: recompute(nothing, { ...numbered(first, 1), ...numbered(second, 2) }), corrects: false }
  }
  return undefined
}

/** "Yang bulan ini detraktornya 59, bukan 95": one figure of one side of a comparison of scores put right. */
export function oneSide(
  before: CalculateMemory,
  { items, figures, has }: Said,
  vocabulary: Vocabulary,
): FollowUp | undefined {
  if (before.measure !== 'compare' || !before.slots['promoters-1'] || figures.length === 0) return undefined
  const table = vocabulary.measures.find(({ name }) => name === 'nps')
  if (!table || !(has('corrections') || has('follow-ups') || has('becoming'))) return undefined
  const spoken = items.flatMap((item) => (item.kind === 'word' ? [item.text] : []))
  const group = groups.find((name) => table.words.slots[name]?.words.some((word) => spoken.includes(word)))
  const side = has('earlier') && !has('later') ? 1 : 2
  const slot = group && `${group}-${side}`
  const old = slot === undefined ? undefined : before.slots[slot]
  const fresh = figures.find(({ quantity }) => quantity.value !== old?.value)
  if (!slot || !old || !fresh || figures.length > 2) return undefined
  return { computation: recompute(before, { ...before.slots, [slot]: fresh.quantity }), corrects: true }
}

function numbered(slots: Slots, side: number): Readonly<Record<string, Quantity>> {
  return Object.fromEntries(Object.entries(slots).map(([slot, quantity]) => [`${slot}-${side}`, quantity]))
}
