import type { Phrases } from '../../conversation/phrases.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { type Language, localeOf } from '../../domain/language.ts'
import type { ProgrammeKnowledge } from '../../knowledge/programme/load-programme.ts'
import { addDays, type Day } from '../../programme/dates/calendar.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import type { Owner } from '../../programme/events.ts'
import type { Action, Blocker } from '../../programme/programme.ts'
import type { Colour } from '../../programme/status.ts'
import type { DecisionNeeded, GoalLine, OtherFigure, WeekSummary } from '../../programme/summary/week-summary.ts'
import type { SummaryPhraseKey } from './summary-phrases.ts'

export type RenderParts = {
  readonly phrases: Phrases<SummaryPhraseKey>
  readonly knowledge: Pick<ProgrammeKnowledge, 'steps' | 'metrics' | 'words'>
  readonly language: Language
  readonly teamName: string
}

const marks = { green: '🟢', yellow: '🟡', red: '🔴', grey: '⚪' } satisfies Record<Colour, string>
/** What fits on one phone screen. */
const mostLines = 3

/** The summary on one phone screen, as Markdown. `notes`: what is to be said before the figures. */
export function renderSummary(summary: WeekSummary, notes: readonly string[], parts: RenderParts): string {
  const { phrases, language, teamName } = parts
  const say = (key: SummaryPhraseKey, values?: Readonly<Record<string, string | number>>) =>
    phrases.say(language, key, values)
  const day = (of: string) => sayShortDay(of, language)
  const blocks = [
    say('title', { team: escapeMarkdown(teamName), week: summary.week, from: day(summary.from), to: day(summary.to) }),
    ...notes,
    ...(summary.isRunning ? [say('running')] : []),
    ...(summary.isCorrected ? [say('corrected')] : []),
    say(`colour-${summary.colour}`, { why: why(summary) }),
    ...(summary.decisions.length === 0
      ? [say('no-decision')]
      : list('decisions', summary.decisions.map(decision), { day: day(nextMeeting(summary)) })),
    ...(summary.goals.length === 0 ? [say('no-goal')] : list('goals', summary.goals.map(goal))),
    ...list('others', summary.others.slice(0, mostLines).map(otherFigure)),
    ...list('late', summary.late.slice(0, mostLines).map(lateLine)),
    ...list(
      'blocked',
      summary.blocked
        .filter(({ owner }) => owner !== undefined)
        .slice(0, mostLines)
        .map(blockedLine),
    ),
    ...(summary.done.length > 0 ? [say('done', { list: join(summary.done.map(({ values }) => values.what)) })] : []),
    ...(summary.wins.length > 0 ? [say('wins', { list: join(summary.wins) })] : []),
    ...(summary.risks.length > 0 ? [say('risks', { list: join(summary.risks.map(({ text }) => text)) })] : []),
    ...list('next', summary.next.map(nextLine)),
    ...(summary.events.length === 0 && !summary.isRunning ? [say('quiet')] : []),
  ]
  return blocks.join('\n\n')

  function list(
    title: SummaryPhraseKey,
    lines: readonly string[],
    values?: Readonly<Record<string, string>>,
  ): string[] {
    return lines.length === 0 ? [] : [`${say(title, values)}\n${lines.map((line) => `- ${line}`).join('\n')}`]
  }

  /** The goal of the worst colour says why, before the plan does. */
  function why({ colour, goals, actionReason }: WeekSummary): string {
    const worst = goals.find((one) => one.colour === colour)
    return worst && colour !== 'green' ? `${nameOf(worst)} – ${reasonOf(worst)}.` : say(`action-${actionReason}`)
  }

  /** "Still early" alone would be no true word of what is getting worse. */
  function reasonOf(line: GoalLine): string {
    return say(line.reason === 'early' && hasWorsened(line) ? 'goal-early-worse' : `goal-${line.reason}`)
  }

  function hasWorsened(line: GoalLine): boolean {
    const { value, before } = line
    const better = betterOf(line)
    if (value === undefined || before === undefined || better === undefined) return false
    return better === 'higher' ? value < before : value > before
  }

  function decision(needed: DecisionNeeded): string {
    switch (needed.kind) {
      case 'blocker-without-owner':
        return say('decide-blocker', blockerFacts(needed.blocker))
      case 'goal-missed':
        return say('decide-goal', { number: needed.goal.number, name: nameOf(needed) })
      case 'step-to-close':
        return say('decide-step', {
          step: parts.knowledge.steps.find(({ id }) => id === needed.step)?.title[language] ?? needed.step,
        })
    }
  }

  function goal(line: GoalLine): string {
    const { values } = line.goal
    const facts = { mark: marks[line.colour], name: nameOf(line), reason: reasonOf(line) }
    if (!values.metric || values.target === undefined) {
      return say('goal-line-other', { ...facts, sentence: escapeMarkdown(values.sentence) })
    }
    const unit = values.metric.unit
    const baseline =
      values.baseline === undefined ? '' : ` (${say('baseline', { value: sayValue(values.baseline, unit, language) })})`
    const target = sayValue(values.target, unit, language)
    if (line.value === undefined) return say('goal-line-no-value', { ...facts, target, baseline })
    const n = line.n === undefined ? '' : ` (n = ${sayNumber(line.n, language)})`
    return say('goal-line', {
      ...facts,
      value: sayValue(line.value, unit, language),
      n,
      trend: trend(line, betterOf(line)),
      target,
      baseline,
    })
  }

  function otherFigure({ newest: { values }, before }: OtherFigure): string {
    const { metric, value, n } = values
    return say('other-line', {
      name: metricName(metric.key) ?? escapeMarkdown(metric.name),
      value: sayValue(value, metric.unit, language),
      n: n === undefined ? '' : ` (n = ${sayNumber(n, language)})`,
      trend: trend({ value, before }, metric.better),
    })
  }

  /** An arrow up is no good news of waiting times: whether it grew better or worse is said. */
  function trend(
    { value, before }: Pick<GoalLine, 'value' | 'before'>,
    better: 'higher' | 'lower' | undefined,
  ): string {
    if (value === undefined || before === undefined) return ''
    if (value === before) return say('trend-same')
    const isUp = value > before
    const said = say(isUp ? 'trend-up' : 'trend-down', { by: sayNumber(Math.abs(value - before), language) })
    if (better === undefined) return said
    return `${said} ${say(isUp === (better === 'higher') ? 'trend-better' : 'trend-worse')}`
  }

  function betterOf({ goal: { values } }: GoalLine): 'higher' | 'lower' | undefined {
    const { metric, target, baseline } = values
    if (metric?.better !== undefined || target === undefined || baseline === undefined) return metric?.better
    return target < baseline ? 'lower' : 'higher'
  }

  function nameOf({ goal: { values } }: Pick<GoalLine, 'goal'>): string {
    return metricName(values.metric?.key) ?? escapeMarkdown(values.metric?.name ?? values.sentence)
  }

  function metricName(key: string | undefined): string | undefined {
    const known = parts.knowledge.metrics.find(({ id }) => id === key)
    return known && escapeMarkdown(known.name[language])
  }

  function lateLine({ action, days }: WeekSummary['late'][number]): string {
    return say('late-line', { ...actionFacts(action), days })
  }

  function blockedLine(blocker: Blocker): string {
    return say('blocked-line', blockerFacts(blocker))
  }

  function blockerFacts({ number, who, waitingFor, since }: Blocker) {
    return { number, who: owner(who), what: escapeMarkdown(waitingFor), since: day(since) }
  }

  function nextLine(action: Action): string {
    return say('next-line', {
      ...actionFacts(action),
      due: action.values.due === undefined ? say('without-date') : day(action.values.due),
    })
  }

  function actionFacts({ number, values }: Action) {
    return { number, what: escapeMarkdown(values.what), who: owner(values.owner) }
  }

  function owner(named: Owner | undefined): string {
    return named === undefined ? say('nobody') : escapeMarkdown(named.name)
  }
}

/** The Monday on which the next week is summed up: what is to be decided is asked for by then. */
function nextMeeting({ to, isRunning }: WeekSummary): Day {
  return addDays(to, isRunning ? 1 : 8)
}

export function sayNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 }).format(value)
}

export function sayValue(value: number, unit: string | undefined, language: Language): string {
  const number = sayNumber(value, language)
  return unit === undefined ? number : unit.startsWith('/') ? `${number}${unit}` : `${number} ${unit}`
}

function join(texts: readonly string[]): string {
  return texts.slice(0, mostLines).map(escapeMarkdown).join('; ')
}
