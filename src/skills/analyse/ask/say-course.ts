import { type Say, sayFigure, sayInterval, sayNumber } from '../show/say.ts'
import { nameOf } from '../show/show-survey.ts'
import { type Figure, fewAnswers, leastShown } from '../survey/figures.ts'
import type { Part } from './asked-answer.ts'
import { asIs, list, mostLines, named, sayDifference, sayMonth } from './say-lines.ts'
import { sayFilter, sayShortFilter } from './say-scope.ts'

type PartOf<Kind extends Part['kind']> = Extract<Part, { kind: Kind }>

/** Two years of months. */
const mostOfCourse = 24

/** A measure month after month, oldest first. */
export function sayCourse({ measure, points }: PartOf<'course'>, say: Say): string {
  const lines = points.slice(-mostOfCourse).map(({ name, figure }) =>
    say(figure.n < fewAnswers ? 'group-line-few' : 'group-line', {
      name: sayMonth(name, say.language),
      value: sayFigure(measure.kind, figure.value, say.language),
      interval: sayInterval(measure.kind, figure, say.language),
      n: sayNumber(figure.n, say.language, 0),
    }),
  )
  return [say('asked-course', { measure: nameOf(measure, say) }), ...list(lines, points.length, say)].join('\n')
}

/** How many of each group, and which share of it; where another group has the highest share, that too. */
export function sayRates({ by, filter, end, isOfShare, groups, blank }: PartOf<'rates'>, say: Say): string {
  const share = ({ count, n }: { readonly count: number; readonly n: number }) =>
    sayNumber(n === 0 ? 0 : (count / n) * 100, say.language)
  const [most] = groups.toSorted((a, b) => b.count / b.n - a.count / a.n)
  const [first] = groups
  const lines = groups.slice(0, mostLines).map((group) =>
    say('asked-rate', {
      name: asIs(group.name),
      count: sayNumber(group.count, say.language, 0),
      n: sayNumber(group.n, say.language, 0),
      share: share(group),
    }),
  )
  return [
    say(isOfShare ? 'asked-rates-shares' : end === 'low' ? 'asked-rates-low' : 'asked-rates-high', {
      what: sayFilter(filter, say),
      by: named(by),
    }),
    ...list(lines, groups.length, say),
    ...(blank > 0 ? [say('asked-blank', { count: sayNumber(blank, say.language, 0) })] : []),
    ...(end === 'high' && !isOfShare && most && first && most.name !== first.name
      ? [say('asked-rates-share', { name: asIs(most.name), share: share(most) })]
      : []),
  ].join('\n')
}

/** Each group before and after; what fell or rose most stands first. */
export function sayGroupChanges(part: PartOf<'group-changes'>, say: Say): string {
  const { measure } = part
  const value = (figure: Figure) =>
    `${sayFigure(measure.kind, figure.value, say.language)} (n = ${sayNumber(figure.n, say.language, 0)})`
  const lines = part.groups
    .slice(0, mostLines)
    .map(
      ({ name, before, after }) =>
        `${asIs(name)}: ${value(before)} → **${value(after)}**, ${sayDifference(after.value - before.value, say)}`,
    )
  return [
    say(part.isFall ? 'asked-group-falls' : 'asked-group-rises', {
      measure: nameOf(measure, say),
      by: named(part.by),
      from: sayShortFilter(part.from, say),
      to: sayShortFilter(part.to, say),
    }),
    ...list(lines, part.groups.length, say),
    ...(part.left > 0 ? [say('groups-hidden', { count: part.left, least: leastShown.branch })] : []),
    say('asked-group-chance'),
  ].join('\n')
}
