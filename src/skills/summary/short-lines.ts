import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import type { Owner } from '../../programme/events.ts'
import type { DecisionNeeded, GoalLine, WeekSummary } from '../../programme/summary/week-summary.ts'
import { betterOf, goalName, marks, type RenderParts, sayWay } from './figure-lines.ts'
import { shortened } from './one-screen.ts'
import { longestOwner, sayOwner, sayOwners } from './say-owners.ts'
import { sayMetric, sayNumber, sayValue } from './say-units.ts'
import type { Say } from './summary-parts.ts'

/** A line of a phone, in characters. */
const longestLine = 32
const longestItem = 29
/** What is cut shorter says nothing. */
const fewestCharacters = 8

/** Goals and what is measured beside them, a line each: the value before and now, the target, and n where there is room. */
export function shortGoals(summary: WeekSummary, most: number, isCut: boolean, say: Say, parts: RenderParts): string[] {
  const { goals, others } = summary
  const lines = [
    // What is worst stands first, since the last may be left out.
    ...goals.toSorted((a, b) => order.indexOf(a.colour) - order.indexOf(b.colour)).map((line) => goal(line)),
    ...others.map(({ newest: { values }, before }) =>
      inLine(
        sayMetric(values.metric, parts),
        figure({ value: values.value, n: values.n, before, unit: values.metric.unit, better: values.metric.better }),
        '▫️',
      ),
    ),
  ]
  const rest = lines.length - most
  return rest > 0 ? [...lines.slice(0, most), say('and-more', { count: rest })] : lines

  function goal(line: GoalLine): string {
    const { value, n, before } = line
    const { target, metric } = line.goal.values
    return inLine(
      goalName(line, parts),
      figure({ value, n, before, target, unit: metric?.unit, better: betterOf(line) }),
      marks[line.colour],
    )
  }

  function figure({ value, n, before, target, unit, better }: Figure): string {
    const way = value === undefined || isCut ? '' : sayWay(value, before, better, say)
    const said = (of: number) => sayValue(of, unit, parts)
    const moved = before === undefined || before === value ? '' : `${sayNumber(before, parts.language)}▸`
    return [
      // The unit stands once, behind the target.
      value === undefined
        ? '–'
        : `${moved}${target === undefined ? said(value) : sayNumber(value, parts.language)}${way}`,
      ...(target === undefined ? [] : [`/ ${said(target)}`]),
      // How many stand behind it is a tap away where the line is cut.
      ...(n === undefined || isCut ? [] : [`· n ${sayNumber(n, parts.language)}`]),
    ].join(' ')
  }

  function inLine(name: string, figures: string, mark: string): string {
    const room = longestLine - 4 - figures.length
    return `${mark} ${shortened(name, isCut ? Math.max(room, fewestCharacters) : longestLine)} ${figures}`
  }
}

const order = ['red', 'yellow', 'grey', 'green']

type Figure = {
  readonly value: number | undefined
  readonly n: number | undefined
  readonly before: number | undefined
  readonly target?: number | undefined
  readonly unit: string | undefined
  readonly better: 'higher' | 'lower' | undefined
}

/** The wins, the risks and what was done, as counts in one line. Empty: there are none. */
export function newsLine(summary: WeekSummary, say: Say): string[] {
  const counts = (['done', 'wins', 'risks'] as const).flatMap((kind) => {
    const count = summary[kind].length
    return count > 0 ? [say(`count-${kind}`, { count })] : []
  })
  return counts.length > 0 ? [counts.join(' · ')] : []
}

/** "Telat 4: Sari 3, Budi 1", and the same of what is blocked; the news as counts. */
export function countLines(summary: WeekSummary, mostOwners: number, say: Say): string[] {
  const { late, blocked } = summary
  return [
    ...ownerLine(
      'count-late',
      late.map(({ action }) => action.values.owner),
    ),
    ...ownerLine(
      'count-blocked',
      blocked.map(({ who }) => who),
    ),
    ...newsLine(summary, say),
  ]

  function ownerLine(key: 'count-late' | 'count-blocked', owners: readonly (Owner | undefined)[]): string[] {
    if (owners.length === 0) return []
    return [say(key, { count: owners.length, who: sayOwners(owners, say, mostOwners) })]
  }
}

/** What is to be decided in one line, or in two where it is not cut: who waits and for what, or what is overdue, and the question. */
export function shortDecision(needed: DecisionNeeded, isCut: boolean, say: Say, parts: RenderParts): string {
  switch (needed.kind) {
    case 'blocker-without-owner': {
      const { who, waitingFor } = needed.blocker
      const name = shortened(sayOwner(who, say), longestOwner)
      // What is waited for is what a decision is about: it has two lines, whatever else is cut.
      return fitted('short-blocker', { who: name }, 'what', escapeMarkdown(waitingFor), false)
    }
    case 'goal-missed':
      return fitted('short-goal', {}, 'name', goalName(needed, parts))
    case 'step-to-close': {
      const step = parts.knowledge.steps.find(({ id }) => id === needed.step.step)
      return fitted('short-step', {}, 'step', step?.title[parts.language] ?? needed.step.step)
    }
  }

  /** The sentence, with one value of it cut so that all of it stands in a line. */
  function fitted(
    key: 'short-blocker' | 'short-goal' | 'short-step',
    values: Readonly<Record<string, string>>,
    name: string,
    value: string,
    isOneLine = isCut,
  ): string {
    const room = (isOneLine ? 1 : 2) * longestItem - say(key, { ...values, [name]: '' }).length
    return say(key, { ...values, [name]: shortened(value, Math.max(room, fewestCharacters)) })
  }
}
