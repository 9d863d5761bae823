import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { checkCounts, checkPart, checkPercents } from './checks.ts'

/**
 * How many more of n answers (cases, calls) must be good so that a share reaches its target: ⌈target × n⌉ − x; where less is
 * better (`lower`), how many fewer: x − ⌊target × n⌋. Counts, and the target in per cent. Plain arithmetic of a share.
 */
export function solveTargetGap({ part, total, target }: Slots, marks: ReadonlySet<string>): Outcome {
  const wrong = checkCounts([part, total]) ?? checkPercents([target])
  if (wrong) return wrong
  if (!total) return missing('total')
  if (!part) return missing('part')
  if (!target) return missing('target')
  const off = checkPart(part.value, total.value)
  if (off) return off
  const isLower = marks.has('lower')
  const exact = (target.value / 100) * total.value
  const needed = isLower ? Math.floor(exact + 1e-9) : Math.ceil(exact - 1e-9)
  const gap = isLower ? part.value - needed : needed - part.value
  if (total.value === 0) return impossible('bad-zero')
  return {
    kind: 'done',
    result: { value: Math.max(0, gap), unit: 'plain' },
    explain: ({ say, number, percent }) => ({
      headline:
        gap <= 0
          ? say('gap-none', { target: percent(target.value) })
          : say(isLower ? 'gap-fewer' : 'gap-more', {
              gap: number(gap),
              needed: number(needed),
              total: number(total.value),
            }),
      working: say(Number.isInteger(exact) ? 'gap-working-exact' : isLower ? 'gap-working-lower' : 'gap-working', {
        target: percent(target.value),
        total: number(total.value),
        exact: number(exact, 2),
        needed: number(needed),
        part: number(part.value),
      }),
      notes: [
        say('gap-points', {
          now: percent((part.value / total.value) * 100),
          target: percent(target.value),
          points: number(Math.abs(target.value - (part.value / total.value) * 100)),
        }),
      ],
    }),
  }
}
