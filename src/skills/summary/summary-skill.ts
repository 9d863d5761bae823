import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { ChoiceReference } from '../../domain/choice.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { keepsTeamStreams } from '../../people/keeping/team-streams.ts'
import { dayAt } from '../../programme/dates/calendar.ts'
import { weekOf } from '../../programme/dates/iso-week.ts'
import { programmeStream } from '../../programme/events.ts'
import { outlineFor, weekNow } from './draft-for.ts'
import { deliverElsewhere, elsewhere, elsewhereName } from './elsewhere.ts'
import type { SummaryRequest } from './read-request.ts'
import { sayComparison } from './say-comparison.ts'
import { scheduleStream, scheduleStreams, withoutRecipient } from './schedule.ts'
import { setSchedule } from './set-schedule.ts'
import { deliverShared, mayShare, sharedName, shareWeek } from './share-week.ts'
import { showEvents } from './show-events.ts'
import { type SummaryParts, sayIn, summarySkill, told } from './summary-parts.ts'
import { showCharts, tellWeek } from './tell-week.ts'
import { deliverWeekly, dueSummaries, weeklyName } from './weekly.ts'

/** What a tap on the schedule's button sets; anything else is said in a sentence. */
const usualSchedule = { kind: 'schedule', weekday: 1, hour: 8, minute: 0 } as const

/** "Ganti Jumat jam 3 sore aja deh biar bisa dibahas". */
const mostWordsOfTime = 12

/** What came due, by its name. */
const deliveries: Readonly<Record<string, typeof deliverWeekly>> = {
  [weeklyName]: deliverWeekly,
  [sharedName]: deliverShared,
  [elsewhereName]: deliverElsewhere,
}

/** The manager's week: a true summary on request and on schedule. Every figure comes from the events of the team. */
export function createSummarySkill(parts: SummaryParts): Skill {
  const { people, histories, reader, phrases } = parts
  const commands: readonly CommandDeclaration[] = [
    {
      id: 'ringkasan',
      en: 'summary',
      also: ['laporan'],
      describe: (language) => phrases.say(language, 'command-summary'),
    },
  ]

  return {
    name: summarySkill,
    keepers: [keepsTeamStreams('summaries', scheduleStreams, withoutRecipient)],
    commands,
    help: (language) => [phrases.say(language, 'help-summary')],
    doings: {
      'week-summary': (context) => respond(context, reader.week(context.message.text, currentWeek(context))),
      // "Selasa" alone sets nothing.
      'summary-schedule': (context) =>
        reader.isNamed(context.message.text) ? respond(context, reader.schedule(context.message.text)) : undefined,
      'summary-stop': (context) => respond(context, { kind: 'stop' }),
      chart: (context) => showCharts(parts, context, currentWeek(context)),
    },
    claim(context) {
      const { message, command } = context
      const owns = (respond: Claim['respond']): Claim => ({ strength: 'owns', respond })
      if (message.kind === 'due') {
        const deliver = deliveries[message.due?.name ?? ''] ?? (() => ({ replies: [] }))
        return owns(() => deliver(parts, context))
      }
      if (message.pick) return claimPick(context, message.pick)
      const text = command ? command.rest : message.text
      const request = reader.read(text, currentWeek(context), command !== undefined, context.lastSkill === summarySkill)
      return request ? owns(() => respond(context, request)) : claimAnotherTime(context, owns)
    },
    due: (nowMs) => dueSummaries(parts, nowMs),
    unread: (message) => elsewhere(parts, message),
  }

  /** "Jam 8 aja" right after the schedule was set: the rest of it stays. */
  async function claimAnotherTime(
    context: TurnContext,
    owns: (respond: Claim['respond']) => Claim,
  ): Promise<Claim | undefined> {
    const { message, lastSkill } = context
    const isNear = lastSkill === summarySkill && message.text.split(/\s+/).length <= mostWordsOfTime
    const another = isNear ? reader.anotherTime(message.text) : undefined
    const speaker = another && (await people.speaker(message.person, message.place))
    const kept = speaker?.team && (await parts.schedules.read(scheduleStream(speaker.team.id))).state.schedule
    if (!kept || !another) return undefined
    const { weekday, hour, minute, zone } = { ...kept, ...another }
    return owns(() => respond(context, { kind: 'schedule', weekday, hour, minute, zone }))
  }

  /** By the company's clock: the team, whose zone may differ by an hour or two, is not known yet. */
  function currentWeek({ message }: TurnContext): string {
    return weekOf(dayAt(message.receivedAtMs, parts.timeZone))
  }

  function claimPick(context: TurnContext, { act, value }: ChoiceReference): Claim | undefined {
    const responses: Readonly<Record<string, Claim['respond']>> = {
      events: () => showEvents(parts, context, value),
      charts: () => showCharts(parts, context, value),
      week: () => respond(context, { kind: 'week', week: value }),
      share: () => shareWeek(parts, context, value),
      schedule: () => respond(context, usualSchedule),
    }
    const chosen = Object.hasOwn(responses, act) ? responses[act] : undefined
    return chosen && { strength: 'owns', respond: chosen }
  }

  async function respond(context: TurnContext, request: SummaryRequest): Promise<SkillOutcome> {
    const { message, language } = context
    const say = sayIn(parts, language)
    if (request.kind === 'bad-week') return told(say('bad-week', { said: escapeMarkdown(request.said) }))
    if (request.kind === 'bad-schedule') return told(say(`bad-${request.problem}`))
    const { team: speaksFor, reads } = await people.speaker(message.person, message.place)
    if (!speaksFor) return request.kind === 'draft' ? outlineFor(parts, context, request) : told(say('no-programme'))
    if (request.kind === 'schedule' || request.kind === 'stop') {
      return setSchedule(parts, context, speaksFor, reads, request)
    }
    const { id, team } = speaksFor
    if (request.kind === 'compare') {
      const { state } = await histories.read(programmeStream(id))
      return sayComparison(parts, request, { teamName: team.name, programme: state.now, language })
    }
    const nowMs = message.receivedAtMs
    return tellWeek(parts, request.kind === 'draft' ? weekNow(parts, context) : request.week, {
      team,
      teamId: id,
      nowMs,
      language,
      mayShare: mayShare(context, speaksFor),
    })
  }
}
