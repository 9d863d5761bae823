import type { Phrases } from '../../conversation/phrases.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Language } from '../../domain/language.ts'
import type { ProgrammeKnowledge } from '../../knowledge/programme/load-programme.ts'
import type { Team } from '../../people/team.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import type { Action, Blocker } from '../../programme/programme.ts'
import type { Colour } from '../../programme/status.ts'
import type { DecisionNeeded, GoalLine, OtherFigure, WeekSummary } from '../../programme/summary/week-summary.ts'
import { sayOwner, sayOwners } from './say-owners.ts'
import { sayMetric, sayNumber, sayValue } from './say-units.ts'
import type { Say, SummaryParts } from './summary-parts.ts'
import type { SummaryPhraseKey } from './summary-phrases.ts'

export type RenderParts = {
  readonly phrases: Phrases<SummaryPhraseKey>
  readonly knowledge: Pick<ProgrammeKnowledge, 'steps' | 'metrics' | 'words'>
  readonly language: Language
  readonly teamName: string
}

export function renderPartsOf(
  { phrases, knowledge }: SummaryParts,
  language: Language,
  { name }: Pick<Team, 'name'>,
): RenderParts {
  return { phrases, knowledge, language, teamName: name }
}

/** The figures of a week in words, a line each; of long lists the first, and how many more there are. */
export type FigureLines = {
  readonly goals: readonly string[]
  readonly others: readonly string[]
  readonly decisions: readonly string[]
  readonly late: readonly string[]
  /** Whose the others are that are late. Undefined: there are no others. */
  readonly lateMore: string | undefined
  /** Those that somebody is to clear; the others are decisions. */
  readonly blocked: readonly string[]
  readonly blockedMore: string | undefined
  readonly done: string | undefined
  readonly wins: string | undefined
  readonly voices: string | undefined
  readonly risks: string | undefined
  readonly next: readonly string[]
}

export const marks = { green: '🟢', yellow: '🟡', red: '🔴', grey: '⚪' } satisfies Record<Colour, string>
/** What fits on one phone screen. */
export const mostLines = 3

export function figureLines(summary: WeekSummary, parts: RenderParts): FigureLines {
  const { phrases, language } = parts
  const say: Say = (key, values) => phrases.say(language, key, values)
  const cleared = summary.blocked.filter(({ owner }) => owner !== undefined)
  const listed = (key: SummaryPhraseKey, texts: readonly string[]) =>
    texts.length === 0 ? undefined : say(key, { list: join(texts, say) })
  return {
    goals: summary.goals.map((line) => goalLine(line, say, parts)),
    others: otherLines(summary.others.slice(0, mostLines), parts),
    decisions: summary.decisions.map((needed) => decisionLine(needed, say, parts)),
    late: summary.late.slice(0, mostLines).map((one) => lateLine(one, say)),
    lateMore: sayLateMore(summary.late.slice(mostLines), say),
    blocked: cleared.slice(0, mostLines).map((blocker) => blockedLine(blocker, say, language)),
    blockedMore: cleared.length > mostLines ? say('and-more', { count: cleared.length - mostLines }) : undefined,
    done: listed(
      'done',
      summary.done.map(({ values }) => values.what),
    ),
    wins: listed(
      'wins',
      summary.wins.map(({ values }) => values.text),
    ),
    voices: listed(
      'voices',
      summary.voices.map(({ values }) => values.text),
    ),
    risks: listed(
      'risks',
      summary.risks.map(({ values }) => values.text),
    ),
    next: summary.next.map((action) =>
      say('next-line', {
        ...actionFacts(action, say),
        due: action.values.due === undefined ? say('without-date') : sayShortDay(action.values.due, language),
      }),
    ),
  }
}

export function lateLine({ action, days }: WeekSummary['late'][number], say: Say): string {
  return say('late-line', { ...actionFacts(action, say), days })
}

export function blockedLine(blocker: Blocker, say: Say, language: Language): string {
  return say(blocker.owner ? 'blocked-line' : 'blocked-open', blockerFacts(blocker, say, language))
}

/** How a goal is called: by its metric, or its sentence. */
export function goalName({ goal: { values } }: Pick<GoalLine, 'goal'>, parts: RenderParts): string {
  return values.metric ? sayMetric(values.metric, parts) : escapeMarkdown(values.sentence)
}

/** "Still early" alone would be no true word of what is getting worse. */
export function goalReason(line: GoalLine, say: Say): string {
  return say(line.reason === 'early' && hasWorsened(line) ? 'goal-early-worse' : `goal-${line.reason}`)
}

function hasWorsened(line: GoalLine): boolean {
  const { value, before } = line
  const better = betterOf(line)
  if (value === undefined || before === undefined || better === undefined) return false
  return better === 'higher' ? value < before : value > before
}

function goalLine(line: GoalLine, say: Say, parts: RenderParts): string {
  const { values } = line.goal
  const facts = { mark: marks[line.colour], name: goalName(line, parts), reason: goalReason(line, say) }
  if (!values.metric || values.target === undefined) {
    return say('goal-line-other', { ...facts, sentence: escapeMarkdown(values.sentence) })
  }
  const unit = values.metric.unit
  const baseline =
    values.baseline === undefined ? '' : ` (${say('baseline', { value: sayValue(values.baseline, unit, parts) })})`
  const target = sayValue(values.target, unit, parts)
  if (line.value === undefined) return say('goal-line-no-value', { ...facts, target, baseline })
  const n = line.n === undefined ? '' : ` (n = ${sayNumber(line.n, parts.language)})`
  return say('goal-line', {
    ...facts,
    value: sayValue(line.value, unit, parts),
    n,
    trend: trend(line, betterOf(line), say, parts),
    target,
    baseline,
  })
}

/** What is measured and no goal asks for, a line each. */
export function otherLines(others: WeekSummary['others'], parts: RenderParts): readonly string[] {
  const say: Say = (key, values) => parts.phrases.say(parts.language, key, values)
  return others.map((figure) => otherLine(figure, say, parts))
}

function otherLine({ newest: { values }, before }: OtherFigure, say: Say, parts: RenderParts): string {
  const { metric, value, n } = values
  return say('other-line', {
    name: sayMetric(metric, parts),
    value: sayValue(value, metric.unit, parts),
    n: n === undefined ? '' : ` (n = ${sayNumber(n, parts.language)})`,
    trend: trend({ value, before }, metric.better, say, parts),
  })
}

/** An arrow up is no good news of waiting times: whether it grew better or worse is said. */
function trend(
  { value, before }: Pick<GoalLine, 'value' | 'before'>,
  better: 'higher' | 'lower' | undefined,
  say: Say,
  { language }: RenderParts,
): string {
  if (value === undefined || before === undefined) return ''
  if (value === before) return say('trend-same')
  const isUp = value > before
  const said = say(isUp ? 'trend-up' : 'trend-down', { by: sayNumber(Math.abs(value - before), language) })
  return `${said}${sayWay(value, before, better, say)}`
}

/** " (worse)", " (better)". Empty: it is the same, or nobody knows which way is better. */
export function sayWay(
  value: number,
  before: number | undefined,
  better: 'higher' | 'lower' | undefined,
  say: Say,
): string {
  if (better === undefined || before === undefined || value === before) return ''
  return ` ${say(value > before === (better === 'higher') ? 'trend-better' : 'trend-worse')}`
}

export function betterOf({ goal: { values } }: GoalLine): 'higher' | 'lower' | undefined {
  const { metric, target, baseline } = values
  if (metric?.better !== undefined || target === undefined || baseline === undefined) return metric?.better
  return target < baseline ? 'lower' : 'higher'
}

function decisionLine(needed: DecisionNeeded, say: Say, parts: RenderParts): string {
  const { language, knowledge } = parts
  switch (needed.kind) {
    case 'blocker-without-owner':
      return say('decide-blocker', blockerFacts(needed.blocker, say, language))
    case 'goal-missed': {
      const { number, values } = needed.goal
      return say('decide-goal', { number, name: goalName(needed, parts), who: sayOwner(values.owner, say) })
    }
    case 'step-to-close':
      return say('decide-step', {
        step: knowledge.steps.find(({ id }) => id === needed.step.step)?.title[language] ?? needed.step.step,
      })
  }
}

/** "dan 4 lagi: Sari 3, Budi 1": whose what is late is, though not each stands there. */
function sayLateMore(rest: WeekSummary['late'], say: Say): string | undefined {
  if (rest.length === 0) return undefined
  const owners = rest.map(({ action }) => action.values.owner)
  return say('late-more', { count: rest.length, who: sayOwners(owners, say, mostLines) })
}

function blockerFacts({ number, who, waitingFor, since, owner }: Blocker, say: Say, language: Language) {
  return {
    number,
    who: sayOwner(who, say),
    what: escapeMarkdown(waitingFor),
    since: sayShortDay(since, language),
    owner: sayOwner(owner, say),
  }
}

function actionFacts({ number, values }: Action, say: Say) {
  return { number, what: escapeMarkdown(values.what), who: sayOwner(values.owner, say) }
}

function join(texts: readonly string[], say: Say): string {
  const said = texts.slice(0, mostLines).map(escapeMarkdown).join('; ')
  return texts.length > mostLines ? `${said}; ${say('and-more', { count: texts.length - mostLines })}` : said
}
