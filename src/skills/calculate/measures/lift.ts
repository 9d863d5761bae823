import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { checkCounts, checkPart, checkPercents } from './checks.ts'

/**
 * How high a share of satisfied answers could go if one reason of complaints vanished: now + (100 − now) × reason ÷ all
 * reasons, in per cent. It is the most that can come of it: every unsatisfied answer would have to stem from the complaints in
 * their proportion, and whoever complained for that reason would have to be satisfied then. Plain arithmetic; no study.
 */
export function solveLift({ now, part, total }: Slots): Outcome {
  const wrong = checkCounts([part, total]) ?? checkPercents([now])
  if (wrong) return wrong
  if (!now) return missing('now')
  if (!part || !total) return missing('part')
  if (total.value === 0) return impossible('bad-zero')
  const off = checkPart(part.value, total.value)
  if (off) return off
  const share = part.value / total.value
  const most = now.value + (100 - now.value) * share
  return {
    kind: 'done',
    result: { value: most, unit: 'percent' },
    explain: ({ say, percent, number }) => ({
      headline: say('lift-most', { most: percent(most), now: percent(now.value) }),
      working: `${percent(now.value)} + (100% − ${percent(now.value)}) × ${number(part.value)} ÷ ${number(total.value)} = ${percent(most)}`,
      notes: [say('lift-assumes-share'), say('lift-assumes-satisfied'), say('lift-try')],
    }),
  }
}
