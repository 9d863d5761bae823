import { z } from 'zod'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Message } from '../../domain/message.ts'
import { startOfDay } from '../../programme/dates/calendar.ts'
import { addWeeks, type IsoWeek, weekOf } from '../../programme/dates/iso-week.ts'
import { programmeStream } from '../../programme/events.ts'
import { occurrencesBetween } from '../../schedule/recurrence.ts'
import { recurrenceOf, type ScheduleState, scheduleStream, scheduleStreams, teamOf, toSent } from './schedule.ts'
import { type SummaryParts, sayIn, summarySkill } from './summary-parts.ts'
import { tellWeek } from './tell-week.ts'

const hour = 60 * 60 * 1000
/** Later than this a summary says that it is late. */
const lateMs = 6 * hour
/** A summary that nobody could take for so long is told of, not sent: it is old by then. */
const lookBackMs = 5 * 7 * 24 * hour

const dueSchema = z.object({ team: z.string(), days: z.array(z.string()).min(1), atMs: z.number() })

/** What of the schedules of all teams came due and was not sent. Missed ones come in one message, late, that names them. */
export async function dueSummaries(parts: SummaryParts, nowMs: number): Promise<readonly Message[]> {
  const streams = await parts.events.streams(scheduleStreams)
  const found = await Promise.all(streams.map((stream) => dueOf(parts, teamOf(stream), nowMs)))
  return found.flatMap((message) => message ?? [])
}

async function dueOf({ schedules }: SummaryParts, team: string, nowMs: number): Promise<Message | undefined> {
  const { state } = await schedules.read(scheduleStream(team))
  if (!state.schedule) return undefined
  const sent = new Set(state.sent)
  const open = occurrencesBetween(recurrenceOf(state.schedule), Math.max(state.sinceMs, nowMs - lookBackMs), nowMs)
  const days = open.filter(({ day }) => !sent.has(day))
  const last = days.at(-1)
  if (!last) return undefined
  const { conversationId, person } = state.schedule
  return {
    id: `summary:${team}:${last.day}`,
    conversationId,
    person: toPerson(person),
    kind: 'due',
    text: '',
    attachments: [],
    due: { skill: summarySkill, name: 'weekly', data: { team, days: days.map(({ day }) => day), atMs: last.atMs } },
    receivedAtMs: nowMs,
  }
}

/** The summary of the week before the day it is due. Whatever delivered it twice, it is told once. */
export async function deliverWeekly(parts: SummaryParts, { message }: TurnContext): Promise<SkillOutcome> {
  const { people, events, schedules } = parts
  const work = dueSchema.safeParse(message.due?.data).data
  const read = work && (await schedules.read(scheduleStream(work.team)))
  const known = work && (await people.team(work.team))
  if (!work || !read?.state.schedule || !known?.state) return { replies: [] }
  const { language } = read.state.schedule
  const say = sayIn(parts, language)
  const days = work.days.filter((day) => !read.state.sent.includes(day))
  const last = days.at(-1)
  if (last === undefined) return { replies: [] }
  const team = known.state
  const missed = days.slice(0, -1).map(weekBefore)
  const notes = [
    ...(message.receivedAtMs - work.atMs > lateMs ? [say('late-note')] : []),
    ...(missed.length > 0 ? [say('missed-note', { weeks: missed.join(', ') })] : []),
  ]
  const { events: records } = await events.readFrom(programmeStream(work.team))
  const nowMs = startOfDay(last, team.zone)
  const outcome = await tellWeek(parts, weekBefore(last), { team, teamId: work.team, records, nowMs, language, notes })
  return { ...outcome, events: [toSent(work.team, days)], expects: [read.at], language }
}

/** A summary on Monday is of the week that ended the day before; on another day, of the week at hand's last full one. */
function weekBefore(day: string): IsoWeek {
  return addWeeks(weekOf(day), -1)
}

function toPerson({ channel, id, name, locale }: NonNullable<ScheduleState['schedule']>['person']): Message['person'] {
  return { channel, id, ...(name ? { name } : {}), ...(locale ? { locale } : {}) }
}
