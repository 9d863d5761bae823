import { ikmLetter, ikmOfMeans, lettersFrom, nextLetterFrom, roundIkm } from '../../../measures/ikm.ts'
import { elements } from '../measures/ikm.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import { recompute } from '../recompute.ts'
import { listIn } from '../slots.ts'
import { chainOf, type FollowUp, resultOf } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const longestWish = 14
const letters = ['a', 'b', 'c', 'd'] as const

/** "Unsur mana yang terendah?", "apa yang diperlukan agar mutu A?" after an index: answered from its own figures. */
export function askedOfIndex(before: CalculateMemory, said: Said): Outcome | undefined {
  const index = chainOf(before).find(({ measure }) => measure === 'ikm')
  if (!index || before.measure !== 'ikm' || said.words > longestWish || said.figures.length > 0) return undefined
  const means = listIn(index.slots, 'mean').map(({ value }) => value)
  if (said.has('lowests') && means.length > 1) return lowest(means)
  const ikm = resultOf(index)?.value
  const spoken = wordsIn(said.items)
  const wantsMore = / (?:naik|mencapai|capai|agar|supaya|dapat|jadi|reach|get) /.test(spoken) && !said.has('explains')
  const letter = letters.find((one) => new RegExp(` (?:mutu|kategori|nilai|kelas|grade|category) ${one} `).test(spoken))
  const isStep = / (?:tingkat|kelas|kategori|mutu|level|class) /.test(spoken)
  if (ikm === undefined || !wantsMore || !(letter || isStep)) return undefined
  return gapTo(ikm, letter, means)
}

/** "Masuk kategori apa?": the index once more, which names it. */
export function classOf(before: CalculateMemory, { figures, words, has }: Said): FollowUp | undefined {
  if (before.measure !== 'ikm' || !has('classes') || figures.length > 0 || words > longestWish) return undefined
  return { computation: recompute(before, before.slots), corrects: true }
}

function lowest(means: readonly number[]): Outcome {
  const ranked = means.map((mean, index) => ({ mean, index })).toSorted((a, b) => a.mean - b.mean)
  return {
    kind: 'done',
    explain: ({ say, number }) => {
      const name = (index: number) => {
        const element = means.length === elements.length ? elements[index] : undefined
        const place = say('element-number', { number: index + 1 })
        return element ? `${place} (${say(`element-${element}`)})` : place
      }
      const [first, second] = ranked
      return {
        headline: say('lowest-elements', {
          elements: [first, second]
            .flatMap((one) => (one ? [`**${name(one.index)}** ${number(one.mean, 2)}`] : []))
            .join(', '),
        }),
        working: '',
        notes: [say('lowest-order'), say('lowest-first')],
      }
    },
  }
}

function gapTo(
  ikm: number,
  letter: (typeof letters)[number] | undefined,
  means: readonly number[],
): Outcome | undefined {
  const goal = letter ? lettersFrom.find((one) => one.letter === letter.toUpperCase()) : nextLetterFrom(ikm)
  if (!goal) return undefined
  const mean = goal.from / 25
  const missing = goal.from - roundIkm(ikm)
  const n = means.length
  return {
    kind: 'done',
    definition: 'cs-analysis/mutu-ikm',
    explain: ({ say, number }) => ({
      headline:
        missing <= 0
          ? say('letter-reached', {
              letter: goal.letter,
              from: number(goal.from, 2),
              now: number(roundIkm(ikm), 2),
              own: ikmLetter(ikm),
            })
          : say('letter-gap', { letter: goal.letter, from: number(goal.from, 2), gap: number(missing, 2) }),
      working: `${number(goal.from, 2)} ÷ 25 = ${number(mean, 3)}${n > 1 ? `; ${number(ikmOfMeans(means) / 25, 3)} → ${number(mean, 3)}` : ''}`,
      notes:
        missing <= 0 || n < 2
          ? []
          : [
              say('letter-sum', {
                sum: number(mean * n, 2),
                now: number(
                  means.reduce((sum, one) => sum + one, 0),
                  2,
                ),
                more: number(mean * n - means.reduce((sum, one) => sum + one, 0), 2),
                each: number(mean - means.reduce((sum, one) => sum + one, 0) / n, 2),
                count: n,
              }),
            ],
    }),
  }
}
