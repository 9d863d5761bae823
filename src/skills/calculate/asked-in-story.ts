import type { Computation } from './find-measure.ts'
import type { Item } from './items.ts'
import { namedIn } from './lists/named-slots.ts'
import type { MeasureName } from './measures/solve.ts'
import type { Vocabulary } from './vocabulary.ts'

/** So many figures must be named by words of their own where one is missing, and where no measure is named. */
const fewestBesideGap = 2
const fewestUnnamed = 3
const fewestOfList = 3
const lists: Partial<Record<MeasureName, readonly string[]>> = { groups: ['score', 'part'], pareto: ['cause'] }

/**
 * Whether a computation found in a story is one that the story asks for: there is a wish for a figure, and its numbers are
 * named by words of their own. "Lamaran dari 2018, kira-kira 9.000 orang" is no response rate. `story`: the whole message.
 */
export function isAskedInStory(
  { measure, outcome, isNamed, labelled, slots }: Computation,
  story: readonly Item[],
  vocabulary: Vocabulary,
): boolean {
  if (!vocabulary.has(story, 'story-wishes')) return false
  const kinds = lists[measure]
  if (kinds) {
    const rows = kinds.map((kind) => namedIn(slots, kind).map(({ quantity }) => quantity.value))
    return rows.some((row) => row.length >= fewestOfList && standTogether(row, story))
  }
  const ratings = Object.keys(slots).filter((slot) => slot.startsWith('rating-')).length
  const told = labelled.size + ratings
  if (outcome.kind !== 'done') return isNamed && told >= fewestBesideGap
  return told >= (isNamed ? 1 : fewestUnnamed)
}

/** Whether one sentence holds a whole row of figures; "350 rawat inap. … 12 orang sehari" is none. */
function standTogether(row: readonly number[], story: readonly Item[]): boolean {
  const sentences: number[][] = [[]]
  for (const item of story) {
    if (item.kind === 'sign' && (item.text === '.' || item.text === '?')) sentences.push([])
    else if (item.kind === 'number') sentences.at(-1)?.push(item.mention.quantity.value)
  }
  return sentences.some((values) => row.every((value) => values.includes(value)))
}
