import { meanWait } from '../../../measures/erlang.ts'
import { wholePeople } from '../../../measures/staffing.ts'
import { impossible, type Outcome } from '../outcome.ts'

const secondsPerHour = 3600
const secondsPerMinute = 60
/** Up to here a counter can be busy without the queue growing out of hand; as for agents, facts CSM-107. */
const busiest = 0.85

/**
 * Counters and who comes to them: utilisation = arrivals an hour × minutes each ÷ 60 ÷ counters. From 100 % on the queue only
 * grows; below it the mean wait is that of Erlang C. Source: facts CSM-101, CSM-102, CSM-107.
 */
export function atCounters(traffic: number, counters: number, handlingSeconds: number): Outcome {
  if (counters === 0) return impossible('bad-zero-contacts')
  const share = traffic / counters
  const needed = Math.max(1, wholePeople(traffic / busiest))
  const isEnough = share < 1
  const waitAt = (agents: number) => meanWait({ traffic, agents, handlingSeconds })
  return {
    kind: 'done',
    result: { value: share * 100, unit: 'percent' },
    definition: 'cs-analysis/antrean-loket',
    explain: ({ say, number, percent, time }) => ({
      headline: say(isEnough ? (share <= busiest ? 'counter-enough' : 'counter-tight') : 'counter-short', {
        counters: number(counters),
        share: percent(share * 100),
      }),
      working: `${number(traffic * (secondsPerHour / handlingSeconds))} × ${number(handlingSeconds / secondsPerMinute, 2)} ÷ 60 = ${number(traffic, 2)}; ÷ ${number(counters)}`,
      notes: [
        ...(isEnough ? [say('counter-wait', { wait: time(waitAt(counters)) })] : []),
        say('counter-capacity', { all: number((counters * secondsPerHour) / handlingSeconds) }),
        ...(isEnough && share <= busiest
          ? []
          : [
              say('counter-needed', {
                needed: number(needed),
                share: percent((traffic / needed) * 100),
                wait: time(waitAt(needed)),
              }),
            ]),
        say('counter-even'),
      ],
    }),
  }
}
