import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { StreamPosition } from '../../domain/event.ts'
import { type Language, localeOf } from '../../domain/language.ts'
import type { SpokenFor } from '../../people/people.ts'
import type { SummaryRequest } from './read-request.ts'
import { scheduleStream, toScheduled, toUnscheduled } from './schedule.ts'
import { type SummaryParts, sayIn, told } from './summary-parts.ts'

/** When a team's summary comes, and that it does no more: for its managers and leads to say. */
export async function setSchedule(
  parts: SummaryParts,
  { message, language }: TurnContext,
  { id, team, role }: SpokenFor,
  reads: readonly StreamPosition[],
  request: SummaryRequest & { kind: 'schedule' | 'stop' },
): Promise<SkillOutcome> {
  const say = sayIn(parts, language)
  if (!team.isPersonal && role !== 'manager' && role !== 'lead') return told(say('only-managers'))
  const { state, at } = await parts.schedules.read(scheduleStream(id))
  const expects = [...reads, at]
  if (request.kind === 'stop') {
    if (!state.schedule) return told(say('schedule-none'))
    return { ...told(say('schedule-stopped')), events: [toUnscheduled(id)], expects }
  }
  const { weekday, hour, minute, zone = team.zone } = request
  const { conversationId, person } = message
  const text = say('scheduled', {
    team: escapeMarkdown(team.name),
    weekday: weekdayName(weekday, language),
    time: `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`,
    zone,
  })
  const event = toScheduled(id, { weekday, hour, minute, zone, language, conversationId, person })
  return { ...told(text), events: [event], expects }
}

/** Monday is 1; 4 January 2027 was one. */
function weekdayName(weekday: number, language: Language): string {
  const date = new Date(Date.UTC(2027, 0, 3 + weekday))
  return new Intl.DateTimeFormat(localeOf[language], { weekday: 'long', timeZone: 'UTC' }).format(date)
}
