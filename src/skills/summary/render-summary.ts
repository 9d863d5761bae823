import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { addDays, type Day } from '../../programme/dates/calendar.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import type { WeekSummary } from '../../programme/summary/week-summary.ts'
import type { Besides } from './besides.ts'
import { figureLines, goalName, goalReason, marks, type RenderParts } from './figure-lines.ts'
import { shortened } from './one-screen.ts'
import { countLines, newsLine, shortDecision, shortGoals } from './short-lines.ts'
import type { SummaryPhraseKey } from './summary-phrases.ts'

/** What of a week is folded, the least needed first, until it fits a screen: each fold keeps those before it. */
export const folds = ['none', 'voices', 'next', 'news', 'lists', 'goals', 'decisions', 'names', 'most', 'last'] as const
export type Fold = (typeof folds)[number]

/** What the team asked is folded with what customers said. */
type Beside = Pick<Besides, 'asked' | 'suggestion'>

/** Whether a part is folded by then. */
export function isFolded(part: Fold, by: Fold): boolean {
  return part !== 'none' && folds.indexOf(part) <= folds.indexOf(by)
}

export const longestTeam = 24
const longestName = 40
const longestSuggestion = 58

/** The summary as Markdown. `notes`: what is to be said before the figures; `fold`: how much of it is a tap away. */
export function renderSummary(
  summary: WeekSummary,
  notes: readonly string[],
  parts: RenderParts,
  { asked, suggestion }: Beside,
  fold: Fold,
): string {
  const { phrases, language, teamName } = parts
  const say = (key: SummaryPhraseKey, values?: Readonly<Record<string, string | number>>) =>
    phrases.say(language, key, values)
  const day = (of: string) => sayShortDay(of, language)
  const hides = (part: Fold) => isFolded(part, fold)
  const lines = figureLines(summary, parts)
  const { pause } = summary
  const standing = [
    ...(summary.isCorrected ? [say('corrected')] : []),
    ...(pause ? [pause.until ? say('rests-until', { day: day(pause.until) }) : say('rests')] : []),
    hides('decisions')
      ? `${marks[summary.colour]} ${why(summary)}`
      : say(`colour-${summary.colour}`, { why: why(summary) }),
    ...(lines.decisions.length === 0 ? [say('no-decision')] : []),
  ]
  const decisions = decisionLines()
  const name = escapeMarkdown(shortened(teamName, hides('decisions') ? longestTeam : longestName))
  const blocks = [
    `${say(hides('names') ? 'title-short' : 'title', { team: name, week: summary.week, from: day(summary.from), to: day(summary.to) })}${summary.isRunning ? ` · ${say('running')}` : ''}`,
    ...paragraph(notes),
    standing.join('\n'),
    ...list(decisionsTitle(), decisions, { day: day(nextMeeting(summary)) }),
    ...figures(),
    ...(hides('lists') ? [] : [...lists(), ...news()]),
    ...(hides('next') ? [] : list('next', lines.next)),
    ...(hides('voices') || !lines.voices ? [] : [lines.voices]),
    ...(hides('lists') ? paragraph(countLines(summary, hides('last') ? 2 : hides('names') ? 3 : 4, say)) : []),
    ...(summary.events.length === 0 && !summary.isRunning && !hides('last')
      ? [say(hides('decisions') ? 'quiet-short' : 'quiet')]
      : []),
    ...(hides('voices') ? [] : list('asked', asked)),
    ...(suggestion === undefined || hides('names')
      ? []
      : [
          say('suggestion', {
            title: escapeMarkdown(shortened(suggestion, longestSuggestion)),
          }),
        ]),
  ]
  return blocks.join('\n\n')

  /** Where all that is asked is who clears what, the heading asks it once. */
  function decisionsTitle(): SummaryPhraseKey {
    if (!hides('decisions')) return 'decisions'
    return summary.decisions.every(({ kind }) => kind === 'blocker-without-owner')
      ? 'decisions-blockers'
      : 'decisions-short'
  }

  function decisionLines(): readonly string[] {
    if (!hides('decisions')) return lines.decisions
    const short = summary.decisions.map((needed) => shortDecision(needed, hides('names'), say, parts))
    if (!hides('last') || short.length < 2) return short
    return [...short.slice(0, 1), say('and-more', { count: short.length - 1 })]
  }

  function figures(): readonly string[] {
    if (!hides('goals')) {
      return [
        ...(lines.goals.length === 0 ? [say('no-goal')] : list('goals', lines.goals)),
        ...list('others', lines.others),
      ]
    }
    const most = hides('last') ? 1 : hides('most') ? 3 : 4
    const short = shortGoals(summary, most, hides('names'), say, parts)
    return [
      ...(lines.goals.length === 0 ? [say('no-goal')] : []),
      ...(short.length > 0 ? [[say('goals-short'), ...short].join('\n')] : []),
    ]
  }

  function lists(): readonly string[] {
    return [
      ...list('late', [...lines.late, ...(lines.lateMore === undefined ? [] : [lines.lateMore])]),
      ...list('blocked', [...lines.blocked, ...(lines.blockedMore === undefined ? [] : [lines.blockedMore])]),
    ]
  }

  function news(): readonly string[] {
    if (!hides('news')) return paragraph([lines.done, lines.wins, lines.risks].flatMap((line) => line ?? []))
    return paragraph(newsLine(summary, say))
  }

  function list(
    title: SummaryPhraseKey,
    items: readonly string[],
    values?: Readonly<Record<string, string>>,
  ): string[] {
    return items.length === 0 ? [] : [`${say(title, values)}\n${items.map((line) => `- ${line}`).join('\n')}`]
  }

  /** The goal of the worst colour says why, before the plan does. */
  function why({ colour, goals, actionReason }: WeekSummary): string {
    const worst = goals.find((one) => one.colour === colour)
    return worst && colour !== 'green'
      ? `${shortened(goalName(worst, parts), longestName)} – ${goalReason(worst, say)}.`
      : say(`action-${actionReason}`)
  }
}

function paragraph(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [lines.join('\n')]
}

/** The Monday on which the next week is summed up: what is to be decided is asked for by then. */
function nextMeeting({ to, isRunning }: WeekSummary): Day {
  return addDays(to, isRunning ? 1 : 8)
}
