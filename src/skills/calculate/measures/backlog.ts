import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'
import { checkCounts, given } from './checks.ts'

/** Days until a backlog is gone: open ÷ (closed a day − new a day), rounded up. Counts. Source: cs-analysis/backlog. */
export function solveBacklog(slots: Slots): Outcome {
  const { open, closed } = slots
  const fresh = slots.new
  const wrong = checkCounts(given(slots, ['open', 'closed', 'new']))
  if (wrong) return wrong
  if (!open) return missing('open')
  if (!closed) return missing('closed')
  const net = closed.value - (fresh?.value ?? 0)
  if (net <= 0) return impossible('bad-backlog', { closed: closed.value, fresh: fresh?.value ?? 0 })
  const exact = open.value / net
  const days = Math.ceil(exact - 1e-9)
  return {
    kind: 'done',
    result: { value: days, unit: 'day' },
    explain: ({ say, number }) => ({
      headline: say('backlog-gone', { days: number(days) }),
      working: `${number(open.value)} ÷ (${number(closed.value)} − ${number(fresh?.value ?? 0)}) = ${number(exact, 2)}`,
      notes: [say('pace-steady')],
    }),
  }
}
