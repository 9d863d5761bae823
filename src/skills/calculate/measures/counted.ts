import { missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { checkCounts, checkPart } from './checks.ts'

/** The count behind a share that was told: part of total, both counts. What comes next may multiply it. */
export function solveCounted({ part, total }: Slots): Outcome {
  const wrong = checkCounts([total])
  if (wrong) return wrong
  if (!part || !total) return missing('total')
  const off = checkPart(part.value, total.value)
  if (off) return off
  return {
    kind: 'done',
    result: { value: part.value, unit: 'plain' },
    share: { x: part.value, n: total.value },
    explain: ({ say, number, percent }) => ({
      headline: say('count-of', { count: number(part.value, 0), n: number(total.value) }),
      working: `${percent((part.value / total.value) * 100, 2)} × ${number(total.value)} = ${number(part.value)}`,
      notes: [],
    }),
  }
}
