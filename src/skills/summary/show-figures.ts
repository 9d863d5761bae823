import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Event } from '../../domain/event.ts'
import { programmeStream } from '../../programme/events.ts'
import type { WeekSummary } from '../../programme/summary/week-summary.ts'
import { describeEvents } from './describe-events.ts'
import { blockedLine, figureLines, lateLine, renderPartsOf } from './figure-lines.ts'
import { type SummaryFound, summaryOf } from './read-week.ts'
import { pick, type SummaryParts, sayIn, told } from './summary-parts.ts'

/** The newest records say how a figure came to be; older ones stand in the export. */
const mostOfOne = 4
/** More than these are told by all records of the week. */
const mostOfKind = 12

/** Each figure of a week with the records that it was made of, whenever they were made. */
export async function showFigures(parts: SummaryParts, context: TurnContext, week: string): Promise<SkillOutcome> {
  const { language } = context
  const say = sayIn(parts, language)
  const found = await summaryOf(parts, context, week)
  if (!found) return told(say('not-for-you'))
  const { summary, speaksFor } = found
  const lines = figureLines(summary, renderPartsOf(parts, language, speaksFor.team))
  const figures = [
    ...summary.goals.map(({ events }, index) => ({ line: lines.goals[index], events })),
    ...summary.others.map(({ newest }, index) => ({ line: lines.others[index], events: newest.events })),
    ...summary.decisions.map((needed, index) => ({ line: lines.decisions[index], events: behind(needed) })),
    ...summary.late.slice(0, mostOfKind).map((one) => ({ line: lateLine(one, say), events: one.action.events })),
    ...summary.blocked
      .filter(({ owner }) => owner !== undefined)
      .slice(0, mostOfKind)
      .map((blocker) => ({ line: blockedLine(blocker, say, language), events: blocker.events })),
    ...(['done', 'wins', 'voices', 'risks'] as const).map((kind) => ({
      line: lines[kind],
      events: summary[kind].slice(0, mostOfKind).flatMap(({ events }) => events.slice(-1)),
    })),
  ].filter(({ line, events }) => line !== undefined && events.length > 0)
  const ids = new Set(figures.flatMap(({ events }) => events.slice(-mostOfOne)))
  const { zone } = speaksFor.team
  const described = await describeEvents(parts, await eventsOf(parts, found, ids), { zone, language })
  const blocks = figures.map(({ line, events }) => {
    const records = events.slice(-mostOfOne).flatMap((id) => described.get(id) ?? [])
    return [line, ...new Set(records.map((record) => `- ${record}`))].join('\n')
  })
  const title = say('figures-title', { week })
  const all = { pick: pick('records', week), label: say('choice-records'), aside: true } as const
  return told([title, ...blocks].join('\n\n'), summary.events.length > 0 ? [all] : [])
}

function behind(needed: WeekSummary['decisions'][number]): readonly string[] {
  switch (needed.kind) {
    case 'blocker-without-owner':
      return needed.blocker.events
    case 'goal-missed':
      return needed.goal.events
    case 'step-to-close':
      return needed.step.events
  }
}

/** What was long ago is not among the latest: then the whole stream is read. */
async function eventsOf(
  { events }: SummaryParts,
  { records, speaksFor }: SummaryFound,
  ids: ReadonlySet<string>,
): Promise<readonly Event[]> {
  const among = (all: readonly Event[]) => all.filter(({ id }) => ids.has(id))
  const recent = among(records.latest)
  if (recent.length === ids.size) return recent
  return among((await events.readFrom(programmeStream(speaksFor.id))).events)
}
