import type { Reply } from '../../../domain/reply.ts'
import { ikmLetter, roundIkm } from '../../../measures/ikm.ts'
import type { BarsChart, Chart, Charts } from '../../../ports/charts.ts'
import { mondayOf } from '../../../programme/dates/iso-week.ts'
import { sayShortDay } from '../../../programme/dates/say-day.ts'
import { figureOf, figureOfSums, type GroupRole, groupFigures, trendOf } from '../survey/figures.ts'
import type { Measure, SurveyResult } from '../survey/survey-result.ts'
import { meanOf } from '../survey/tally.ts'
import { decimalsOf, type Say, sayFigure, sayNumber, short } from './say.ts'
import { mainMeasure, nameOf, sayTrend } from './show-survey.ts'

export type Picture = NonNullable<Reply['image']>

const mostBars = 9
const mostWeeks = 26
const fewestWeeks = 4

/** The picture that says most: the line of weeks where there are some, the unsur of an IKM, groups, or how answers spread. */
export async function drawSurvey(result: SurveyResult, charts: Charts, say: Say): Promise<Picture | undefined> {
  const main = mainMeasure(result)
  if (!main) return undefined
  const weeks = trendOf(main)?.points.length ?? 0
  const chart =
    (weeks >= fewestWeeks ? weeksChart(main, result, say) : undefined) ??
    elementsChart(result, say) ??
    groupsChart(main, result, say) ??
    answersChart(main, result, say)
  return draw(chart, charts)
}

/** Every picture that an analysis gives. */
export async function drawEach(result: SurveyResult, charts: Charts, say: Say): Promise<readonly Picture[]> {
  const main = mainMeasure(result)
  if (!main) return []
  const all = [
    weeksChart(main, result, say),
    elementsChart(result, say),
    groupsChart(main, result, say),
    answersChart(main, result, say),
  ]
  const pictures: Picture[] = []
  for (const chart of all) {
    const picture = chart && (await draw(chart, charts))
    if (picture) pictures.push(picture)
  }
  return pictures
}

type Described = { readonly chart: Chart; readonly name: string; readonly alternativeText: string }

async function draw({ chart, name, alternativeText }: Described, charts: Charts): Promise<Picture | undefined> {
  const png = await charts.draw(chart)
  return png && { name, mediaType: 'image/png', content: Buffer.from(png).toString('base64'), alternativeText }
}

function weeksChart(measure: Measure, { file }: SurveyResult, say: Say): Described | undefined {
  const trend = trendOf(measure)
  if (!trend) return undefined
  const { language } = say
  const run = trend.signals.shift ?? trend.signals.trend
  const left = Math.max(0, trend.points.length - mostWeeks)
  const points = trend.points.slice(left).map(({ week, figure }, index) => ({
    label: sayShortDay(mondayOf(week) ?? week, language),
    value: figure.value,
    isSignal: run !== undefined && index + left >= run.from && index + left <= run.to,
  }))
  const [first, last] = [points[0], points.at(-1)]
  const title = say('chart-weeks', { measure: nameOf(measure, say) })
  const note = sayTrend(measure, say)
  return {
    name: 'tren.png',
    alternativeText: `${title}: ${sayFigure(measure.kind, first?.value ?? 0, language)} → ${sayFigure(measure.kind, last?.value ?? 0, language)}. ${note}`,
    chart: {
      kind: 'run',
      language,
      title,
      subtitle: short(file),
      ...(measure.kind === 'csat' ? { unit: '%' } : {}),
      points,
      median: {
        label: say('chart-median', { value: sayNumber(trend.signals.median, language, decimalsOf(measure.kind)) }),
        value: trend.signals.median,
      },
      note,
    },
  }
}

function elementsChart({ elements, measures, file }: SurveyResult, say: Say): Described | undefined {
  const ikm = measures.find(({ kind }) => kind === 'ikm')
  if (!ikm || elements.length === 0) return undefined
  const figure = figureOf(ikm, elements)
  const bars = elements.slice(0, mostBars + 5).map(({ title, sums }) => {
    const { interval } = figureOfSums('rating', sums, { low: 1, high: 4 })
    return { label: title, value: meanOf(sums), text: sayNumber(meanOf(sums), say.language, 2), ...ends(interval) }
  })
  const title = say('chart-elements', {
    value: sayNumber(roundIkm(figure.value), say.language, 2),
    letter: ikmLetter(figure.value),
  })
  return bar(
    'unsur.png',
    { title, subtitle: say('chart-elements-subtitle', { file: short(file, 40), n: figure.n }), from: 1, to: 4, bars },
    say,
  )
}

function groupsChart(measure: Measure, { file }: SurveyResult, say: Say): Described | undefined {
  const role = (['branch', 'channel', 'agent'] as const).find((one) => groupFigures(measure, one).shown.length > 1)
  return role && groupBars(measure, role, file, say)
}

function groupBars(measure: Measure, role: GroupRole, file: string, say: Say): Described {
  const { shown } = groupFigures(measure, role)
  const bars = shown.slice(0, mostBars).map(({ name, figure }) => ({
    label: `${name} (n = ${sayNumber(figure.n, say.language, 0)})`,
    value: figure.value,
    text: sayFigure(measure.kind, figure.value, say.language),
    ...ends(figure.interval),
  }))
  const title = say('chart-groups', { measure: nameOf(measure, say), role: say(`by-${role}`) })
  return bar('kelompok.png', { title, subtitle: short(file), ...rangeOf(measure), bars }, say)
}

function answersChart(measure: Measure, { file }: SurveyResult, say: Say): Described {
  const total = measure.sums.n
  const bars = measure.counts.slice(-11).map(([answer, count]) => ({
    label: String(answer),
    value: (count / total) * 100,
    text: `${sayNumber((count / total) * 100, say.language)} % (${sayNumber(count, say.language, 0)})`,
  }))
  const most = Math.max(10, ...bars.map(({ value }) => value))
  return bar(
    'jawaban.png',
    { title: say('chart-answers', { measure: nameOf(measure, say) }), subtitle: short(file), from: 0, to: most, bars },
    say,
  )
}

function bar(
  name: string,
  parts: Pick<BarsChart, 'title' | 'from' | 'to' | 'bars'> & { readonly subtitle: string },
  say: Say,
): Described {
  return {
    name,
    alternativeText: `${parts.title}: ${parts.bars.map(({ label, text }) => `${label} ${text}`).join('; ')}.`,
    chart: {
      kind: 'bars',
      language: say.language,
      ...parts,
      ...(parts.bars.some(({ low }) => low !== undefined) ? { note: say('chart-interval') } : {}),
    },
  }
}

function rangeOf({ kind, scale }: Measure): { readonly from: number; readonly to: number } {
  if (kind === 'csat') return { from: 0, to: 100 }
  if (kind === 'nps') return { from: -100, to: 100 }
  return kind === 'ikm' ? { from: 25, to: 100 } : { from: scale.low, to: scale.high }
}

function ends({ low, high }: { readonly low: number; readonly high: number }) {
  return Number.isFinite(low) && Number.isFinite(high) ? { low, high } : {}
}
