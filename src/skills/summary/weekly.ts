import { z } from 'zod'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Message } from '../../domain/message.ts'
import { addDays, type Day, startOfDay } from '../../programme/dates/calendar.ts'
import { addWeeks, type IsoWeek, weekAt } from '../../programme/dates/iso-week.ts'
import { programmeStream } from '../../programme/events.ts'
import { occurrencesBetween } from '../../schedule/recurrence.ts'
import { mayReceive } from './recipients.ts'
import {
  recurrenceOf,
  type ScheduleState,
  scheduleStream,
  scheduleStreams,
  teamOf,
  toPerson,
  toSent,
  toUnscheduled,
  weekTold,
} from './schedule.ts'
import { type SummaryParts, sayIn, summarySkill } from './summary-parts.ts'
import { tellWeek } from './tell-week.ts'

const hour = 60 * 60 * 1000
/** Later than this a summary says that it is late. */
const lateMs = 6 * hour
/** The last time that it came due lies no further back. */
const lookBackMs = 8 * 24 * hour

export const weeklyName = 'weekly'

export const weeklySchema = z.object({ team: z.string(), days: z.array(z.iso.date()).min(1), atMs: z.number() })

/** What of the schedules of all teams came due and was not sent. Missed ones come in one message, late, that names them. */
export async function dueSummaries(parts: SummaryParts, nowMs: number): Promise<readonly Message[]> {
  const streams = await parts.events.streams(scheduleStreams)
  const found = await Promise.all(streams.map((stream) => dueOf(parts, teamOf(stream), nowMs)))
  return found.flatMap((message) => message ?? [])
}

async function dueOf({ schedules }: SummaryParts, team: string, nowMs: number): Promise<Message | undefined> {
  const { state } = await schedules.read(scheduleStream(team))
  if (!state.schedule) return undefined
  const last = occurrencesBetween(recurrenceOf(state.schedule), Math.max(state.sinceMs, nowMs - lookBackMs), nowMs).at(
    -1,
  )
  if (!last || isTold(state, last.day)) return undefined
  const { conversationId, person } = state.schedule
  return {
    id: `summary:${team}:${last.day}`,
    conversationId,
    person: toPerson(person),
    kind: 'due',
    text: '',
    attachments: [],
    due: { skill: summarySkill, name: weeklyName, data: { team, days: [last.day], atMs: last.atMs } },
    receivedAtMs: nowMs,
  }
}

/** The summary of the week before the day it is due. Whatever delivered it twice, it is told once. */
export async function deliverWeekly(parts: SummaryParts, { message }: TurnContext): Promise<SkillOutcome> {
  const { people, schedules } = parts
  const work = weeklySchema.safeParse(message.due?.data).data
  const read = work && (await schedules.read(scheduleStream(work.team)))
  const known = work && (await people.team(work.team))
  const schedule = read?.state.schedule
  if (!work || !schedule || !known?.state) return { replies: [] }
  const { state, at } = read
  const { language } = schedule
  const [day] = work.days.slice(-1)
  if (day === undefined || isTold(state, day)) return { replies: [] }
  const team = known.state
  const { firstMs } = (await parts.histories.read(programmeStream(work.team))).state
  const began = firstMs === undefined ? undefined : weekAt(firstMs, team.zone)
  // Whoever has left the team reads nothing of it any more.
  if (!(await mayReceive(parts, team, schedule))) {
    return { replies: [], events: [toUnscheduled(work.team)], expects: [at] }
  }
  // Of weeks before the first record there is nothing to tell.
  if (began !== undefined && weekTold(day) < began) {
    return { replies: [], events: [toSent(work.team, day)], expects: [at] }
  }
  const say = sayIn(parts, language)
  const missed = missedBefore(state, day).filter((week) => began === undefined || week >= began)
  const notes = [
    ...(message.receivedAtMs - work.atMs > lateMs ? [say('late-note')] : []),
    ...(missed.length > 0 ? [say('missed-note', { weeks: sayWeeks(missed) })] : []),
  ]
  const nowMs = startOfDay(day, team.zone)
  const outcome = await tellWeek(parts, weekTold(day), { team, teamId: work.team, nowMs, language, notes })
  return { ...outcome, events: [toSent(work.team, day)], expects: [at], language }
}

function isTold({ toldUpTo }: ScheduleState, day: Day): boolean {
  return toldUpTo !== undefined && weekTold(day) <= toldUpTo
}

/** Weeks that nobody was told of and that were owed before the one told on a day: we were away, or the day was moved. */
function missedBefore({ schedule, sinceMs, toldUpTo, isUnbroken }: ScheduleState, day: Day): readonly IsoWeek[] {
  const untilMs = startOfDay(addDays(day, 1), 'UTC')
  const first = schedule && occurrencesBetween(recurrenceOf(schedule), sinceMs, untilMs)[0]
  const begin = isUnbroken && toldUpTo !== undefined ? addWeeks(toldUpTo, 1) : first && weekTold(first.day)
  const missed: IsoWeek[] = []
  for (let week = begin; week !== undefined && week < weekTold(day); week = addWeeks(week, 1)) missed.push(week)
  return missed
}

/** More are named as a range. */
const mostNamed = 6

function sayWeeks(weeks: readonly IsoWeek[]): string {
  return weeks.length <= mostNamed ? weeks.join(', ') : `${weeks[0]} – ${weeks.at(-1)} (${weeks.length})`
}
