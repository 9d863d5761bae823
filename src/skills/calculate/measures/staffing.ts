import { agentsFor, meanWait, occupancyOf, serviceLevel, trafficOf } from '../../../measures/erlang.ts'
import { peopleNeeded, rostered, wholePeople } from '../../../measures/staffing.ts'
import { impossible, missing, type Outcome } from '../outcome.ts'
import { type Quantity, toSeconds } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import type { Speech } from '../speech.ts'
import { checkCounts, checkPercents, given } from './checks.ts'
import { atCounters } from './counters.ts'

/** What is planned with where the asker says nothing. 80/20 is a custom, facts CS-051; 85 % as in facts CSM-107. */
const usual = { share: 0.8, seconds: 20, occupancy: 0.85, shiftHours: 8 }
const secondsPerHour = 3600
const secondsPerMinute = 60
/** More contacts than any queue here is computed for. */
const busiestTraffic = 5000

/**
 * How many people are needed: by Erlang C where contacts arrive in an hour and wait in a queue, by workload for tickets,
 * chats and whole days. Source: facts CSM-101–CSM-135.
 */
export function solveStaffing(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const { contacts, handling, agents } = slots
  const wrong =
    checkCounts([contacts, agents]) ?? checkPercents(given(slots, ['service-share', 'shrinkage', 'occupancy']))
  if (wrong) return wrong
  if (slots.shrinkage && slots.shrinkage.value >= 100)
    return impossible('bad-percent', { value: slots.shrinkage.value })
  if (slots.occupancy?.value === 0) return impossible('bad-percent', { value: 0 })
  if (!contacts) return missing('contacts')
  if (!handling) return missing('handling')
  if (handling.value <= 0) return impossible('bad-time', { value: handling.value })
  const per = contacts.per
  const hours = per && hoursOf(per)
  if (hours === undefined) return missing('period')
  if (contacts.value === 0) return impossible('bad-zero-contacts')
  const seconds =
    toSeconds(handling.unit === 'plain' ? { ...handling, unit: plainUnit(handling.value) } : handling) ?? 0
  // Whoever wants so many answered within so many seconds asks for a queue: a day's contacts are spread over its hours.
  const workHours = hours <= 1 ? hours : hoursOfWork(slots) * daysIn(contacts, slots.days)
  const hasTarget = slots['service-share'] !== undefined || slots.seconds !== undefined
  const isQueue =
    (hours <= 1 || hasTarget) &&
    workHours > 0 &&
    !marks.has('tickets') &&
    slots.concurrency === undefined &&
    !(marks.has('chats') && slots.occupancy !== undefined)
  if (!isQueue) return byWorkload({ seconds, contacts, hours }, slots)
  const traffic = trafficOf(contacts.value / workHours, seconds)
  if (marks.has('counter') && !hasTarget && slots.agents) return atCounters(traffic, slots.agents.value, seconds)
  const spread = hours <= 1 ? undefined : { contacts: contacts.value, hours: workHours }
  return traffic > busiestTraffic ? impossible('bad-traffic') : byErlang(traffic, seconds, slots, spread)
}

type Demand = {
  readonly seconds: number
  readonly contacts: Quantity
  readonly hours: number
}

/** `spread`: contacts that were counted over more than an hour, and the hours they were spread over. */
function byErlang(
  traffic: number,
  handlingSeconds: number,
  slots: Slots,
  spread: { readonly contacts: number; readonly hours: number } | undefined,
): Outcome {
  const share = (slots['service-share']?.value ?? usual.share * 100) / 100
  const answerIn = slots.seconds
  const seconds = answerIn
    ? (toSeconds(answerIn.unit === 'plain' ? { ...answerIn, unit: 'second' } : answerIn) ?? usual.seconds)
    : usual.seconds
  if (share >= 1) return impossible('bad-service-share')
  const occupancy = slots.occupancy ? slots.occupancy.value / 100 : undefined
  const needed = agentsFor(traffic, handlingSeconds, {
    share,
    seconds,
    ...(occupancy === undefined ? {} : { maxOccupancy: occupancy }),
  })
  const asked = slots.agents?.value
  const agents = asked ?? needed
  const isTargetAssumed = slots['service-share'] === undefined && answerIn === undefined
  return {
    kind: 'done',
    result: { value: needed, unit: 'plain' },
    explain(speech) {
      const { say, number, percent, time } = speech
      const target = say('staffing-target', { share: percent(share * 100), time: time(seconds) })
      const queue = { traffic, agents, handlingSeconds }
      const isOverloaded = agents <= traffic
      return {
        headline:
          asked === undefined
            ? say('staffing-needed', { agents: number(needed), target })
            : say(isOverloaded ? 'staffing-overloaded' : asked < needed ? 'staffing-lacking' : 'staffing-reached', {
                agents: number(agents),
                needed: number(needed),
                target,
                level: percent(serviceLevel(queue, seconds) * 100),
                time: time(seconds),
                traffic: number(traffic, 2),
              }),
        working: say('staffing-traffic', { traffic: number(traffic, 2) }),
        notes: [
          ...(isOverloaded
            ? []
            : [
                say('staffing-queue', {
                  agents: number(agents),
                  level: percent(serviceLevel(queue, seconds) * 100),
                  wait: time(meanWait(queue)),
                  occupancy: percent(occupancyOf(traffic, agents) * 100),
                }),
              ]),
          ...(agents >= needed
            ? []
            : [
                say('staffing-queue', {
                  agents: number(needed),
                  level: percent(serviceLevel({ ...queue, agents: needed }, seconds) * 100),
                  wait: time(meanWait({ ...queue, agents: needed })),
                  occupancy: percent(occupancyOf(traffic, needed) * 100),
                }),
              ]),
          ...(asked !== undefined && isOverloaded ? [say('staffing-short', { target, needed: number(needed) })] : []),
          ...rosterNotes(asked === undefined ? needed : Math.max(asked, needed), slots, speech),
          ...(isTargetAssumed ? [say('staffing-assumed-target')] : []),
          ...(spread ? [say('staffing-even', { contacts: number(spread.contacts), hours: number(spread.hours) })] : []),
          say('staffing-erlang-limits'),
        ],
      }
    },
  }
}

function byWorkload({ seconds, contacts, hours }: Demand, slots: Slots): Outcome {
  const concurrency = slots.concurrency?.value ?? 1
  if (concurrency < 1) return impossible('bad-concurrency', { value: concurrency })
  const occupancy = (slots.occupancy?.value ?? usual.occupancy * 100) / 100
  // Contacts of a day are worked on in a shift; those of an hour in that hour.
  const workHours = hours <= 1 ? hours : (productiveHours(slots) ?? hoursOfWork(slots) * daysIn(contacts, slots.days))
  if (!(workHours > 0)) return impossible('bad-time', { value: workHours })
  const minutes = seconds / secondsPerMinute
  const exact = peopleNeeded({
    contacts: contacts.value,
    handlingMinutes: minutes,
    concurrency,
    hours: workHours,
    occupancy,
  })
  const shrinkage = (slots.shrinkage?.value ?? 0) / 100
  // People who are needed at the same time are whole; what a day needs may be spread.
  const atOnce = hours <= 1 ? wholePeople(exact) : exact
  const onRoster = rostered(atOnce, shrinkage)
  const asked = slots.agents?.value
  const needed = wholePeople(slots.shrinkage ? onRoster : exact)
  return {
    kind: 'done',
    result: { value: slots.shrinkage ? onRoster : exact, unit: 'plain' },
    definition: 'cs-analysis/butuh-berapa-agen',
    explain: ({ say, number, percent }) => ({
      headline:
        asked === undefined
          ? say('workload-needed', { people: number(needed) })
          : say(asked >= needed ? 'workload-enough' : 'workload-short', {
              asked: number(asked),
              people: number(needed),
            }),
      working: [
        `${number(contacts.value)} × ${number(minutes, 2)} ÷ 60`,
        ...(concurrency > 1 ? [`÷ ${number(concurrency)}`] : []),
        ...(workHours === 1 ? [] : [`÷ ${number(workHours)} ${say('hours-word')}`]),
        `÷ ${percent(occupancy * 100)}`,
        ...(slots.shrinkage && hours <= 1 ? [`= ${number(exact, 2)} → ${number(atOnce)};`] : []),
        ...(slots.shrinkage ? [`÷ (1 − ${percent(shrinkage * 100)})`] : []),
        `= ${number(slots.shrinkage ? onRoster : exact, 2)}`,
      ].join(' '),
      notes: [
        ...(slots.occupancy ? [] : [say('workload-assumed-occupancy', { occupancy: percent(occupancy * 100) })]),
        ...(hours > 1 && slots.shift === undefined && slots.productive === undefined
          ? [say('workload-assumed-shift', { hours: number(usual.shiftHours) })]
          : []),
        ...(slots.shrinkage ? [] : [say('staffing-no-shrinkage')]),
        ...(concurrency > 1 ? [say('workload-concurrency')] : []),
        say('workload-peaks'),
      ],
    }),
  }
}

function rosterNotes(needed: number, { shrinkage }: Slots, { say, number, percent }: Speech): readonly string[] {
  if (!shrinkage) return [say('staffing-no-shrinkage')]
  const exact = rostered(needed, shrinkage.value / 100)
  return [
    say('staffing-roster', {
      needed: number(needed),
      shrinkage: percent(shrinkage.value),
      exact: number(exact, 2),
      rostered: number(wholePeople(exact)),
    }),
  ]
}

/** Contacts are counted over so many hours; whole days count 24, only to tell them from hours. */
function hoursOf({ count, unit }: NonNullable<Quantity['per']>): number | undefined {
  const hours: Partial<Record<Quantity['unit'], number>> = {
    second: 1 / secondsPerHour,
    minute: 1 / 60,
    hour: 1,
    day: 24,
    'working-day': 24,
    week: 24 * 7,
    month: 24 * 30,
  }
  const one = hours[unit]
  return one === undefined ? undefined : one * count
}

/** Of one working day. */
function hoursOfWork({ shift }: Slots): number {
  return shift ? (toSeconds(shift) ?? 0) / secondsPerHour : usual.shiftHours
}

/** Hours that one person really works in the whole period, where the asker says them: "160 jam efektif sebulan". */
function productiveHours({ productive }: Slots): number | undefined {
  const seconds = productive && toSeconds(productive.unit === 'plain' ? { ...productive, unit: 'hour' } : productive)
  return seconds === undefined ? undefined : seconds / secondsPerHour
}

/** Working days in the period of the contacts: five a week, 22 a month. */
function daysIn({ per }: Quantity, days: Quantity | undefined): number {
  if (days && (per?.unit === 'month' || per?.unit === 'week')) return days.value * per.count
  if (per?.unit === 'week') return 5 * per.count
  return per?.unit === 'month' ? 22 * per.count : (per?.count ?? 1)
}

function plainUnit(value: number): 'minute' | 'second' {
  return value >= secondsPerMinute ? 'second' : 'minute'
}

/** People on the roster for people at work: shrinkage, and days open against days worked. Source: facts CSM-109, CSM-132. */
export function solveRoster(slots: Slots): Outcome {
  const { needed, shrinkage } = slots
  const [open, work] = [slots['open-days'], slots['work-days']]
  const wrong = checkCounts([needed]) ?? checkPercents(given(slots, ['shrinkage']))
  if (wrong) return wrong
  if (!needed) return missing('needed')
  if (!shrinkage && !(open && work)) return missing('shrinkage')
  if (shrinkage && shrinkage.value >= 100) return impossible('bad-percent', { value: shrinkage.value })
  const days = open && work ? { open: open.value, work: work.value } : undefined
  if (days && !(days.work > 0 && days.work <= 7 && days.open >= days.work && days.open <= 7)) {
    return impossible('bad-days', { open: days.open, work: days.work })
  }
  const factor = days ? days.open / days.work : 1
  const exact = rostered(needed.value * factor, (shrinkage?.value ?? 0) / 100)
  return {
    kind: 'done',
    result: { value: wholePeople(exact), unit: 'plain' },
    explain: ({ say, number, percent }) => ({
      headline: say('roster-needed', { people: number(wholePeople(exact)) }),
      working: [
        number(needed.value),
        ...(days ? [`× ${number(days.open)} ÷ ${number(days.work)}`] : []),
        ...(shrinkage ? [`÷ (1 − ${percent(shrinkage.value)})`] : []),
        `= ${number(exact, 2)}`,
      ].join(' '),
      notes: [say('roster-note')],
    }),
  }
}
