import type { CalculateMemory } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import { recompute } from '../recompute.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { chainOf, type FollowUp } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const longestWish = 14
const absence = / (?:cuti|istirahat|sakit|rapat|izin|shrinkage|susut|absen|leave|breaks?|sick|meetings?|holidays?) /

/** "Sudah memperhitungkan cuti dan istirahat?" after a need for people: whether shrinkage is in it. */
export function shrinkageIncluded(before: CalculateMemory, said: Said): Outcome | undefined {
  const need = chainOf(before).find(({ measure }) => measure === 'staffing')
  if (!need || said.figures.length > 0 || said.words > longestWish) return undefined
  if (!said.has('includeds') || !absence.test(wordsIn(said.items))) return undefined
  const { shrinkage } = need.slots
  return {
    kind: 'done',
    definition: 'cs-analysis/okupansi-shrinkage',
    explain: ({ say, percent }) => ({
      headline: shrinkage ? say('shrinkage-in', { shrinkage: percent(shrinkage.value) }) : say('shrinkage-out'),
      working: '',
      notes: [say(shrinkage ? 'shrinkage-in-note' : 'shrinkage-out-note')],
    }),
  }
}

/** "Yang abandon 40 diitung gak?" after a service level: both ways of counting those who gave up. */
export function abandonedIncluded(before: CalculateMemory, said: Said, vocabulary: Vocabulary): FollowUp | undefined {
  const level = chainOf(before).find(({ measure }) => measure === 'service-level')
  if (!level || said.words > longestWish || !said.has('includeds')) return undefined
  const table = vocabulary.measures.find(({ name }) => name === 'service-level')
  const names = table?.words.slots.abandoned?.words ?? []
  const [figure, more] = said.figures
  const spoken = wordsIn(said.items)
  if (more || !names.some((name) => spoken.includes(` ${name} `))) return undefined
  if (figure && figure.quantity.unit !== 'plain') return undefined
  const slots = figure ? { ...level.slots, abandoned: figure.quantity } : level.slots
  return { computation: recompute(level, slots), corrects: true }
}
