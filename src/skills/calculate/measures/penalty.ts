import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'

/**
 * What a contract itself lets a delay cost: value × rate a day × days, in rupiah, and no more than its cap, a share of the
 * value. `wanted`: what the other side asks for instead. The figures are those of the contract; no rule stands behind it.
 */
export function solvePenalty({ value, rate, days, cap, wanted }: Slots): Outcome {
  if (!value) return missing('value')
  if (!rate) return missing('rate')
  if (!days) return missing('days')
  const negative = [value, rate, days, cap].find((one) => one && one.value < 0)
  if (negative) return impossible('bad-negative', { value: negative.value })
  const all = (value.value * rate.value * days.value) / 100
  const most = cap && (value.value * cap.value) / 100
  const isCapped = most !== undefined && all > most
  const penalty = isCapped ? most : all
  return {
    kind: 'done',
    result: { value: penalty, unit: 'money' },
    explain: ({ say, money, percent, number }) => ({
      headline: say('penalty', { penalty: money(penalty) }),
      working: `${money(value.value)} × ${percent(rate.value, 2)} × ${number(days.value)} = ${money(all)}`,
      notes: [
        ...(most === undefined || !cap
          ? []
          : [say(isCapped ? 'penalty-capped' : 'penalty-below-cap', { cap: percent(cap.value), most: money(most) })]),
        ...(wanted
          ? [
              say(wanted.value > penalty ? 'penalty-wanted-above' : 'penalty-wanted-within', {
                wanted: money(wanted.value),
                gap: money(Math.abs(wanted.value - penalty)),
              }),
            ]
          : []),
        say('penalty-contract'),
      ],
    }),
  }
}
