import type { CalculateMemory } from '../memory.ts'
import { recompute } from '../recompute.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { chainOf, type FollowUp } from './replay.ts'
import type { Said } from './said.ts'

const groups = ['promoters', 'passives', 'detractors'] as const

/** "Kalau 30 detraktor bisa saya ubah jadi pasif": people go from one group to another, and all stay as many. */
export function movedPeople(
  before: CalculateMemory,
  { items, figures, has }: Said,
  vocabulary: Vocabulary,
): FollowUp | undefined {
  const [figure, more] = figures
  const table = vocabulary.measures.find(({ name }) => name === 'nps')
  const last = chainOf(before).find(({ measure }) => measure === 'nps')
  if (!last || !table || !figure || more || !has('becoming')) return undefined
  const named = items.flatMap((item) => {
    const group =
      item.kind === 'word' ? groups.find((one) => table.words.slots[one]?.words.includes(item.text)) : undefined
    return group ? [group] : []
  })
  const [from, to, another] = [...new Set(named)]
  const [source, goal] = [from && last.slots[from], to && last.slots[to]]
  if (!from || !to || another || !source || !goal || figure.quantity.unit !== 'plain') return undefined
  const moved = figure.quantity.value
  return {
    computation: recompute(last, {
      ...last.slots,
      [from]: { ...source, value: source.value - moved },
      [to]: { ...goal, value: goal.value + moved },
    }),
    corrects: false,
  }
}
