import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import { shortLabel } from '../../domain/short-label.ts'
import type { Suggestions } from '../../knowledge/programme/suggestions.ts'
import type { Team } from '../../people/team.ts'
import { addDays, startOfDay } from '../../programme/dates/calendar.ts'
import { teamQuestionStream, teamQuestions } from '../../programme/summary/team-questions.ts'
import type { WeekSummary } from '../../programme/summary/week-summary.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import { type SummaryParts, sayIn } from './summary-parts.ts'

const mostAsked = 2

type BesideOf = { readonly language: Language; readonly team: Pick<Team, 'zone'>; readonly teamId: string }

export type Besides = {
  readonly asked: readonly string[]
  readonly askedChoices: readonly Choice[]
  readonly suggestion: string | undefined
  readonly suggested: readonly Choice[]
}

/** What stands below the figures: what the team asked, and one thing to read. Each entry opens with its sources. */
export async function besides(parts: SummaryParts, summary: WeekSummary, telling: BesideOf): Promise<Besides> {
  const { events, titleOf, suggestions } = parts
  const { language, teamId, team } = telling
  const say = sayIn(parts, language)
  const [fromMs, toMs] = [startOfDay(summary.from, team.zone), startOfDay(addDays(summary.to, 1), team.zone)]
  const { asked, unanswered } = teamQuestions(await events.read(teamQuestionStream(teamId)), fromMs, toMs)
  const titled = asked.slice(0, mostAsked).flatMap(({ entry, people }) => {
    const title = titleOf(entry, language)
    return title === undefined ? [] : [{ entry, title, people }]
  })
  const lines = [
    ...titled.map(({ title, people }) => say('asked-line', { people, title: escapeMarkdown(title) })),
    ...(unanswered > 0 ? [say('asked-unanswered', { count: unanswered })] : []),
  ]
  const suggested = suggestionFor(summary, suggestions)
  const title = titleOf(suggested, language)
  return {
    asked: lines,
    askedChoices: titled.map(({ entry, title: label }) => toEntry(entry, label)),
    suggestion: title,
    suggested:
      title === undefined || titled.some(({ entry }) => entry === suggested) ? [] : [toEntry(suggested, title)],
  }
}

function toEntry(entry: string, title: string): Choice {
  return { pick: entryChoice('ask', entry), label: shortLabel(title) }
}

/** By what the week has its colour from: the goal of that colour, or else the plan. */
function suggestionFor({ colour, goals, actionReason, events, isRunning }: WeekSummary, from: Suggestions): string {
  if (events.length === 0 && !isRunning) return from.quiet
  const worst = colour === 'green' ? undefined : goals.find((one) => one.colour === colour)
  return worst ? from.goals[worst.reason] : from.actions[actionReason]
}
