import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { StreamPosition } from '../../domain/event.ts'
import { type Language, localeOf } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import type { SpokenFor } from '../../people/people.ts'
import { isZone } from '../../programme/dates/calendar.ts'
import { rememberSpoken } from './memory.ts'
import type { ScheduleChange, ScheduleRequest } from './read-schedule.ts'
import { type Scheduled, scheduleStream, toPerson, toScheduled, toUnscheduled } from './schedule.ts'
import { pick, type Say, type SummaryParts, sayIn, told } from './summary-parts.ts'

/** Where nothing else is said: Monday at eight, where the team is. */
const usual = { weekday: 1, hour: 8, minute: 0 } as const

/** What is offered to tap; anything else is said in a sentence. */
const weekdaysOffered = [1, 2, 3, 4, 5, 6, 7] as const
const hoursOffered = ['07.00', '08.00', '09.00', '13.00', '16.00', '18.00'] as const
const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

type Wanted = Exclude<ScheduleRequest, { readonly kind: 'bad-schedule' }>

/** When a team's summary comes, and that it does no more: for its managers and leads to say. `isAmended`: of the one that is set, some of it. */
export async function setSchedule(
  parts: SummaryParts,
  { message, language }: TurnContext,
  { id, team, role }: SpokenFor,
  reads: readonly StreamPosition[],
  { request, isAmended = false }: { readonly request: Wanted; readonly isAmended?: boolean },
): Promise<SkillOutcome> {
  const say = sayIn(parts, language)
  const { state, at } = await parts.schedules.read(scheduleStream(id))
  const { schedule } = state
  const name = escapeMarkdown(team.name)
  if (request.kind === 'schedule-shown') {
    const text = schedule
      ? say('schedule-is', { team: name, ...sayTime(schedule, language) })
      : say('schedule-asked', { team: name })
    const choices = offer(say, language, schedule ? 'set' : 'day')
    return { ...told(text, choices), memory: rememberSpoken({ about: 'schedule' }) }
  }
  if (!team.isPersonal && role !== 'manager' && role !== 'lead') return told(say('only-managers'))
  const expects = [...reads, at]
  if (request.kind === 'stop') {
    if (!schedule) return told(say('schedule-none'))
    return { ...told(say('schedule-stopped')), events: [toUnscheduled(id)], expects }
  }
  const { isToPlace = false, ...change } = request.change
  const isElsewhere = isToPlace && !message.isShared
  const [place, ...others] = team.places
  if (isElsewhere && (place === undefined || others.length > 0)) return told(say('schedule-where'))
  const kept = { zone: team.zone, ...usual, ...schedule }
  // An hour that is put right leaves the rest as it is, also where it comes.
  const stays = isAmended && schedule && !isElsewhere ? schedule : undefined
  const set = {
    weekday: kept.weekday,
    hour: kept.hour,
    minute: kept.minute,
    zone: kept.zone,
    language: stays?.language ?? language,
    conversationId: stays?.conversationId ?? (isElsewhere && place !== undefined ? place : message.conversationId),
    person: stays ? toPerson(stays.person) : message.person,
    ...change,
  }
  const key = set.conversationId === message.conversationId ? 'scheduled' : 'scheduled-elsewhere'
  const text = say(key, { team: name, ...sayTime(set, language) })
  return {
    ...told(text, offer(say, language, 'set')),
    events: [toScheduled(id, set)],
    expects,
    memory: rememberSpoken({ about: 'schedule' }),
  }
}

/** The days, hours or zones to choose from. */
export function offerSchedule(
  parts: SummaryParts,
  { language }: Pick<TurnContext, 'language'>,
  value: string,
): SkillOutcome {
  const say = sayIn(parts, language)
  const what = value === 'hour' || value === 'zone' ? value : 'day'
  return told(say(`offer-${what}`), offer(say, language, what))
}

function offer(say: Say, language: Language, what: 'day' | 'hour' | 'zone' | 'set'): readonly Choice[] {
  switch (what) {
    case 'day':
      return weekdaysOffered.map((day) => ({
        pick: pick('schedule', `day:${day}`),
        label: weekdayName(day, language),
      }))
    case 'hour':
      return hoursOffered.map((hour) => ({ pick: pick('schedule', `hour:${hour}`), label: hour }))
    case 'zone':
      return Object.keys(zoneNames).map((zone) => ({ pick: pick('schedule', `zone:${zone}`), label: sayZone(zone) }))
    case 'set':
      return [
        { pick: pick('offer', 'day'), label: say('choice-day') },
        { pick: pick('offer', 'hour'), label: say('choice-hour') },
        { pick: pick('offer', 'zone'), label: say('choice-zone') },
        { pick: pick('stop', ''), label: say('choice-stop') },
      ]
  }
}

/** What a tap sets: the usual, or a day, an hour or a zone of the one that is set. */
export function pickedSchedule(value: string): { readonly request: Wanted; readonly isAmended: boolean } {
  const [what, chosen = ''] = value.split(':')
  const change = pickedChange(what, chosen)
  return change
    ? { request: { kind: 'schedule', change }, isAmended: true }
    : { request: { kind: 'schedule', change: usual }, isAmended: false }
}

function pickedChange(what: string | undefined, chosen: string): ScheduleChange | undefined {
  if (what === 'day' && /^[1-7]$/.test(chosen)) return { weekday: Number(chosen) }
  if (what === 'zone' && isZone(chosen)) return { zone: chosen }
  const [, hour, minute] = what === 'hour' ? (/^([01]\d|2[0-3])\.([0-5]\d)$/.exec(chosen) ?? []) : []
  return hour === undefined ? undefined : { hour: Number(hour), minute: Number(minute) }
}

function sayTime(
  { weekday, hour, minute, zone }: Pick<Scheduled, 'weekday' | 'hour' | 'minute' | 'zone'>,
  language: Language,
) {
  return {
    weekday: weekdayName(weekday, language),
    time: `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`,
    zone: sayZone(zone),
  }
}

function sayZone(zone: string): string {
  return zoneNames[zone] ?? zone
}

/** Monday is 1; 4 January 2027 was one. */
function weekdayName(weekday: number, language: Language): string {
  const date = new Date(Date.UTC(2027, 0, 3 + weekday))
  return new Intl.DateTimeFormat(localeOf[language], { weekday: 'long', timeZone: 'UTC' }).format(date)
}
