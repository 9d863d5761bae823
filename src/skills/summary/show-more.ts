import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Choice } from '../../domain/reply.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import type { WeekSummary } from '../../programme/summary/week-summary.ts'
import { type Besides, besides } from './besides.ts'
import {
  blockedLine,
  type FigureLines,
  figureLines,
  lateLine,
  otherLines,
  type RenderParts,
  renderPartsOf,
} from './figure-lines.ts'
import { rememberSpoken } from './memory.ts'
import { pageOf, type Section, shortened } from './one-screen.ts'
import { type SummaryFound, summaryOf } from './read-week.ts'
import { longestTeam } from './render-summary.ts'
import { pick, type Say, type SummaryParts, sayIn, told } from './summary-parts.ts'

/** What is behind a summary, each a tap away and a screen long. */
export const pageKinds = ['details', 'next', 'voices', 'late'] as const
export type PageKind = (typeof pageKinds)[number]

type PageOf = {
  readonly summary: WeekSummary
  readonly lines: FigureLines
  readonly beside: Besides
  readonly say: Say
  readonly parts: RenderParts
}

const sectionsOf: Readonly<Record<PageKind, (of: PageOf) => readonly Section[]>> = {
  details,
  next: ({ lines, say }) => [{ title: say('next'), items: lines.next }],
  voices: ({ summary, beside, say }) => [
    { title: bare(say, 'voices'), items: summary.voices.map(({ values }) => escapeMarkdown(values.text)) },
    { title: say('asked'), items: beside.asked },
  ],
  late: ({ summary: { week, late }, say }) => [
    { title: say('late-title', { week, count: late.length }), items: late.map((one) => lateLine(one, say)) },
  ],
}

/** One page of what is behind a summary. `value`: the week, and behind a colon the first line of the page. */
export async function showPage(
  parts: SummaryParts,
  context: TurnContext,
  kind: PageKind,
  value: string,
): Promise<SkillOutcome> {
  const { language } = context
  const say = sayIn(parts, language)
  const [week = '', from = '0'] = value.split(':')
  const found = await summaryOf(parts, context, week)
  if (!found) return told(say('not-for-you'))
  const { summary, speaksFor } = found
  const renderParts = renderPartsOf(parts, language, speaksFor.team)
  const beside = await besidesOf(parts, found, context)
  const lines = figureLines(summary, renderParts)
  const more: readonly Choice[] = [
    ...(kind === 'voices' ? beside.askedChoices : []),
    ...(kind === 'details' ? [...beside.suggested, { pick: pick('more', week), label: say('choice-more') }] : []),
  ]
  const further = say('choice-further')
  const { text, next } = pageOf(sectionsOf[kind]({ summary, lines, beside, say, parts: renderParts }), {
    head: head(found, say, context),
    from: Number.parseInt(from, 10) || 0,
    labels: [further, ...more.map(({ label }) => label)],
  })
  const choices = next === undefined ? more : [{ pick: pick(kind, `${week}:${next}`), label: further }, ...more]
  return { ...told(text, choices), memory: rememberSpoken({ about: 'week', week, teamId: speaksFor.id }) }
}

export function besidesOf(
  parts: SummaryParts,
  { summary, speaksFor: { id: teamId, team } }: SummaryFound,
  { language }: Pick<TurnContext, 'language'>,
): Promise<Besides> {
  return besides(parts, summary, { language, team, teamId })
}

function head({ summary, speaksFor }: SummaryFound, say: Say, { language }: TurnContext): string {
  const { week, from, to } = summary
  const day = (of: string) => sayShortDay(of, language)
  return say('title', {
    team: escapeMarkdown(shortened(speaksFor.team.name, longestTeam)),
    week,
    from: day(from),
    to: day(to),
  })
}

/** All that the summary counts, each on a line of its own. */
function details({ summary, lines, say, parts }: PageOf): readonly Section[] {
  const { late, blocked, done, wins, risks, others } = summary
  return [
    ...(lines.decisions.length > 0 ? [{ title: say('decisions-all'), items: lines.decisions }] : []),
    { title: say('goals'), items: lines.goals },
    { title: say('others'), items: otherLines(others, parts) },
    { title: say('late'), items: late.map((one) => lateLine(one, say)) },
    { title: say('blocked'), items: blocked.map((one) => blockedLine(one, say, parts.language)) },
    { title: bare(say, 'done'), items: done.map(({ values }) => escapeMarkdown(values.what)) },
    { title: bare(say, 'wins'), items: wins.map(({ values }) => escapeMarkdown(values.text)) },
    { title: bare(say, 'risks'), items: risks.map(({ values }) => escapeMarkdown(values.text)) },
  ]
}

/** The title of what elsewhere stands in a line with it. */
function bare(say: Say, key: 'done' | 'wins' | 'risks' | 'voices'): string {
  return say(key, { list: '' }).trim()
}
