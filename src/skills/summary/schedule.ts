import { z } from 'zod'
import type { EventDraft } from '../../conversation/skill.ts'
import type { Event } from '../../domain/event.ts'
import { languages } from '../../domain/language.ts'
import type { Person } from '../../domain/message.ts'
import type { Subject } from '../../ports/keeper.ts'
import type { Day } from '../../programme/dates/calendar.ts'
import { addWeeks, type IsoWeek, weekOf } from '../../programme/dates/iso-week.ts'
import type { Recurrence } from '../../schedule/recurrence.ts'

const prefix = 'summary:'

/** The stream of when a team wants its summary, and which were sent. */
export function scheduleStream(teamId: string): string {
  return `${prefix}${teamId}`
}

export const scheduleStreams = prefix

export function teamOf(stream: string): string {
  return stream.slice(prefix.length)
}

const person = z.object({
  channel: z.string(),
  id: z.string(),
  name: z.string().optional(),
  locale: z.string().optional(),
})
const scheduled = z.object({
  weekday: z.int().min(1).max(7),
  hour: z.int().min(0).max(23),
  minute: z.int().min(0).max(59),
  zone: z.string(),
  language: z.enum(languages),
  conversationId: z.string(),
  person,
})
/** Several days where others were missed before it; the last is the one it came on. */
const sent = z.object({ days: z.array(z.iso.date()) })
const closed = z.object({ conversationId: z.string() })

export type Scheduled = z.infer<typeof scheduled>

/** When a team's summary comes, and how far it was told. */
export type ScheduleState = {
  readonly schedule: Scheduled | undefined
  /** When it was set so, in milliseconds since the epoch. */
  readonly sinceMs: number
  /** The last week that was told; it and those before it are told no more, whatever the schedule becomes. */
  readonly toldUpTo: IsoWeek | undefined
  /** It was wanted all along since then: the weeks in between are owed. */
  readonly isUnbroken: boolean
  /** The conversation of which the other managers were told that nobody can be reached there. */
  readonly closed: string | undefined
}

export const noSchedule: ScheduleState = {
  schedule: undefined,
  sinceMs: 0,
  toldUpTo: undefined,
  isUnbroken: false,
  closed: undefined,
}

export function applySchedule(state: ScheduleState, events: readonly Event[]): ScheduleState {
  return events.reduce(reduce, state)
}

function reduce(state: ScheduleState, { kind, data, atMs }: Event): ScheduleState {
  switch (kind) {
    case 'scheduled': {
      const schedule = scheduled.safeParse(data).data
      return schedule ? { ...state, schedule, sinceMs: atMs, closed: undefined } : state
    }
    case 'unscheduled':
      return { ...state, schedule: undefined, isUnbroken: false }
    case 'sent': {
      const last = sent.safeParse(data).data?.days.at(-1)
      if (last === undefined) return state
      const week = weekTold(last)
      const isLater = state.toldUpTo === undefined || week > state.toldUpTo
      return { ...state, toldUpTo: isLater ? week : state.toldUpTo, isUnbroken: true }
    }
    case 'closed':
      return { ...state, closed: closed.safeParse(data).data?.conversationId }
    default:
      return state
  }
}

/** Of which week it is when it comes on a day: on Monday of the one that ended the day before, later of the same. */
export function weekTold(day: Day): IsoWeek {
  return addWeeks(weekOf(day), -1)
}

export function recurrenceOf({ weekday, hour, minute, zone }: Scheduled): Recurrence {
  return { weekday, hour, minute, zone }
}

export function toScheduled(
  teamId: string,
  schedule: Omit<Scheduled, 'person'> & { readonly person: Person },
): EventDraft {
  const { person: to, ...rest } = schedule
  const { channel, id, name, locale } = to
  const kept = { channel, id, ...(name ? { name } : {}), ...(locale ? { locale } : {}) }
  return { stream: scheduleStream(teamId), kind: 'scheduled', data: { ...rest, person: kept } }
}

/** Whoever set it, as a message knows them. */
export function toPerson({ channel, id, name, locale }: Scheduled['person']): Person {
  return { channel, id, ...(name ? { name } : {}), ...(locale ? { locale } : {}) }
}

export function toUnscheduled(teamId: string): EventDraft {
  return { stream: scheduleStream(teamId), kind: 'unscheduled', data: {} }
}

export function toSent(teamId: string, day: Day): EventDraft {
  return { stream: scheduleStream(teamId), kind: 'sent', data: { days: [day] } }
}

export function toClosed(teamId: string, conversationId: string): EventDraft {
  return { stream: scheduleStream(teamId), kind: 'closed', data: { conversationId } }
}

/** The same, where what was to be sent to somebody who goes is called off. */
export function withoutRecipient(events: readonly Event[], { accounts }: Subject): readonly Event[] {
  return events.map((event) => {
    const to = event.kind === 'scheduled' ? scheduled.safeParse(event.data).data?.person : undefined
    const isTheirs = accounts.some(({ channel, id }) => to?.channel === channel && to.id === id)
    return isTheirs ? { ...event, kind: 'unscheduled', data: {} } : event
  })
}
