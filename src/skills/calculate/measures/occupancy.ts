import { impossible, missing, type Outcome } from '../outcome.ts'
import { toSeconds } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import { checkCounts, given } from './checks.ts'

const secondsPerHour = 3600
const secondsPerMinute = 60
const usualLimit = 85
const mostOfOne = 1.2

/**
 * Occupancy, per cent: the time spent serving ÷ the time available = contacts × handling ÷ concurrency ÷ (people × hours)
 * × 100. `contacts` of one person, or of `agents` together, in the hours; handling and hours are times. Source: facts CSM-107.
 */
export function solveOccupancy(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const { contacts, handling, agents, concurrency, hours } = slots
  const wrong = checkCounts(given(slots, ['contacts', 'agents']))
  if (wrong) return wrong
  if (!contacts) return missing('contacts')
  if (!handling) return missing('handling')
  if (!hours) return missing('hours')
  const at_once = concurrency?.value ?? 1
  if (at_once < 1) return impossible('bad-concurrency', { value: at_once })
  const each = toSeconds(handling.unit === 'plain' ? { ...handling, unit: 'minute' } : handling) ?? 0
  const available = toSeconds(hours.unit === 'plain' ? { ...hours, unit: 'hour' } : hours) ?? 0
  if (!(available > 0)) return impossible('bad-time', { value: hours.value })
  if (!(each > 0)) return impossible('bad-time', { value: handling.value })
  const busy = (contacts.value * each) / at_once
  if (agents?.value === 0) return impossible('bad-time', { value: 0 })
  // "Each" may be said of the contacts or of the hours: contacts that one person can do are those of one.
  const isOfOne = marks.has('each') && busy <= available * mostOfOne
  const people = agents && !isOfOne ? agents.value : 1
  const share = (busy / (people * available)) * 100
  return {
    kind: 'done',
    result: { value: share, unit: 'percent' },
    explain: ({ say, number, percent }) => ({
      headline: say('result', { name: say('name-occupancy'), value: percent(share) }),
      working: [
        `${number(contacts.value)} × ${number(each / secondsPerMinute, 2)} ÷ 60`,
        ...(at_once > 1 ? [`÷ ${number(at_once)}`] : []),
        `= ${number(busy / secondsPerHour, 2)} ${say('hours-word')};`,
        `÷ ${people > 1 ? `(${number(people)} × ${number(available / secondsPerHour, 2)})` : number(available / secondsPerHour, 2)} ${say('hours-word')}`,
      ].join(' '),
      notes: [
        say(share > 100 ? 'occupancy-impossible' : share > usualLimit ? 'occupancy-high' : 'occupancy-fine'),
        say('occupancy-paid'),
      ],
    }),
  }
}
