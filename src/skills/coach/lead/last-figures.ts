import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { metricIn } from '../../../programme/checks/word-lists.ts'
import { sayShortDay } from '../../../programme/dates/say-day.ts'
import { seriesOf } from '../../../programme/measured.ts'
import type { Desk } from '../desk.ts'
import { metricName, sayNumber, withUnit } from '../work/measurements.ts'

const mostMetrics = 6

/** "Minggu lalu berapa? naik gak?": the last figure beside the one before it, of each metric that was named or recorded last. */
export function tellLastFigures(desk: Desk): SkillOutcome {
  const named = metricIn(desk.text, desk.parts.knowledge.metrics)
  const all = [...desk.programme.measurements.values()]
  const newest = all.at(-1)
  if (!newest) return desk.tell('last-figures-none')
  const message = desk.programme.changes.findLast(({ kind }) => kind === 'measured')?.message
  const together = all.filter(({ events }) =>
    desk.programme.changes.some((change) => change.message === message && events.includes(change.event)),
  )
  const wanted = /(?:semua|all)/iu.test(desk.text) || together.length > 1 ? together : [newest]
  const keys = named ? [named.id] : [...new Set(wanted.map(({ values }) => values.metric.key))]
  const lines = keys.slice(0, mostMetrics).flatMap((key) => sayMetric(desk, key) ?? [])
  return lines.length === 0 ? desk.tell('last-figures-none') : desk.tell('last-figures', { lines: lines.join('\n') })
}

function sayMetric(desk: Desk, key: string): string | undefined {
  const series = seriesOf(desk.programme, key)
  const last = series.at(-1)
  if (!last) return undefined
  const before = series.findLast(({ values }) => values.day < last.values.day)
  const metric = escapeMarkdown(metricName(desk, last.values.metric))
  const unit = last.values.metric.unit
  const value = withUnit(desk, last.values.value, unit)
  if (!before) return desk.say('last-figure-alone', { metric, value, day: sayShortDay(last.values.day, desk.language) })
  const change = last.values.value - before.values.value
  return desk.say(change === 0 ? 'compare-same' : change > 0 ? 'compare-up' : 'compare-down', {
    metric,
    before: withUnit(desk, before.values.value, unit),
    since: sayShortDay(before.values.day, desk.language),
    last: value,
    day: sayShortDay(last.values.day, desk.language),
    change: sayNumber(desk, Math.abs(change)),
  })
}
