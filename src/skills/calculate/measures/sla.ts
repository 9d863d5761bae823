import { missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { shareResult } from './share-result.ts'

/** Kept promises: cases answered or settled in the agreed time ÷ all cases × 100. Counts. Source: cs-analysis/sla-ola. */
export function solveSla({ kept, missed, total }: Slots): Outcome {
  const all =
    total ??
    (kept?.unit === 'plain' && missed ? { value: kept.value + missed.value, unit: 'plain' as const } : undefined)
  const part = kept ?? (missed && total ? { value: total.value - missed.value, unit: 'plain' as const } : undefined)
  if (!part) return missing('kept')
  if (!all) return missing('total')
  return shareResult({ part, whole: all, name: 'name-sla', isCensus: true, notes: ({ say }) => [say('note-sla')] })
}
