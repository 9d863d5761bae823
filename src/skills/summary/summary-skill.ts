import type { CommandDeclaration } from '../../conversation/commands.ts'
import type { Claim, Skill, SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { ChoiceReference } from '../../domain/choice.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { keepsTeamStreams } from '../../people/keeping/team-streams.ts'
import { weekAt } from '../../programme/dates/iso-week.ts'
import { outlineFor, weekNow } from './draft-for.ts'
import { deliverElsewhere, elsewhere, elsewhereName } from './elsewhere.ts'
import { readSpoken } from './memory.ts'
import { offerWeeks } from './offer-weeks.ts'
import type { Aside, SummaryRequest } from './read-request.ts'
import { sayComparison } from './say-comparison.ts'
import { scheduleStream, scheduleStreams, withoutRecipient } from './schedule.ts'
import { offerSchedule, pickedSchedule, setSchedule } from './set-schedule.ts'
import { deliverShared, mayShare, sharedName, shareWeek } from './share-week.ts'
import { showChoices } from './show-choices.ts'
import { showEvents } from './show-events.ts'
import { showFigures } from './show-figures.ts'
import { pageKinds, showPage } from './show-more.ts'
import { type SummaryParts, sayIn, summarySkill, told } from './summary-parts.ts'
import { showCharts, tellWeek } from './tell-week.ts'
import { deliverWeekly, dueSummaries, weeklyName } from './weekly.ts'
import { tellWhy } from './why-colour.ts'

/** "Ganti Jumat jam 3 sore aja deh biar bisa dibahas". */
const mostWordsOfTime = 12

/** What whoever has a team may ask without a summary before it: nothing else is called so. */
const unasked: ReadonlySet<Aside> = new Set(['decide', 'compare'])

/** What came due, by its name. */
const deliveries: Readonly<Record<string, typeof deliverWeekly>> = {
  [weeklyName]: deliverWeekly,
  [sharedName]: deliverShared,
  [elsewhereName]: deliverElsewhere,
}

/** The manager's week: a true summary on request and on schedule. Every figure comes from the events of the team. */
export function createSummarySkill(parts: SummaryParts): Skill {
  const { people, reader, phrases } = parts
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
    async claim(context) {
      const { message, command } = context
      const owns = (respond: Claim['respond']): Claim => ({ strength: 'owns', respond })
      if (message.kind === 'due') {
        const deliver = deliveries[message.due?.name ?? ''] ?? (() => ({ replies: [] }))
        return owns(() => deliver(parts, context))
      }
      if (message.pick) return claimPick(context, message.pick)
      const text = command ? command.rest : message.text
      const request = reader.read(text, currentWeek(context), command !== undefined, context.lastSkill === summarySkill)
      if (request) return owns(() => respond(context, request))
      return (await claimAside(context, owns)) ?? claimAnotherTime(context, owns)
    },
    due: (nowMs) => dueSummaries(parts, nowMs),
    unread: (message) => elsewhere(parts, message),
  }

  /** "Kenapa merah?", "share ke grup" behind a summary; "what do I have to decide?" of whoever has a team. */
  async function claimAside(
    context: TurnContext,
    owns: (respond: Claim['respond']) => Claim,
  ): Promise<Claim | undefined> {
    const { message, lastSkill } = context
    const week = currentWeek(context)
    const aside = reader.aside(message.text, week)
    const spoken = lastSkill === summarySkill ? readSpoken(context.memory) : undefined
    if (!aside || !(unasked.has(aside) || spoken?.about === 'week')) return undefined
    const { team } = await people.speaker(message.person, message.place)
    if (!team) return undefined
    const told = spoken?.about === 'week' ? spoken.week : week
    switch (aside) {
      case 'decide':
        return owns(() => respond(context, { kind: 'week', week }))
      case 'compare':
        return owns(() => respond(context, reader.week(message.text, week)))
      case 'why':
        return owns(() => tellWhy(parts, context, told))
      case 'from':
        return owns(() => showFigures(parts, context, told))
      case 'share':
        return owns(() => shareWeek(parts, context, told))
    }
  }

  /** "Jam 8 aja" right after the schedule was set: the rest of it stays. */
  async function claimAnotherTime(
    context: TurnContext,
    owns: (respond: Claim['respond']) => Claim,
  ): Promise<Claim | undefined> {
    const { message, lastSkill } = context
    const isNear = lastSkill === summarySkill && message.text.split(/\s+/).length <= mostWordsOfTime
    const change = isNear ? reader.anotherTime(message.text) : undefined
    const speaker = change && (await people.speaker(message.person, message.place))
    if (!change || !speaker?.team) return undefined
    const { team, reads } = speaker
    const { state } = await parts.schedules.read(scheduleStream(team.id))
    if (!state.schedule) return undefined
    if (typeof change === 'string') return owns(() => respond(context, { kind: 'bad-schedule', problem: change }))
    const request = { kind: 'schedule', change } as const
    return owns(() => setSchedule(parts, context, team, reads, { request, isAmended: true }))
  }

  /** By the company's clock: the team, whose zone may differ by an hour or two, is not known yet. */
  function currentWeek({ message }: TurnContext): string {
    return weekAt(message.receivedAtMs, parts.timeZone)
  }

  function claimPick(context: TurnContext, { act, value }: ChoiceReference): Claim | undefined {
    const responses: Readonly<Record<string, Claim['respond']>> = {
      events: () => showFigures(parts, context, value),
      records: () => showEvents(parts, context, value),
      charts: () => showCharts(parts, context, value),
      week: () => respond(context, { kind: 'week', week: value }),
      share: () => shareWeek(parts, context, value),
      ...Object.fromEntries(pageKinds.map((kind) => [kind, () => showPage(parts, context, kind, value)])),
      more: () => showChoices(parts, context, value),
      offer: () => offerSchedule(parts, context, value),
      schedule: () => schedulePicked(context, value),
      stop: () => respond(context, { kind: 'stop' }),
    }
    const chosen = Object.hasOwn(responses, act) ? responses[act] : undefined
    return chosen && { strength: 'owns', respond: chosen }
  }

  async function schedulePicked(context: TurnContext, value: string): Promise<SkillOutcome> {
    const { message, language } = context
    const { team, reads } = await people.speaker(message.person, message.place)
    if (!team) return told(sayIn(parts, language)('no-programme'))
    return setSchedule(parts, context, team, reads, pickedSchedule(value))
  }

  async function respond(context: TurnContext, request: SummaryRequest): Promise<SkillOutcome> {
    const { message, language } = context
    const say = sayIn(parts, language)
    if (request.kind === 'bad-week') return told(say('bad-week', { said: escapeMarkdown(request.said) }))
    if (request.kind === 'bad-schedule') return told(say(`bad-${request.problem}`))
    const { team: speaksFor, reads } = await people.speaker(message.person, message.place)
    if (!speaksFor) return request.kind === 'draft' ? outlineFor(parts, context, request) : told(say('no-programme'))
    if (request.kind === 'schedule' || request.kind === 'schedule-shown' || request.kind === 'stop') {
      return setSchedule(parts, context, speaksFor, reads, { request })
    }
    const { id, team } = speaksFor
    if (request.kind === 'longer') return offerWeeks(parts, context, speaksFor)
    if (request.kind === 'compare') return sayComparison(parts, context, speaksFor, request)
    const nowMs = message.receivedAtMs
    return tellWeek(parts, request.kind === 'draft' ? weekNow(parts, context) : request.week, {
      team,
      teamId: id,
      nowMs,
      language: reader.language(message.text) ?? language,
      mayShare: mayShare(context, speaksFor),
    })
  }
}
