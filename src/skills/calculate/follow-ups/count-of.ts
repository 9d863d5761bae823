import { krejcieMorgan } from '../../../measures/sample-size.ts'
import { solvers } from '../measures/solve.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import { recompute } from '../recompute.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { chainOf, type FollowUp } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const longestWish = 9
const howMany = / (?:berapa (?:orang|panggilan|pelanggan|tiket|chat|yang|responden|kontak|banyak)|how many) /

/** "Itu berapa orang yang nutup?": the count behind the share that was just told. */
export function countOf(before: CalculateMemory, said: Said, vocabulary: Vocabulary): FollowUp | undefined {
  if (said.figures.length > 0 || said.words > longestWish || !howMany.test(wordsIn(said.items))) return undefined
  const outcome = solvers[before.measure](before.slots, new Set(before.marks))
  const table = vocabulary.measures.find(({ name }) => name === before.measure)
  const share = outcome.kind === 'done' ? outcome.share : undefined
  const [part] = table?.words.fraction ?? []
  if (!share || !table || part === undefined) return undefined
  const spoken = wordsIn(said.items)
  const own = table.words.slots[part]?.words ?? []
  const others = Object.entries(table.words.slots).flatMap(([slot, { words }]) => (slot === part ? [] : words))
  const longest = (words: readonly string[]) =>
    Math.max(0, ...words.filter((word) => spoken.includes(` ${word} `)).map(({ length }) => length))
  const [mine, other] = [longest(own), longest(others)]
  if (mine === 0 && other === 0 && vocabulary.strangersTo(table, said.items) > 0) return undefined
  // "Yang tidak puas" are the others.
  const isRest =
    /^(?:tidak|belum|not|un)/.test(others.find((word) => spoken.includes(` ${word} `)) ?? '') && other > mine
  const x = isRest ? share.n - share.x : share.x
  const slots = { part: { value: x, unit: 'plain' }, total: { value: share.n, unit: 'plain' } } as const
  return { computation: recompute({ measure: 'counted', slots: {}, marks: [] }, slots), corrects: false }
}

const margin = /(?:±|\+\/?-|plus minus|margin|galat)\s*(?:error\s*)?\d/i

/** "How many more do I need to get ±5?" after so many answered of so many. */
export function moreAnswers(before: CalculateMemory, { text, figures, words }: Said): Outcome | undefined {
  const [figure, more] = figures
  const one = chainOf(before).find(({ measure }) => measure === 'response-rate')
  const { answered, invited } = one?.slots ?? {}
  if (!figure || more || words > longestWish * 2 || !margin.test(text) || !answered || !invited) return undefined
  const points = figure.quantity.value
  const have = answered.unit === 'percent' ? (answered.value / 100) * invited.value : answered.value
  if (!(points > 0 && points < 50)) return undefined
  const needed = krejcieMorgan(invited.value, points / 100)
  const gap = Math.max(0, Math.ceil(needed - have))
  return {
    kind: 'done',
    definition: 'cs-analysis/jumlah-responden',
    explain: ({ say, number }) => ({
      headline: say('more-answers', { gap: number(gap), needed: number(needed), margin: number(points) }),
      working: say('more-answers-working', {
        needed: number(needed),
        population: number(invited.value),
        have: number(have, 0),
      }),
      notes: [say('note-response-rate')],
    }),
  }
}
