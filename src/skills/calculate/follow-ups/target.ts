import type { Computation } from '../find-measure.ts'
import { tokensOf } from '../items.ts'
import { type MeasureName, solvers } from '../measures/solve.ts'
import type { CalculateMemory, Computed } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import type { Speech } from '../speech.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { chainOf, type FollowUp } from './replay.ts'
import type { Said } from './said.ts'

const longestWish = 16

/** "Kalau target 95, kurang berapa orang lagi?": how far a share of counts is from where it is to be. */
export function targetGap(before: CalculateMemory, { figures, words, has }: Said): Computation | undefined {
  const [figure, more] = figures
  const isWish = figure?.quantity.unit === 'percent' && has('wishing')
  const isAsked =
    has('targets') ||
    isWish ||
    (has('lacking') &&
      (has('becoming') || figure?.quantity.unit === 'percent' || (!figure && before.target !== undefined)))
  // "If I want a 3% margin" is no share to reach.
  if (more || words > longestWish || !isAsked || has('interval-wishes')) return undefined
  const target = figure?.quantity ?? (has('lacking') ? before.target : undefined)
  const found = chainOf(before).flatMap((one) => shareIn(one) ?? [])[0]
  const share = found?.share
  if (!target || !share) return undefined
  if (!(target.value > 0 && target.value <= 100) || !['plain', 'percent'].includes(target.unit)) return undefined
  const { x, n } = share
  return recompute(
    { measure: 'target-gap', slots: {}, marks: found?.isLower || has('shrinking') || has('ceilings') ? ['lower'] : [] },
    {
      part: { value: Math.round(x), unit: 'plain' },
      total: { value: n, unit: 'plain' },
      target: { value: target.value, unit: 'percent' },
    },
  )
}

/** "CSAT-nya berapa dan kurang berapa lagi ke 85%?": the share is asked for beside the gap. */
export function askedShare(before: CalculateMemory, said: Said, vocabulary: Vocabulary): Computed | undefined {
  const one = chainOf(before).find(({ measure }) => measure !== 'target-gap')
  const gap = before.measure === 'target-gap' ? before.slots : undefined
  const table = vocabulary.measures.find(({ name }) => name === one?.measure)
  const tokens = tokensOf(said.items)
  const isNamed = table !== undefined && tokens.some((_, at) => table.names.at(tokens, at) !== undefined)
  const outcome = one && solvers[one.measure](one.slots, new Set(one.marks))
  const share = outcome?.kind === 'done' ? outcome.share : undefined
  if (!one || !isNamed || !share || !said.has('asks')) return undefined
  const isSame = !gap || (gap.part?.value === share.x && gap.total?.value === share.n)
  return isSame ? one : undefined
}

/** The counts behind a share; of two that were compared those of the later. */
function shareIn({ measure, slots, marks }: Computed) {
  const { part: x, total: n } = slots
  // A gap rests on the figures that were said last.
  if (measure === 'target-gap' && x && n) return { share: { x: x.value, n: n.value }, isLower: marks.includes('lower') }
  const outcome = solvers[measure](slots, new Set(marks))
  if (outcome.kind !== 'done') return undefined
  const [part, whole] = [slots['part-2'], slots['total-2']]
  const isPair = measure === 'compare' && part?.unit === 'plain' && whole !== undefined
  const share = outcome.share ?? (isPair ? { x: part.value, n: whole.value } : undefined)
  return share && { share, isLower: measure === 'abandonment' || marks.includes('lower') }
}

/** How a result stands to what its owner wants to reach. */
export function targetNote(result: Quantity, target: Quantity, { say, number, percent }: Speech): string {
  const gap = target.value - result.value
  const shown = result.unit === 'percent' ? percent(target.value) : number(target.value, 2)
  if (gap <= 0) return say('target-reached', { target: shown, gap: number(-gap) })
  return say('target-open', { target: shown, gap: number(gap) })
}

const needs: ReadonlySet<MeasureName> = new Set(['staffing', 'capacity'])
const longestLacking = 8

/** "Kurang berapa orang?" after a need for people was held against those there are: the need once more. */
export function lackingPeople(before: CalculateMemory, { figures, words, has }: Said): FollowUp | undefined {
  if (!needs.has(before.measure) || !before.slots.agents || figures.length > 0 || words > longestLacking)
    return undefined
  return has('lacking') ? { computation: recompute(before, before.slots), corrects: true } : undefined
}
