import type { Benchmarks } from '../benchmarks.ts'
import type { Computation } from '../find-measure.ts'
import type { MeasureName } from '../measures/solve.ts'
import { type Judgement, judgeValue } from './judge.ts'
import type { Said } from './said.ts'

/** "CSAT 80% bagus gak?" has entries of its own, which say more than a band. */
const leftToEntries: ReadonlySet<MeasureName> = new Set(['csat', 'nps'])
const longestTelling = 24

/**
 * "Our FCR is 68%. Is that okay for an internet provider?": one value of one measure, told and not computed, and the wish to
 * know whether it is good. Undefined where no benchmark is known for the measure: then the entries say more than we could.
 */
export function toldValue(
  found: readonly Computation[],
  said: Said,
  { benchmarks, text }: { readonly benchmarks: Benchmarks; readonly text: string },
): Judgement | undefined {
  const [figure, more] = said.figures
  if (!figure || more || said.words > longestTelling || !said.has('judging')) return undefined
  if (said.has('explains') || said.has('formulas') || said.has('origins') || said.has('growing') || said.has('targets'))
    return undefined
  const named = found.find(({ isNamed, measure }) => isNamed && benchmarks[measure] !== undefined)
  if (!named || named.outcome.kind === 'done' || leftToEntries.has(named.measure)) return undefined
  const { quantity } = figure
  return quantity.unit === 'percent'
    ? judgeValue(named.measure, quantity, { benchmarks, target: undefined, text })
    : undefined
}
