import type { CalculateMemory } from '../memory.ts'
import { recompute } from '../recompute.ts'
import type { Slots } from '../slots.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { chainOf, type FollowUp } from './replay.ts'
import type { Said } from './said.ts'

const groups = ['promoters', 'passives', 'detractors'] as const

/** Whoever was moved in thought is back in the next thought. */
const moved = 'moved'

/**
 * "Kalau 30 detraktor bisa saya ubah jadi pasif": people go from one group to another, and all stay as many. "Kalau jadi
 * promoter semua yang 10 itu?" goes on from that: the same people into another group, from the groups as they were told.
 */
export function movedPeople(before: CalculateMemory, said: Said, vocabulary: Vocabulary): FollowUp | undefined {
  const { items, figures, has } = said
  const [figure, more] = figures
  const table = vocabulary.measures.find(({ name }) => name === 'nps')
  const chain = chainOf(before).filter(({ measure }) => measure === 'nps')
  const told = chain.find(({ marks }) => !marks.includes(moved))
  const [current] = chain
  if (!told || !current || !table || more || !(has('becoming') || has('follow-ups'))) return undefined
  if (figure && figure.quantity.unit !== 'plain') return undefined
  const named = items.flatMap((item) => {
    const group =
      item.kind === 'word' ? groups.find((one) => table.words.slots[one]?.words.includes(item.text)) : undefined
    return group ? [group] : []
  })
  const [first, second, another] = [...new Set(named)]
  if (!first || another) return undefined
  const last = moveBetween(told.slots, current.slots)
  const move =
    second === undefined
      ? has('becoming') && last && { from: last.from, to: first, count: figure?.quantity.value ?? last.count }
      : has('becoming') && figure && { from: first, to: second, count: figure.quantity.value }
  if (!move || move.from === move.to) return undefined
  // Without a figure of its own, or with the one of the move before, it is those people who are meant.
  if (second === undefined && figure && !(last && figure.quantity.value <= (told.slots[last.from]?.value ?? 0)))
    return undefined
  const base = has('adding') && current !== told ? current : told
  const [source, goal] = [base.slots[move.from], base.slots[move.to]]
  if (!source || !goal) return undefined
  return {
    computation: recompute(
      base,
      {
        ...base.slots,
        [move.from]: { ...source, value: source.value - move.count },
        [move.to]: { ...goal, value: goal.value + move.count },
      },
      new Set([moved]),
    ),
    corrects: false,
  }
}

type Group = (typeof groups)[number]

/** Who was moved from the groups as told to the groups as they are now; undefined where it was no single move. */
function moveBetween(told: Slots, now: Slots): { from: Group; to: Group; count: number } | undefined {
  const changes = groups.map((group) => ({ group, by: (now[group]?.value ?? 0) - (told[group]?.value ?? 0) }))
  const [from, to] = [changes.filter(({ by }) => by < 0), changes.filter(({ by }) => by > 0)]
  const [left, came] = [from[0], to[0]]
  if (!left || !came || from.length > 1 || to.length > 1 || left.by !== -came.by) return undefined
  return { from: left.group, to: came.group, count: came.by }
}
