import type { Computation } from './find-measure.ts'
import { solvers } from './measures/solve.ts'
import type { CalculateMemory } from './memory.ts'
import type { Slots } from './slots.ts'

/** A measure computed from these figures; `said` are marks beside those that were said before. */
export function recompute(
  { measure, marks: kept }: Pick<CalculateMemory, 'measure' | 'slots' | 'marks'>,
  slots: Slots,
  said: ReadonlySet<string> = new Set(),
): Computation {
  const marks = new Set([...kept, ...said])
  return {
    measure,
    slots,
    marks,
    outcome: solvers[measure](slots, marks),
    leftovers: [],
    isNamed: false,
    placed: 0,
    labelled: new Set(),
  }
}
