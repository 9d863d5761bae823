import { highestDataFine } from '../../../measures/law-figures.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'

/**
 * The most that the fine of UU PDP can come to: 2 % × the income of a year, in rupiah. It is a ceiling, and no forecast. A
 * rate of the asker's own is computed too, and held against the ceiling.
 */
export function solveFine({ base, rate }: Slots): Outcome {
  if (!base) return missing('base')
  if (base.value < 0) return impossible('bad-negative', { value: base.value })
  const ceiling = (highestDataFine / 100) * base.value
  const own = rate && rate.value !== highestDataFine ? (rate.value / 100) * base.value : undefined
  return {
    kind: 'done',
    result: { value: ceiling, unit: 'money' },
    explain: ({ say, money, percent }) => ({
      headline: say('fine-most', { fine: money(ceiling) }),
      working: `${percent(highestDataFine)} × ${money(base.value)}`,
      notes: [
        ...(rate && own !== undefined
          ? [
              say(rate.value > highestDataFine ? 'fine-above-ceiling' : 'fine-below-ceiling', {
                rate: percent(rate.value, 2),
                own: money(own),
                ceiling: percent(highestDataFine),
              }),
            ]
          : []),
        say('fine-ceiling-only'),
      ],
    }),
  }
}
