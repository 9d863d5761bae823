import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { addDays, type Day } from '../../programme/dates/calendar.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import type { WeekSummary } from '../../programme/summary/week-summary.ts'
import { figureLines, goalName, goalReason, type RenderParts } from './figure-lines.ts'
import type { SummaryPhraseKey } from './summary-phrases.ts'

/** The summary on one phone screen, as Markdown. `notes`: what is to be said before the figures. */
export function renderSummary(summary: WeekSummary, notes: readonly string[], parts: RenderParts): string {
  const { phrases, language, teamName } = parts
  const say = (key: SummaryPhraseKey, values?: Readonly<Record<string, string | number>>) =>
    phrases.say(language, key, values)
  const day = (of: string) => sayShortDay(of, language)
  const lines = figureLines(summary, parts)
  const { pause } = summary
  const standing = [
    ...(summary.isRunning ? [say('running')] : []),
    ...(summary.isCorrected ? [say('corrected')] : []),
    ...(pause ? [pause.until ? say('rests-until', { day: day(pause.until) }) : say('rests')] : []),
    say(`colour-${summary.colour}`, { why: why(summary) }),
    ...(lines.decisions.length === 0 ? [say('no-decision')] : []),
  ]
  // What moved, what is late and what is to be decided stands open; the rest folds where a channel can fold.
  const details = [
    ...[lines.done, lines.wins, lines.voices, lines.risks].flatMap((line) => line ?? []),
    ...list('next', lines.next),
  ]
  const blocks = [
    say('title', { team: escapeMarkdown(teamName), week: summary.week, from: day(summary.from), to: day(summary.to) }),
    ...notes,
    standing.join('\n'),
    ...list('decisions', lines.decisions, { day: day(nextMeeting(summary)) }),
    ...(lines.goals.length === 0 ? [say('no-goal')] : list('goals', lines.goals)),
    ...list('others', lines.others),
    ...list('late', [...lines.late, ...(lines.lateMore === undefined ? [] : [lines.lateMore])]),
    ...list('blocked', [...lines.blocked, ...(lines.blockedMore === undefined ? [] : [lines.blockedMore])]),
    ...(details.length === 0 ? [] : [quote(details.join('\n'))]),
    ...(summary.events.length === 0 && !summary.isRunning ? [say('quiet')] : []),
  ]
  return blocks.join('\n\n')

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
      ? `${goalName(worst, parts)} – ${goalReason(worst, say)}.`
      : say(`action-${actionReason}`)
  }
}

function quote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

/** The Monday on which the next week is summed up: what is to be decided is asked for by then. */
function nextMeeting({ to, isRunning }: WeekSummary): Day {
  return addDays(to, isRunning ? 1 : 8)
}
