import { solvers } from '../measures/solve.ts'
import type { CalculateMemory } from '../memory.ts'
import type { Outcome } from '../outcome.ts'
import { chainOf } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const longestWish = 14
const differs = / (?:beda|berbeda|tidak sama|different|differs|differ|mismatch) /

/**
 * "Kok beda sama dashboard, di situ 9%?" after a share of counts: how many that would be of the same whole, and what makes two
 * such figures differ. Without the other figure only the latter.
 */
export function differing(before: CalculateMemory, said: Said): Outcome | undefined {
  const { figures, words, items, has } = said
  const [figure, more] = figures
  if (more || words > longestWish || !differs.test(wordsIn(items)) || !(has('origins') || figure)) return undefined
  const [one] = chainOf(before)
  const outcome = one && solvers[one.measure](one.slots, new Set(one.marks))
  if (outcome?.kind !== 'done' || one?.measure === 'compare' || one?.measure === 'change') return undefined
  const { share, result } = outcome
  if (!share && result?.unit !== 'points') return undefined
  const other = figure?.quantity
  if (other && other.unit !== 'percent' && other.unit !== 'plain') return undefined
  const isOf = share !== undefined && other !== undefined && other.value >= 0 && other.value <= 100
  return {
    kind: 'done',
    explain: ({ say, number, percent }) => ({
      headline: isOf
        ? say('differs-counts', {
            other: percent(other.value),
            count: number(Math.round((other.value / 100) * share.n)),
            n: number(share.n),
            own: number(share.x),
          })
        : say('differs'),
      working: '',
      notes: [say('differs-check')],
    }),
  }
}
