import { ikmLetter } from '../../../measures/ikm.ts'
import type { Computation } from '../find-measure.ts'
import type { CalculateMemory } from '../memory.ts'
import { recompute } from '../recompute.ts'
import { type FollowUp, resultOf } from './replay.ts'
import type { Said } from './said.ts'

const longestWish = 14
const highestMean = 4
const classes = /(?<!\p{L})(?:kategori|mutu|kelas|predikat|huruf|category|grade|class)/u

/** "Bila tahun ini 3,4, apakah kategorinya naik?" after an index: the index of that figure, and both letters. */
export function indexAgain(before: CalculateMemory, { figures, words, has, text }: Said): FollowUp | undefined {
  const [figure, more] = figures
  if (before.measure !== 'ikm' || !figure || more || words > longestWish || figure.quantity.unit !== 'plain')
    return undefined
  const isNamed = has('classes') || classes.test(text.toLowerCase())
  // "Kalau unsur ketiga naik jadi 3,2?" is of one of a list.
  const isOne = Object.keys(before.slots).every((slot) => slot === 'value' || slot === 'nrr')
  const isSaid = has('follow-ups') || has('becoming') || has('corrections')
  if (!isOne || !(isNamed || isSaid)) return undefined
  const { value } = figure.quantity
  if (value < 1 || value > 100 || (value > highestMean && value < 25)) return undefined
  const computation = recompute({ ...before, slots: {} }, { value: figure.quantity })
  const old = resultOf(before)?.value
  const fresh = resultOf(computation && { ...before, slots: computation.slots })?.value
  if (old === undefined || fresh === undefined) return undefined
  return { computation: withLetters(computation, ikmLetter(old), ikmLetter(fresh)), corrects: has('corrections') }
}

/** The result with a line that says whether the letter changes. */
function withLetters(computation: Computation, old: string, fresh: string): Computation {
  const { outcome } = computation
  if (outcome.kind !== 'done') return computation
  return {
    ...computation,
    outcome: {
      ...outcome,
      explain(speech) {
        const said = outcome.explain(speech)
        const line = speech.say(old === fresh ? 'letter-stays' : 'letter-changes', { old, fresh })
        return { ...said, notes: [line, ...said.notes] }
      },
    },
  }
}
