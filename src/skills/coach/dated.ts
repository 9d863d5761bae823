import type { DatedFor, DatedThing } from '../../conversation/dated-thing.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import { membersCalled, namedMembers } from '../../people/members.ts'
import type { Team } from '../../people/team.ts'
import { liveActions, openGoals } from '../../programme/counters.ts'
import { addDays, dayAt } from '../../programme/dates/calendar.ts'
import { type Owner, programmeStream } from '../../programme/events.ts'
import { seriesOf } from '../../programme/measured.ts'
import { pauseOn } from '../../programme/pauses.ts'
import type { Programme } from '../../programme/programme.ts'
import { progressOf } from '../../programme/progress.ts'
import type { CoachPhraseKey } from './coach-phrases.ts'
import { type CoachParts, coachSkill, type Values } from './desk.ts'

/** A programme in which nothing is noted for so long has stalled. */
const stalledDays = 14
/** What is measured is measured every week. */
const measuredEveryDays = 7

type Of = {
  readonly parts: CoachParts
  readonly person: string
  readonly today: string
  readonly id: string
  readonly team: Team
  readonly programme: Programme
}

/** What a person's teams wait for from them: their actions, the next measurement of what they record, a step of a lead's. */
export async function datedOf(parts: CoachParts, { person, today }: DatedFor): Promise<readonly DatedThing[]> {
  const { state } = await parts.people.person(person)
  const all = await Promise.all(
    state.teams.map(async (id) => {
      const { state: team } = await parts.people.team(id)
      if (!team?.members.has(person)) return []
      const { now: programme } = (await parts.histories.read(programmeStream(id))).state
      // Who has stopped for a while is not reminded of it.
      if (pauseOn(programme, today)) return []
      const of: Of = { parts, person, today, id, team, programme }
      return [...(await actionsOf(of)), ...measurementsOf(of), ...stalledStep(of)]
    }),
  )
  return all.flat()
}

async function actionsOf(of: Of): Promise<readonly DatedThing[]> {
  const { id, team, programme, person, parts } = of
  const members = await namedMembers(parts.people, team)
  const isTheirs = ({ name, person: owner }: Owner) => {
    if (owner !== undefined) return owner === person
    const [only, other] = membersCalled(members, name)
    return other === undefined && only?.person === person
  }
  return liveActions(programme).flatMap(({ number, status, values: { what, owner, due } }) => {
    if (status === 'done' || due === undefined || !owner || !isTheirs(owner)) return []
    return [
      {
        key: `action:${id}:${number}:${due}`,
        due,
        say: (language) => line(of, language, 'dated-action', { number, what: escapeMarkdown(what) }),
        choice: (language) => ({
          label: parts.phrases.say(language, 'choice-done-number', { number }),
          pick: { skill: coachSkill, act: 'done', value: String(number) },
        }),
      } satisfies DatedThing,
    ]
  })
}

/** A week after its last value, the metric of an open goal is due again from whoever recorded that. */
function measurementsOf(of: Of): readonly DatedThing[] {
  const { id, programme, person, today } = of
  const metrics = openGoals(programme).flatMap(({ values: { metric, due } }) =>
    metric && (due === undefined || due >= today) ? [metric] : [],
  )
  return metrics.flatMap(({ key, name }) => {
    const last = seriesOf(programme, key).at(-1)
    if (last?.by !== person) return []
    const due = addDays(last.values.day, measuredEveryDays)
    return [
      {
        key: `measure:${id}:${key}:${due}`,
        due,
        say: (language) => line(of, language, 'dated-measurement', { name: escapeMarkdown(name) }),
      } satisfies DatedThing,
    ]
  })
}

/** Leads and managers hear of a programme in which nothing moves. */
function stalledStep(of: Of): readonly DatedThing[] {
  const { id, team, programme, person, today, parts } = of
  const last = programme.changes.at(-1)
  if (!last || team.members.get(person)?.role === 'agent') return []
  const { steps, words } = parts.knowledge
  const { next } = progressOf(programme, { steps, words, today, members: team.members.size })
  const step = steps.find((one) => one.id === next)
  if (!step) return []
  const due = addDays(dayAt(last.atMs, team.zone), stalledDays)
  return [
    {
      key: `stalled:${id}:${due}`,
      due,
      say: (language) => line(of, language, 'dated-stalled', { step: step.title[language] }),
      choice: (language) => ({
        label: parts.phrases.say(language, 'choice-go-on'),
        pick: { skill: coachSkill, act: 'step', value: step.id },
      }),
    },
  ]
}

/** Whoever is in several teams is told which. */
function line({ parts, team }: Of, language: Language, key: CoachPhraseKey, values: Values): string {
  const text = parts.phrases.say(language, key, values)
  return team.isPersonal ? text : `${text} (${escapeMarkdown(team.name)})`
}
