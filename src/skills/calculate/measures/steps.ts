import { namedIn } from '../lists/named-slots.ts'
import { missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { checkCounts, checkPercents } from './checks.ts'

/** Shares of shares: whole × first share × second share …, a count. Shares in per cent. */
export function solveSteps(slots: Slots): Outcome {
  const { whole } = slots
  const rates = namedIn(slots, 'rate')
  const wrong = checkCounts([whole]) ?? checkPercents(rates.map(({ quantity }) => quantity))
  if (wrong) return wrong
  if (!whole || rates.length === 0) return missing('whole')
  const steps = rates.map((_, index) =>
    rates.slice(0, index + 1).reduce((left, { quantity }) => (left * quantity.value) / 100, whole.value),
  )
  const last = steps.at(-1) ?? whole.value
  return {
    kind: 'done',
    result: { value: last, unit: 'plain' },
    share: { x: last, n: whole.value },
    explain: ({ say, number, percent }) => ({
      headline: say('count-of', { count: number(last, 1), n: number(whole.value) }),
      working: `${number(whole.value)} ${rates.map(({ quantity }) => `× ${percent(quantity.value, 2)}`).join(' ')}`,
      notes: [
        rates
          .map(
            ({ label, quantity }, index) =>
              `${label === '' ? percent(quantity.value) : label}: ${number(steps[index] ?? 0, 1)}`,
          )
          .join('; '),
      ],
    }),
  }
}
