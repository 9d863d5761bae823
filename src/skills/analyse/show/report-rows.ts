import type { ThemeWords } from '../../../knowledge/analyse/analyse-words.ts'
import { roundIkm } from '../../../measures/ikm.ts'
import { figureOf, figureOfSums, type GroupRole, groupFigures, leastShown, trendOf } from '../survey/figures.ts'
import type { SurveyResult } from '../survey/survey-result.ts'
import { meanOf } from '../survey/tally.ts'
import type { Say } from './say.ts'
import { mainMeasure, nameOf, themeName } from './show-survey.ts'

export type ReportCell = string | number
/** A table of the report: a title, heads, and rows as wide as these. */
export type ReportTable = {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly ReportCell[])[]
}

const groupRoles: readonly GroupRole[] = ['branch', 'channel', 'agent']

/** All figures of an analysis as tables, the same for Markdown and XLSX. Numbers are rounded to four decimals. */
export function reportTables(result: SurveyResult, themes: ThemeWords, say: Say): readonly ReportTable[] {
  const main = mainMeasure(result)
  const tables: ReportTable[] = [
    {
      title: say('report-measures'),
      heads: [
        say('head-measure'),
        say('head-value'),
        say('head-low'),
        say('head-high'),
        say('head-n'),
        say('head-missing'),
        say('head-invalid'),
      ],
      rows: result.measures.map((measure) => {
        const { value, interval, n } = figureOf(measure, result.elements)
        const shown = measure.kind === 'ikm' ? roundIkm(value) : rounded(value)
        return [
          nameOf(measure, say),
          shown,
          rounded(interval.low),
          rounded(interval.high),
          n,
          measure.missing,
          measure.invalid,
        ]
      }),
    },
    {
      title: say('report-answers'),
      heads: [say('head-measure'), say('head-answer'), say('head-count')],
      rows: result.measures.flatMap((measure) =>
        measure.counts.map(([answer, count]) => [nameOf(measure, say), answer, count]),
      ),
    },
  ]
  if (result.elements.length > 0) {
    tables.push({
      title: say('report-elements'),
      heads: [say('head-element'), 'NRR', say('head-low'), say('head-high'), say('head-n'), say('head-missing')],
      rows: result.elements.map(({ title, sums, missing }) => {
        const { interval, n } = figureOfSums('rating', sums, { low: 1, high: 4 })
        return [title, rounded(meanOf(sums)), rounded(interval.low), rounded(interval.high), n, missing]
      }),
    })
  }
  for (const role of main ? groupRoles : []) {
    const { shown } = main ? groupFigures(main, role) : { shown: [] }
    if (!main || shown.length === 0) continue
    tables.push({
      title: say('report-groups', { role: say(`by-${role}`), measure: nameOf(main, say), least: leastShown[role] }),
      heads: [
        say(`by-${role}`),
        say('head-value'),
        say('head-low'),
        say('head-high'),
        say('head-n'),
        say('head-distinct'),
      ],
      rows: shown.map(({ name, figure, isDistinct }) => [
        name,
        rounded(figure.value),
        rounded(figure.interval.low),
        rounded(figure.interval.high),
        figure.n,
        isDistinct ? say('yes') : say('no'),
      ]),
    })
  }
  const trend = main && trendOf(main)
  if (main && trend) {
    tables.push({
      title: say('report-weeks', { measure: nameOf(main, say) }),
      heads: [say('head-week'), say('head-value'), say('head-n')],
      rows: trend.points.map(({ week, figure }) => [week, rounded(figure.value), figure.n]),
    })
  }
  if (result.comments.n > 0) {
    tables.push({
      title: say('report-themes'),
      heads: [say('head-theme'), say('head-count'), say('head-negative'), say('head-quote')],
      rows: result.comments.themes.map(({ id, count, negative, quotes }) => [
        themeName(id, themes, say),
        count,
        negative,
        quotes[0] ?? '',
      ]),
    })
  }
  return tables
}

function rounded(value: number): number {
  return Number(value.toFixed(4))
}
