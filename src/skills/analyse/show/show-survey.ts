import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import type { ThemeWords } from '../../../knowledge/analyse/analyse-words.ts'
import { ikmLetter, roundIkm } from '../../../measures/ikm.ts'
import { sayDay, sayShortDay } from '../../../programme/dates/say-day.ts'
import { satisfiedFrom } from '../survey/analyse-survey.ts'
import {
  fewAnswers,
  figureOf,
  type GroupRole,
  groupFigures,
  leastShown,
  type MonthComparison,
  recommendationsOf,
  trendOf,
} from '../survey/figures.ts'
import type { Element, Measure, SurveyResult, Theme } from '../survey/survey-result.ts'
import { meanOf } from '../survey/tally.ts'
import { type Say, sayChange, sayFigure, sayInterval, sayNumber, short } from './say.ts'

const mostGroups = 8
const mostThemes = 4
const mostRatings = 5
/** Further questions beside the measures. */
const mostBeside = 2
const groupRoles: readonly GroupRole[] = ['branch', 'channel', 'agent']
const ikmGrades = { A: 'grade-a', B: 'grade-b', C: 'grade-c', D: 'grade-d' } as const

/** The measure that groups, weeks and pictures are about: the first of CSAT, IKM, NPS, CES, or a further question. */
export function mainMeasure({ measures }: SurveyResult): Measure | undefined {
  const own = (['csat', 'ikm', 'nps', 'ces', 'rating'] as const).flatMap(
    (kind) => measures.find((measure) => measure.kind === kind && !measure.isYes) ?? [],
  )
  return own[0] ?? measures[0]
}

/** What came out of a survey, on one phone screen. `forgottenAt`: when the file was forgotten. */
export function showSurvey(result: SurveyResult, themes: ThemeWords, forgottenAt: string, say: Say): string {
  const main = mainMeasure(result)
  const shown = result.measures.filter(({ kind, isYes }) => kind !== 'rating' && !isYes)
  const ratings = result.measures.filter(({ kind, isYes }) => kind === 'rating' || isYes)
  const blocks = [
    titleOf(result, say),
    [...shown, ...ratings.slice(0, shown.length === 0 ? mostRatings : mostBeside)]
      .map((measure) => `- ${sayMeasure(measure, result.elements, say)}`)
      .join('\n'),
    ...(main && main.sums.n < fewAnswers
      ? [say(main.sums.n === 1 ? 'one-answer' : 'few-answers', { n: main.sums.n })]
      : []),
    ...(main ? [sayTrend(main, say)] : []),
    ...(main ? groupRoles.flatMap((role) => sayDistinct(main, role, result.elements, say)) : []),
    ...sayThemes(result, themes, say),
    ...notesOn(result, say),
    say('forgotten', { time: forgottenAt }),
  ]
  return blocks.filter((block) => block !== '').join('\n\n')
}

function titleOf({ file, rows, from, to }: SurveyResult, say: Say): string {
  const facts = { file: escapeMarkdown(file), rows: sayNumber(rows, say.language, 0) }
  if (from === undefined || to === undefined) return say('result-title', facts)
  if (from === to) return say('result-title-day', { ...facts, day: sayDay(to, say.language) })
  const days = { from: sayShortDay(from, say.language), to: sayShortDay(to, say.language), year: to.slice(0, 4) }
  return say('result-title-days', { ...facts, ...days })
}

/** A measure with how it was computed: "CSAT 78,4 % (268 dari 342 puas; rentang 95 %: 73,7–82,4 %)". */
export function sayMeasure(measure: Measure, elements: readonly Element[], say: Say): string {
  const { kind, scale, missing, sums } = measure
  const { language } = say
  const figure = figureOf(measure, elements)
  const facts = {
    value: sayFigure(kind, figure.value, language),
    interval: sayInterval(kind, figure, language),
    n: sayNumber(figure.n, language, 0),
    missing: missing > 0 ? say('missing', { count: sayNumber(missing, language, 0) }) : '',
  }
  switch (kind) {
    case 'csat':
      if (measure.isYes)
        return say('measure-yes', {
          ...facts,
          title: escapeMarkdown(short(measure.title)),
          count: sayNumber(sums.sum, language, 0),
        })
      return say('measure-csat', {
        ...facts,
        satisfied: sayNumber(sums.sum, language, 0),
        rule: scale.high - scale.low === 1 ? say('rule-yes') : say('rule-top-two', satisfiedRange(scale)),
      })
    case 'nps': {
      const { promoters, passives, detractors } = recommendationsOf(measure)
      const share = (count: number) => sayNumber((count / figure.n) * 100, language, 0)
      return say('measure-nps', {
        ...facts,
        promoters: share(promoters),
        passives: share(passives),
        detractors: share(detractors),
      })
    }
    case 'ces':
      return say('measure-ces', { ...facts, high: scale.high })
    case 'ikm':
      return say('measure-ikm', {
        ...facts,
        value: sayNumber(roundIkm(figure.value), language, 2),
        grade: say(ikmGrades[ikmLetter(figure.value)]),
        lowest: sayLowest(elements, say),
      })
    case 'rating':
      return say('measure-rating', { ...facts, title: escapeMarkdown(short(measure.title)), high: scale.high })
  }
}

/** The satisfied answers as they stand on the form, which a scale that was turned has at its low end. */
function satisfiedRange({ low, high, isReversed }: Measure['scale']) {
  const from = satisfiedFrom({ low, high })
  return isReversed ? { from: low, to: low + high - from } : { from, to: high }
}

/** The two unsur with the lowest means: what to work on. Source: facts CS-117. */
function sayLowest(elements: readonly Element[], say: Say): string {
  return elements
    .toSorted((a, b) => meanOf(a.sums) - meanOf(b.sums))
    .slice(0, 2)
    .map(({ title, sums }) => `${escapeMarkdown(short(title, 32))} ${sayNumber(meanOf(sums), say.language, 2)}`)
    .join(', ')
}

export function sayTrend(measure: Measure, say: Say): string {
  const trend = trendOf(measure)
  if (!trend) return ''
  const { points, signals } = trend
  const facts = { measure: nameOf(measure, say), weeks: points.length }
  const { shift, trend: slope } = signals
  if (shift) return say(`trend-shift-${shift.side}`, { ...facts, count: shift.to - shift.from + 1 })
  if (slope) return say(`trend-${slope.direction}`, { ...facts, count: slope.to - slope.from + 1 })
  return say(points.length < 10 ? 'trend-few' : 'trend-none', facts)
}

export function nameOf({ kind, title, isYes }: Pick<Measure, 'kind' | 'title' | 'isYes'>, say: Say): string {
  return kind === 'rating' || isYes ? escapeMarkdown(short(title)) : say(`name-${kind}`)
}

/** Groups that differ from the others by more than chance; nothing where none does. */
function sayDistinct(measure: Measure, role: GroupRole, elements: readonly Element[], say: Say): readonly string[] {
  const { shown } = groupFigures(measure, role, elements)
  if (shown.length < 2) return []
  const distinct = shown.filter(({ isDistinct }) => isDistinct)
  const said = distinct.slice(0, 3).map(({ name, figure, difference }) =>
    say('group-distinct', {
      name: escapeMarkdown(name),
      value: sayFigure(measure.kind, figure.value, say.language),
      n: figure.n,
      change: difference ? sayChange(measure.kind, difference.value, say.language) : '',
    }),
  )
  const role_ = say(`by-${role}`)
  return [
    said.length === 0
      ? say('groups-alike', { role: role_, count: shown.length })
      : say('groups-differ', { role: role_, list: said.join('; ') }),
  ]
}

/** All groups with enough answers, lowest first. */
export function showGroups(result: SurveyResult, say: Say): string {
  const main = mainMeasure(result)
  if (!main) return say('groups-none')
  const blocks = groupRoles.flatMap((role) => {
    const { shown, left } = groupFigures(main, role, result.elements)
    if (shown.length === 0 && left === 0) return []
    const lines = [...shown.slice(0, mostGroups)].map(({ name, figure, isDistinct }) =>
      say(figure.n < fewAnswers ? 'group-line-few' : isDistinct ? 'group-line-distinct' : 'group-line', {
        name: escapeMarkdown(name),
        value: sayFigure(main.kind, figure.value, say.language),
        interval: sayInterval(main.kind, figure, say.language),
        n: sayNumber(figure.n, say.language, 0),
      }),
    )
    const more = shown.length > mostGroups ? [say('groups-more', { count: shown.length - mostGroups })] : []
    const hidden = left > 0 ? [say('groups-hidden', { count: left, least: leastShown[role] })] : []
    return [[`**${say(`by-${role}`)}**`, ...lines.map((line) => `- ${line}`), ...more, ...hidden].join('\n')]
  })
  return blocks.length === 0
    ? say('groups-none')
    : [say('groups-title', { measure: nameOf(main, say) }), ...blocks, say('groups-note')].join('\n\n')
}

export function themeName(id: string, themes: ThemeWords, say: Say): string {
  return themes.find((theme) => theme.id === id)?.name[say.language] ?? id
}

function sayThemes({ comments }: SurveyResult, themes: ThemeWords, say: Say): readonly string[] {
  if (comments.n === 0) return []
  const list = comments.themes
    .slice(0, mostThemes)
    .map(({ id, count }) => `${themeName(id, themes, say)} ${sayNumber(count, say.language, 0)}`)
    .join(', ')
  const quote = comments.themes.toSorted((a, b) => b.negative - a.negative)[0]?.quotes[0]
  return [
    say('themes', {
      n: sayNumber(comments.n, say.language, 0),
      list: list === '' ? say('themes-none') : list,
      negative: sayNumber((comments.negative / comments.n) * 100, say.language, 0),
    }) + (quote === undefined ? '' : `\n> ${escapeMarkdown(quote)}`),
  ]
}

/** Every theme with how often, how many sounded unhappy, and quotes. */
export function showThemes({ comments }: SurveyResult, themes: ThemeWords, say: Say): string {
  if (comments.n === 0) return say('comments-none')
  const lines = comments.themes.slice(0, mostGroups).map((theme: Theme) => {
    const facts = {
      name: themeName(theme.id, themes, say),
      count: sayNumber(theme.count, say.language, 0),
      share: sayNumber((theme.count / comments.n) * 100, say.language, 0),
      negative: sayNumber(theme.negative, say.language, 0),
    }
    return [say('theme-line', facts), ...theme.quotes.slice(0, 2).map((quote) => `> ${escapeMarkdown(quote)}`)].join(
      '\n',
    )
  })
  return [say('themes-title', { n: sayNumber(comments.n, say.language, 0) }), ...lines, say('themes-note')].join('\n\n')
}

/** What was not counted, and why. */
export function notesOn({ measures, undated, rows, duplicates = 0 }: SurveyResult, say: Say): readonly string[] {
  const invalid = measures.filter(({ invalid: count }) => count > 0)
  return [
    ...invalid.slice(0, 2).map((measure) =>
      say('note-invalid', {
        measure: nameOf(measure, say),
        count: sayNumber(measure.invalid, say.language, 0),
        example: escapeMarkdown(measure.invalidExample ?? ''),
      }),
    ),
    ...measures
      .filter(({ scale }) => scale.isReversed)
      .slice(0, 2)
      .map((measure) =>
        say('note-reversed', { measure: nameOf(measure, say), sum: measure.scale.low + measure.scale.high }),
      ),
    ...(duplicates > 0 ? [say('note-duplicates', { count: sayNumber(duplicates, say.language, 0) })] : []),
    ...(undated > 0 && undated < rows ? [say('note-undated', { count: sayNumber(undated, say.language, 0) })] : []),
  ]
}

/** "CSAT 78 % (n = 90) → 82 % (n = 110): +4 (−1 … +9), belum terbukti berbeda." Source of the words: facts CSM-362. */
export function sayComparison({ measure, before, after, difference }: MonthComparison, say: Say): string {
  const { kind } = measure
  const { low, high } = difference.interval
  const isSettled = difference.p < 0.05
  return say(isSettled ? (difference.value > 0 ? 'compare-up' : 'compare-down') : 'compare-same', {
    measure: nameOf(measure, say),
    before: sayFigure(kind, before.value, say.language),
    after: sayFigure(kind, after.value, say.language),
    'n-before': sayNumber(before.n, say.language, 0),
    'n-after': sayNumber(after.n, say.language, 0),
    change: sayChange(kind, difference.value, say.language),
    low: sayChange(kind, low, say.language),
    high: sayChange(kind, high, say.language),
  })
}
