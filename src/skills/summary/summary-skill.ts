import { z } from 'zod'
import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Event } from '../../domain/event.ts'
import { type Language, localeOf } from '../../domain/language.ts'
import type { Message } from '../../domain/message.ts'
import type { Choice } from '../../domain/reply.ts'
import type { Holidays } from '../../knowledge/holidays/holidays.ts'
import type { ProgrammeKnowledge } from '../../knowledge/programme/load-programme.ts'
import { keepsTeamStreams } from '../../people/keeping/team-streams.ts'
import type { People, SpokenFor } from '../../people/people.ts'
import type { Charts } from '../../ports/charts.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'
import { programmeOf } from '../../programme/apply-event.ts'
import { addDays, dayAt, startOfDay } from '../../programme/dates/calendar.ts'
import { addWeeks, type IsoWeek, mondayOf, weekOf } from '../../programme/dates/iso-week.ts'
import { sayDay } from '../../programme/dates/say-day.ts'
import { programmeStream, readProgrammeEvent } from '../../programme/events.ts'
import { enoughData } from '../../programme/status.ts'
import { summariseWeek, type WeekSummary } from '../../programme/summary/week-summary.ts'
import { occurrencesBetween } from '../../schedule/recurrence.ts'
import type { StreamStates } from '../../streams/stream-states.ts'
import { compareWeeks } from './compare-weeks.ts'
import { describeEvent } from './describe-event.ts'
import { type DrawParts, drawAll, drawSummary, type Seen } from './draw-summary.ts'
import type { RequestReader, SummaryRequest } from './read-request.ts'
import { plain, type RenderParts, renderSummary, sayNumber, sayValue } from './render-summary.ts'
import {
  recurrenceOf,
  type ScheduleState,
  scheduleStream,
  scheduleStreams,
  teamOf,
  toScheduled,
  toSent,
  toUnscheduled,
  withoutRecipient,
} from './schedule.ts'
import type { SummaryPhraseKey } from './summary-phrases.ts'

export type SummaryParts = {
  readonly people: People
  readonly events: ReadableEvents
  readonly charts: Charts
  readonly schedules: StreamStates<ScheduleState>
  readonly knowledge: ProgrammeKnowledge
  readonly reader: RequestReader
  readonly phrases: Phrases<SummaryPhraseKey>
  readonly holidays: Holidays
  /** The company's, an IANA name. */
  readonly timeZone: string
}

const skillName = 'summary'
const dueName = 'weekly'
const hour = 60 * 60 * 1000
/** Later than this a summary says that it is late. */
const lateMs = 6 * hour
const mostEventsShown = 25
/** A summary that nobody could take for so long is told of, not sent: it is old by then. */
const lookBackMs = 5 * 7 * 24 * hour

const dueSchema = z.object({ team: z.string(), days: z.array(z.string()).min(1), atMs: z.number() })

/** The manager's week: a true summary on request and on schedule. Every figure comes from the events of the team. */
export function createSummarySkill(parts: SummaryParts): Skill {
  const { people, events, schedules, reader, phrases, knowledge } = parts
  const say = (language: Language, key: SummaryPhraseKey, values?: Readonly<Record<string, string | number>>) =>
    phrases.say(language, key, values)
  const commands: readonly CommandDeclaration[] = [
    { id: 'ringkasan', en: 'summary', also: ['laporan'], describe: (language) => say(language, 'command-summary') },
  ]

  return {
    name: skillName,
    keepers: [keepsTeamStreams('summaries', scheduleStreams, withoutRecipient)],
    commands,
    help: (language) => [say(language, 'help-summary')],
    claim(context) {
      const { message, command } = context
      const owns = (respond: Claim['respond']): Claim => ({ strength: 'owns', respond })
      if (message.kind === 'due') return owns(() => deliver(context))
      if (message.pick) {
        const { act, value } = message.pick
        if (act === 'events') return owns(() => showEvents(context, value))
        if (act === 'charts') return owns(() => showCharts(context, value))
        if (act === 'week') return owns(() => respond(context, { kind: 'week', week: value }))
        if (act === 'schedule') {
          return owns(() => respond(context, { kind: 'schedule', weekday: 1, hour: 8, minute: 0 }))
        }
        return undefined
      }
      const text = command ? command.rest : message.text
      // Which week it is now, by the company's clock: the team, whose zone may differ by an hour or two, is not known yet.
      const request = reader.read(text, weekOf(dayAt(message.receivedAtMs, parts.timeZone)), command !== undefined)
      if (!request) return undefined
      return owns(() => respond(context, request))
    },
    due,
  }

  async function respond(context: TurnContext, request: SummaryRequest): Promise<SkillOutcome> {
    const { message, language } = context
    if (request.kind === 'bad-week') return told(say(language, 'bad-week', { said: plain(request.said) }))
    if (request.kind === 'bad-schedule') return told(say(language, `bad-${request.problem}`))
    const { team, reads } = await people.speaker(message.person, message.place)
    if (!team) return told(say(language, 'no-programme'))
    if (request.kind === 'schedule' || request.kind === 'stop') return schedule(context, team, reads, request)
    const { events: records } = await events.readFrom(programmeStream(team.id))
    if (request.kind === 'compare') return compare(request, team, records, language)
    return tellWeek(request.week, team, records, message.receivedAtMs, [], language)
  }

  function told(text: string, choices: readonly Choice[] = []): SkillOutcome {
    return { replies: [{ text, ...(choices.length > 0 ? { choices } : {}) }] }
  }

  async function tellWeek(
    week: IsoWeek,
    { team }: Pick<SpokenFor, 'team'>,
    records: readonly Event[],
    nowMs: number,
    notes: readonly string[],
    language: Language,
  ): Promise<SkillOutcome> {
    const current = weekOf(dayAt(nowMs, team.zone))
    const [first] = records
    if (!first) return told(say(language, 'no-programme'))
    const began = weekOf(dayAt(first.atMs, team.zone))
    if (week < began) return told(say(language, 'before-team', { week, first: began }))
    const summary = summariseWeek(records, { week, zone: team.zone, nowMs, isHoliday: parts.holidays.isHoliday })
    if (!summary) return told(say(language, 'future-week', { week, current }))
    const render: RenderParts = { phrases, knowledge, language, teamName: team.name }
    const image = await drawSummary(summary, seenAt(summary, records, team.zone), drawParts(team, language))
    const choices: readonly Choice[] = [
      { pick: pick('events', week), label: say(language, 'choice-events'), aside: true },
      ...(week > began ? [{ pick: pick('week', addWeeks(week, -1)), label: say(language, 'choice-last-week') }] : []),
      ...(image ? [{ pick: pick('charts', week), label: say(language, 'choice-charts') }] : []),
      ...(notes.length === 0 ? [{ pick: pick('schedule', ''), label: say(language, 'choice-schedule') }] : []),
    ]
    return { replies: [{ text: renderSummary(summary, notes, render), choices, ...(image ? { image } : {}) }] }
  }

  function drawParts(team: SpokenFor['team'], language: Language): DrawParts {
    return { charts: parts.charts, phrases, knowledge, language, teamName: team.name, members: team.members.size }
  }

  async function showCharts({ message, language }: TurnContext, week: string): Promise<SkillOutcome> {
    const { team } = await people.speaker(message.person, message.place)
    if (!team) return told(say(language, 'not-for-you'))
    const { events: records } = await events.readFrom(programmeStream(team.id))
    const summary = summariseWeek(records, { week, zone: team.team.zone, nowMs: message.receivedAtMs })
    const seen = summary && seenAt(summary, records, team.team.zone)
    const drawn = seen ? await drawAll(summary, seen, drawParts(team.team, language)) : []
    if (drawn.length === 0) return told(say(language, 'charts-none'))
    const [first, ...more] = drawn
    return {
      replies: [
        { text: say(language, 'charts-title', { week }), ...(first ? { image: first } : {}) },
        ...more.map((image) => ({ text: image.alternativeText, image })),
      ],
    }
  }

  function compare(
    { week, other }: SummaryRequest & { kind: 'compare' },
    { team }: SpokenFor,
    records: readonly Event[],
    language: Language,
  ): SkillOutcome {
    const rangeOf = (of: IsoWeek) => ({ from: mondayOf(of) ?? '', to: addDays(mondayOf(of) ?? '', 6) })
    const compared = compareWeeks(programmeOf(records), rangeOf(other), rangeOf(week))
    const lines = compared.map(({ name, unit, before, after }) => {
      const difference = after - before
      const change = `${difference > 0 ? '+' : ''}${sayNumber(difference, language)}`
      const values = { before: sayValue(before, unit, language), after: sayValue(after, unit, language) }
      return `- ${say(language, 'compare-line', { name: plain(name), ...values, change })}`
    })
    const isThin = compared.some(({ n }) => n !== undefined && n < enoughData)
    const title = say(language, 'compare-title', { team: plain(team.name), week, other })
    const body = lines.length > 0 ? lines.join('\n') : say(language, 'compare-none')
    return told([title, body, ...(isThin ? [say(language, 'compare-few')] : [])].join('\n\n'))
  }

  async function schedule(
    { message, language }: TurnContext,
    { id, team, role }: SpokenFor,
    reads: SkillOutcome['expects'] & object,
    request: SummaryRequest & { kind: 'schedule' | 'stop' },
  ): Promise<SkillOutcome> {
    if (!team.isPersonal && role !== 'manager' && role !== 'lead') return told(say(language, 'only-managers'))
    const { state, at } = await schedules.read(scheduleStream(id))
    const expects = [...reads, at]
    if (request.kind === 'stop') {
      if (!state.schedule) return told(say(language, 'schedule-none'))
      return { ...told(say(language, 'schedule-stopped')), events: [toUnscheduled(id)], expects }
    }
    const { weekday, hour: hours, minute, zone = team.zone } = request
    const { conversationId, person } = message
    const event = toScheduled(id, { weekday, hour: hours, minute, zone, language, conversationId, person })
    const text = say(language, 'scheduled', {
      team: plain(team.name),
      weekday: weekdayName(weekday, language),
      time: `${String(hours).padStart(2, '0')}.${String(minute).padStart(2, '0')}`,
      zone,
    })
    return { ...told(text), events: [event], expects }
  }

  async function showEvents({ message, language }: TurnContext, week: string): Promise<SkillOutcome> {
    const { team } = await people.speaker(message.person, message.place)
    const monday = mondayOf(week)
    if (!team || monday === undefined) return told(say(language, 'not-for-you'))
    const { events: records } = await events.readFrom(programmeStream(team.id))
    const { zone } = team.team
    const [fromMs, toMs] = [startOfDay(monday, zone), startOfDay(addDays(monday, 7), zone)]
    const ofWeek = records.filter(({ atMs }) => atMs >= fromMs && atMs < toMs)
    const shown = ofWeek.slice(-mostEventsShown).flatMap((event) => readProgrammeEvent(event) ?? [])
    const names = await people.names(new Set(shown.map(({ data }) => data.by)))
    const describing = {
      say: (key: SummaryPhraseKey, values?: Readonly<Record<string, string | number>>) => say(language, key, values),
      language,
      stepName: (step: string) => knowledge.steps.find(({ id }) => id === step)?.title[language] ?? step,
    }
    const lines = shown.map((event) =>
      say(language, 'event-line', {
        day: sayDay(dayAt(event.atMs, zone), language),
        what: describeEvent(event, describing),
        who: names.has(event.data.by) ? ` · ${plain(names.get(event.data.by) ?? '')}` : '',
      }),
    )
    const left = ofWeek.length - lines.length
    const title = say(language, 'events-title', { week, count: ofWeek.length })
    const more = left > 0 ? [say(language, 'events-more', { count: left })] : []
    return told(
      [title, lines.map((line) => `- ${line}`).join('\n'), ...more].filter((block) => block !== '').join('\n\n'),
    )
  }

  /** What of the schedules of all teams came due and was not sent. Missed ones come in one message, late, that names them. */
  async function due(nowMs: number): Promise<readonly Message[]> {
    const streams = await events.streams(scheduleStreams)
    const found = await Promise.all(streams.map((stream) => dueOf(teamOf(stream), nowMs)))
    return found.flatMap((message) => message ?? [])
  }

  async function dueOf(team: string, nowMs: number): Promise<Message | undefined> {
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
      due: { skill: skillName, name: dueName, data: { team, days: days.map(({ day }) => day), atMs: last.atMs } },
      receivedAtMs: nowMs,
    }
  }

  /** The summary of the week before the day it is due. Whatever delivered it twice, it is told once. */
  async function deliver({ message }: TurnContext): Promise<SkillOutcome> {
    const work = dueSchema.safeParse(message.due?.data).data
    const read = work && (await schedules.read(scheduleStream(work.team)))
    const known = work && (await people.team(work.team))
    if (!work || !read?.state.schedule || !known?.state) return { replies: [] }
    const { language } = read.state.schedule
    const days = work.days.filter((day) => !read.state.sent.includes(day))
    const last = days.at(-1)
    if (last === undefined) return { replies: [] }
    const { zone } = known.state
    const notes = [
      ...(message.receivedAtMs - work.atMs > lateMs ? [say(language, 'late-note')] : []),
      ...(days.length > 1
        ? [say(language, 'missed-note', { weeks: days.slice(0, -1).map(weekBefore).join(', ') })]
        : []),
    ]
    const { events: records } = await events.readFrom(programmeStream(work.team))
    const outcome = await tellWeek(
      weekBefore(last),
      { team: known.state },
      records,
      startOfDay(last, zone),
      notes,
      language,
    )
    return { ...outcome, events: [toSent(work.team, days)], expects: [read.at], language }
  }
}

/** The programme as the week ended, and its figures with what was put right since. */
function seenAt({ to }: WeekSummary, records: readonly Event[], zone: string): Seen {
  const endMs = startOfDay(addDays(to, 1), zone)
  return { atEnd: programmeOf(records.filter(({ atMs }) => atMs < endMs)), now: programmeOf(records) }
}

/** A summary on Monday is of the week that ended the day before; on another day, of the week at hand's last full one. */
function weekBefore(day: string): IsoWeek {
  return addWeeks(weekOf(day), -1)
}

function pick(act: string, value: string) {
  return { skill: skillName, act, value }
}

function toPerson({ channel, id, name, locale }: NonNullable<ScheduleState['schedule']>['person']): Message['person'] {
  return { channel, id, ...(name ? { name } : {}), ...(locale ? { locale } : {}) }
}

/** Monday is 1; 4 January 2027 was one. */
function weekdayName(weekday: number, language: Language): string {
  const date = new Date(Date.UTC(2027, 0, 3 + weekday))
  return new Intl.DateTimeFormat(localeOf[language], { weekday: 'long', timeZone: 'UTC' }).format(date)
}
