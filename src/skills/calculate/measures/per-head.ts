import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { checkCounts } from './checks.ts'

/** So many contacts for each of so many people: total ÷ people [÷ days]. Counts. */
export function solvePerHead({ total, people, days }: Slots): Outcome {
  const wrong = checkCounts([total, people])
  if (wrong) return wrong
  if (!total) return missing('total')
  if (!people) return missing('people')
  if (people.value === 0 || days?.value === 0) return impossible('bad-time', { value: 0 })
  const each = total.value / people.value / (days?.value ?? 1)
  return {
    kind: 'done',
    result: { value: each, unit: 'plain' },
    explain: ({ say, number }) => ({
      headline: say('result', { name: say(days ? 'name-per-head-day' : 'name-per-head'), value: number(each, 1) }),
      working: `${number(total.value)} ÷ ${number(people.value)}${days ? ` ÷ ${number(days.value)}` : ''}`,
      notes: [say('per-head-note')],
    }),
  }
}
