import type { Phrases } from '../../conversation/phrases.ts'
import type { Language } from '../../domain/language.ts'
import type { Reply } from '../../domain/reply.ts'
import type { ProgrammeKnowledge } from '../../knowledge/programme/load-programme.ts'
import { type RunSignals, runSignals } from '../../measures/run-chart.ts'
import type { Chart, Charts } from '../../ports/charts.ts'
import type { Day } from '../../programme/dates/calendar.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import { seriesOf } from '../../programme/measured.ts'
import type { Goal, Programme } from '../../programme/programme.ts'
import { progressOf } from '../../programme/progress.ts'
import type { WeekSummary } from '../../programme/summary/week-summary.ts'
import { sayNumber, sayUnit, sayValue } from './say-units.ts'
import type { SummaryPhraseKey } from './summary-phrases.ts'

export type DrawParts = {
  readonly charts: Charts
  readonly phrases: Phrases<SummaryPhraseKey>
  readonly knowledge: ProgrammeKnowledge
  readonly language: Language
  readonly teamName: string
  readonly members: number
}

export type Picture = NonNullable<Reply['image']>

/** More points than these are too close to each other on a phone. */
const mostPoints = 24
/** A line needs so many values. */
const fewestPoints = 2

/** The picture that goes with a summary: the goal that decides its colour over time, or else the seven steps. */
export async function drawSummary(summary: WeekSummary, parts: DrawParts): Promise<Picture | undefined> {
  const { atEnd, now } = summary.programmes
  const inOrder = summary.goals.toSorted(
    (a, b) => Number(b.colour === summary.colour) - Number(a.colour === summary.colour),
  )
  const line = inOrder.flatMap(({ goal }) => goalChart(goal, now, summary.to, parts) ?? [])[0]
  return draw(line ?? stepsChart(atEnd, summary.to, parts), parts)
}

/** Every picture of a week: the seven steps, and each goal that was measured often enough for a line. */
export async function drawAll(summary: WeekSummary, parts: DrawParts): Promise<readonly Picture[]> {
  const { atEnd, now } = summary.programmes
  const goals = summary.goals.flatMap(({ goal }) => goalChart(goal, now, summary.to, parts) ?? [])
  const pictures: Picture[] = []
  for (const chart of [stepsChart(atEnd, summary.to, parts), ...goals]) {
    const picture = await draw(chart, parts)
    if (picture) pictures.push(picture)
  }
  return pictures
}

type Described = { readonly chart: Chart; readonly name: string; readonly alternativeText: string }

async function draw({ chart, name, alternativeText }: Described, { charts }: DrawParts): Promise<Picture | undefined> {
  const png = await charts.draw(chart)
  return png && { name, mediaType: 'image/png', content: Buffer.from(png).toString('base64'), alternativeText }
}

function stepsChart(programme: Programme, day: Day, parts: DrawParts): Described {
  const { knowledge, language, teamName, members, phrases } = parts
  const { steps } = progressOf(programme, { ...knowledge, today: day, members })
  const titleOf = new Map(knowledge.steps.map(({ id, title }) => [id, title[language]]))
  const done = steps.filter(({ status }) => status === 'closed').length
  const begun = steps.filter(
    ({ status }) => status !== 'closed' && status !== 'not-begun' && status !== 'skipped',
  ).length
  const title = phrases.say(language, 'chart-steps', { done, begun })
  return {
    name: 'langkah.png',
    alternativeText: `${title}. ${steps
      .map(({ step, percent }, index) => `${index + 1}. ${titleOf.get(step) ?? step} ${percent} %`)
      .join('; ')}`,
    chart: {
      kind: 'steps',
      language,
      title,
      subtitle: `${teamName} · ${sayShortDay(day, language)}`,
      steps: steps.map(({ step, status, rules }) => ({
        label: titleOf.get(step) ?? step,
        met:
          status === 'closed'
            ? rules.length
            : status === 'not-begun' || status === 'skipped'
              ? 0
              : rules.filter(({ isMet }) => isMet).length,
        of: rules.length,
        state: status === 'closed' ? 'done' : status === 'not-begun' || status === 'skipped' ? 'open' : 'begun',
      })),
      note: phrases.say(language, 'chart-steps-note'),
    },
  }
}

/** Undefined: there is no metric, or there are too few values for a line. */
function goalChart({ values }: Goal, programme: Programme, day: Day, parts: DrawParts): Described | undefined {
  const { language, teamName, phrases, knowledge } = parts
  const { metric, target } = values
  if (!metric) return undefined
  const series = seriesOf(programme, metric.key).until(day).last(mostPoints)
  const [first, last] = [series[0], series.at(-1)]
  if (!first || !last || series.length < fewestPoints) return undefined
  const signals = runSignals(series.map((one) => one.values.value))
  const run = signals.shift ?? signals.trend
  const name = knowledge.metrics.find(({ id }) => id === metric.key)?.name[language] ?? metric.name
  const said = (value: number) => sayValue(value, metric.unit, parts)
  const note = sayRule(signals, series.length, parts)
  const facts = { name, count: series.length, first: said(first.values.value), last: said(last.values.value) }
  return {
    name: `${metric.key.replace(/[^a-z0-9-]+/gi, '-')}.png`,
    alternativeText: `${phrases.say(language, target === undefined ? 'chart-goal-alt' : 'chart-goal-alt-target', {
      ...facts,
      ...(target === undefined ? {} : { target: said(target) }),
    })} ${note}`,
    chart: {
      kind: 'run',
      language,
      title: name,
      subtitle: `${teamName} · ${phrases.say(language, 'chart-goal-subtitle', { count: series.length })}`,
      ...(metric.unit === undefined ? {} : { unit: sayUnit(metric.unit, parts) }),
      points: series.map((one, index) => ({
        label: sayShortDay(one.values.day, language),
        value: one.values.value,
        isSignal: run !== undefined && index >= run.from && index <= run.to,
      })),
      median: {
        label: phrases.say(language, 'chart-median', { value: sayNumber(signals.median, language) }),
        value: signals.median,
      },
      ...(target === undefined
        ? {}
        : {
            target: {
              label: phrases.say(language, 'chart-target', { value: sayNumber(target, language) }),
              value: target,
            },
          }),
      note,
    },
  }
}

/** Which rule of run charts the line meets, in plain words. */
function sayRule({ shift, trend }: RunSignals, count: number, { phrases, language }: DrawParts): string {
  if (shift) return phrases.say(language, `chart-shift-${shift.side}`, { count: shift.to - shift.from + 1 })
  if (trend) return phrases.say(language, `chart-trend-${trend.direction}`, { count: trend.to - trend.from + 1 })
  return phrases.say(language, count < fewForRules ? 'chart-few' : 'chart-no-signal')
}

/** Source: facts CSM-364. */
const fewForRules = 10
