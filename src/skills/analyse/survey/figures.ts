import { compareMeans, compareShares } from '../../../measures/compare.ts'
import { ikmOfMeans } from '../../../measures/ikm.ts'
import { type Interval, wilsonInterval } from '../../../measures/intervals.ts'
import { netPromoterInterval, netPromoterScore, type Recommendations } from '../../../measures/net-promoter.ts'
import { z95 } from '../../../measures/normal.ts'
import { type RunSignals, runSignals } from '../../../measures/run-chart.ts'
import type { Element, Measure, MeasureKind, SurveyResult } from './survey-result.ts'
import { deviationOf, meanOf, type Sums, without } from './tally.ts'

/** A measure in the unit that people read: CSAT in per cent, NPS in points, an IKM from 25 to 100, else the scale. */
export type Figure = { readonly value: number; readonly n: number; readonly interval: Interval }

/** Fewer answers than this are a first indication. Source: facts CSM-712. */
export const fewAnswers = 30
/** Fewer answers of a group are not shown: they would tell of single people, and of chance. Agents need more. */
export const leastShown = { branch: 10, channel: 10, agent: 30 } as const
export type GroupRole = keyof typeof leastShown
/** A week with fewer answers has no point on the line. */
const leastOfWeek = 5
const significant = 0.05

export function recommendationsOf({ counts }: Measure): Recommendations {
  const sumFrom = (low: number, high: number) =>
    counts.reduce((sum, [answer, count]) => sum + (answer >= low && answer <= high ? count : 0), 0)
  return { promoters: sumFrom(9, 10), passives: sumFrom(7, 8), detractors: sumFrom(0, 6) }
}

/** The figure of a measure. Formulas: src/measures. @throws RangeError where nobody answered. */
export function figureOf(measure: Measure, elements: readonly Element[]): Figure {
  const { kind, sums } = measure
  if (kind === 'nps') {
    const counts = recommendationsOf(measure)
    return { value: netPromoterScore(counts), n: sums.n, interval: netPromoterInterval(counts) }
  }
  if (kind === 'ikm') {
    const value = ikmOfMeans(elements.map((element) => meanOf(element.sums)))
    return { value, n: sums.n, interval: around(value, sums, 25, 100) }
  }
  return figureOfSums(kind, sums, measure.scale)
}

/** The figure of a part of the answers, such as a branch or a week. */
export function figureOfSums(kind: MeasureKind, sums: Sums, scale: { low: number; high: number }): Figure {
  const { n, sum } = sums
  if (kind === 'csat') {
    const { low, high } = wilsonInterval(sum, n)
    return { value: (sum / n) * 100, n, interval: { low: low * 100, high: high * 100 } }
  }
  const factor = kind === 'nps' ? 100 : 1
  const [low, high] = kind === 'nps' ? [-1, 1] : kind === 'ikm' ? [25, 100] : [scale.low, scale.high]
  const { low: from, high: to } = around(meanOf(sums), sums, low, high)
  return { value: meanOf(sums) * factor, n, interval: { low: from * factor, high: to * factor } }
}

/** 95 % interval of a mean: ± 1.96·s/√n, within what can be. Source: facts CS-117, CSM-313. */
function around(value: number, sums: Sums, low: number, high: number): Interval {
  const half = sums.n < 2 ? Number.POSITIVE_INFINITY : (z95 * deviationOf(sums)) / Math.sqrt(sums.n)
  return { low: Math.max(low, value - half), high: Math.min(high, value + half) }
}

export type Difference = { readonly value: number; readonly interval: Interval; readonly p: number }

/** Second minus first, in the unit of the figure. Sources: facts CSM-361, CSM-365 (shares), CSM-366 (means). */
export function differenceOf(kind: MeasureKind, first: Sums, second: Sums): Difference {
  if (kind === 'csat') {
    const { difference, interval, p } = compareShares({ x: first.sum, n: first.n }, { x: second.sum, n: second.n })
    return { value: difference * 100, interval: { low: interval.low * 100, high: interval.high * 100 }, p }
  }
  const factor = kind === 'nps' ? 100 : 1
  const group = (sums: Sums) => ({ mean: meanOf(sums), deviation: deviationOf(sums), n: sums.n })
  const { difference, interval, p } = compareMeans(group(first), group(second))
  return { value: difference * factor, interval: { low: interval.low * factor, high: interval.high * factor }, p }
}

export type GroupFigure = {
  readonly name: string
  readonly figure: Figure
  /** Against all others; undefined where there are too few answers to tell. */
  readonly difference?: Difference
  /** It differs from the others by more than chance, also when so many groups are looked at. Source: facts CSM-368. */
  readonly isDistinct: boolean
}

/** Groups with enough answers, lowest first, and how many were left out. */
export function groupFigures(
  measure: Measure,
  role: GroupRole,
  elements: readonly Element[] = [],
): { readonly shown: readonly GroupFigure[]; readonly left: number } {
  const groups = measure.groups[role]
  const enough = groups.filter(([, sums]) => sums.n >= leastShown[role])
  const shown = enough.map(([name, sums]): GroupFigure => {
    const figure = { ...figureOfSums(measure.kind, sums, measure.scale), ...ofElements(measure, elements, role, name) }
    const others = without(measure.sums, sums)
    if (others.n < leastShown[role]) return { name, figure, isDistinct: false }
    const difference = differenceOf(measure.kind, others, sums)
    // Bonferroni: among many comparisons one in twenty would differ by luck.
    return { name, figure, difference, isDistinct: difference.p < significant / enough.length }
  })
  return { shown: shown.toSorted((a, b) => a.figure.value - b.figure.value), left: groups.length - enough.length }
}

/** As of all: the mean of each unsur over everybody of the group who answered it, also those who left another out. */
function ofElements({ kind }: Measure, elements: readonly Element[], role: GroupRole, name: string) {
  if (kind !== 'ikm' || elements.length === 0) return {}
  const parts = elements.flatMap(({ groups }) => groups?.[role].find(([group]) => group === name)?.[1] ?? [])
  return parts.length === elements.length ? { value: ikmOfMeans(parts.map(meanOf)) } : {}
}

export type WeekPoint = { readonly week: string; readonly figure: Figure }
export type Trend = { readonly points: readonly WeekPoint[]; readonly signals: RunSignals }

/** A measure week by week with the signals of run charts. Undefined: fewer than two weeks have enough answers. */
export function trendOf(measure: Measure): Trend | undefined {
  const points = measure.weeks
    .filter(([, sums]) => sums.n >= leastOfWeek)
    .map(([week, sums]) => ({ week, figure: figureOfSums(measure.kind, sums, measure.scale) }))
  if (points.length < 2) return undefined
  return { points, signals: runSignals(points.map(({ figure }) => figure.value)) }
}

export type MonthComparison = {
  readonly measure: Measure
  readonly before: Figure
  readonly after: Figure
  readonly difference: Difference
}

/** Each measure of the last month against the month before. Undefined: the answers do not span two months. */
export function compareMonths(
  result: SurveyResult,
): { readonly month: string; readonly before: string; readonly lines: readonly MonthComparison[] } | undefined {
  const months = [...new Set(result.measures.flatMap(({ months: all }) => all.map(([month]) => month)))].toSorted()
  const [month, before] = [months.at(-1), months.at(-2)]
  if (month === undefined || before === undefined) return undefined
  const lines = result.measures.flatMap((measure): readonly MonthComparison[] => {
    const sumsOf = (wanted: string) => measure.months.find(([name]) => name === wanted)?.[1]
    const [earlier, later] = [sumsOf(before), sumsOf(month)]
    if (!earlier || !later) return []
    return [compared(measure, earlier, later)]
  })
  return { month, before, lines }
}

/** Two files against each other: measures of the same kind, and further questions of the same title. */
export function compareResults(before: SurveyResult, after: SurveyResult): readonly MonthComparison[] {
  return after.measures.flatMap((measure) => {
    const same = before.measures.find(
      ({ kind, title, scale }) =>
        kind === measure.kind && scale.high === measure.scale.high && (kind !== 'rating' || title === measure.title),
    )
    return same ? [compared(measure, same.sums, measure.sums)] : []
  })
}

function compared(measure: Measure, earlier: Sums, later: Sums): MonthComparison {
  return {
    measure,
    before: figureOfSums(measure.kind, earlier, measure.scale),
    after: figureOfSums(measure.kind, later, measure.scale),
    difference: differenceOf(measure.kind, earlier, later),
  }
}
