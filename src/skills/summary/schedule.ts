import { z } from 'zod'
import type { EventDraft } from '../../conversation/skill.ts'
import type { Event } from '../../domain/event.ts'
import { languages } from '../../domain/language.ts'
import type { Person } from '../../domain/message.ts'
import type { Subject } from '../../ports/keeper.ts'
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
const sent = z.object({ days: z.array(z.string()) })

export type Scheduled = z.infer<typeof scheduled>

/** When a team's summary comes, since when, and the days whose summaries were sent. */
export type ScheduleState = {
  readonly schedule: Scheduled | undefined
  readonly sinceMs: number
  /** The last occurrences that were told, newest last. */
  readonly sent: readonly string[]
}

export const noSchedule: ScheduleState = { schedule: undefined, sinceMs: 0, sent: [] }

/** So many are enough to tell one that comes again: what is due looks back less far. */
const remembered = 60

export function applySchedule(state: ScheduleState, events: readonly Event[]): ScheduleState {
  let { schedule, sinceMs } = state
  const days = [...state.sent]
  for (const { kind, data, atMs } of events) {
    if (kind === 'unscheduled') schedule = undefined
    if (kind === 'sent') days.push(...(sent.safeParse(data).data?.days ?? []))
    const known = kind === 'scheduled' ? scheduled.safeParse(data).data : undefined
    if (known) {
      schedule = known
      sinceMs = atMs
    }
  }
  return { schedule, sinceMs, sent: days.slice(-remembered) }
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

export function toUnscheduled(teamId: string): EventDraft {
  return { stream: scheduleStream(teamId), kind: 'unscheduled', data: {} }
}

export function toSent(teamId: string, days: readonly string[]): EventDraft {
  return { stream: scheduleStream(teamId), kind: 'sent', data: { days } }
}

/** The same, where what was to be sent to somebody who goes is called off. */
export function withoutRecipient(events: readonly Event[], { accounts }: Subject): readonly Event[] {
  return events.map((event) => {
    const to = event.kind === 'scheduled' ? scheduled.safeParse(event.data).data?.person : undefined
    const isTheirs = accounts.some(({ channel, id }) => to?.channel === channel && to.id === id)
    return isTheirs ? { ...event, kind: 'unscheduled', data: {} } : event
  })
}
