import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { openGoals } from '../../../programme/counters.ts'
import { addDays, daysBetween } from '../../../programme/dates/calendar.ts'
import { sayDay, sayShortDay } from '../../../programme/dates/say-day.ts'
import { seriesOf } from '../../../programme/measured.ts'
import type { Measurement } from '../../../programme/programme.ts'
import { lastOf } from '../../../programme/records.ts'
import type { Desk } from '../desk.ts'
import { metricName, sayNumber, withUnit } from '../work/measurements.ts'

/** Farther ahead a straight line says nothing. */
const farthestDays = 730

/** "Targetnya kapan kecapai kalau naiknya segini terus": a straight line through the values so far; what is missing is asked for. Undefined: the message has figures of its own. */
export function forecast(desk: Desk): SkillOutcome | undefined {
  // Whoever gives the figures themselves wants those computed.
  if ((desk.text.match(/\d+(?:[.,]\d+)?/g) ?? []).length > 1) return undefined
  const goal = openGoals(desk.programme).findLast(({ values }) => values.metric !== undefined)
  const newest = lastOf(desk.programme.measurements)
  const metric = goal?.values.metric ?? newest?.values.metric
  if (!metric) return desk.tell('forecast-no-figures')
  const series = seriesOf(desk.programme, metric.key)
  const name = escapeMarkdown(metricName(desk, metric))
  const target = goal?.values.metric?.key === metric.key ? goal.values.target : undefined
  const first = series.at(0)
  const last = series.at(-1)
  const baseline = goal?.values.baseline
  if (!last)
    return desk.tell('forecast-one', {
      metric: name,
      value: baseline === undefined ? '–' : withUnit(desk, baseline, metric.unit),
    })
  const value = withUnit(desk, last.values.value, metric.unit)
  const from = first && first.values.day < last.values.day ? first.values : startOf(goal?.values.start, baseline, last)
  if (!from) return desk.tell(target === undefined ? 'forecast-one-no-target' : 'forecast-one', { metric: name, value })
  const days = daysBetween(from.day, last.values.day)
  const perWeek = ((last.values.value - from.value) / days) * 7
  const pace = {
    metric: name,
    before: withUnit(desk, from.value, metric.unit),
    since: sayShortDay(from.day, desk.language),
    value,
    day: sayShortDay(last.values.day, desk.language),
    pace: `${perWeek > 0 ? '+' : ''}${sayNumber(desk, Math.round(perWeek * 10) / 10)}`,
  }
  if (target === undefined) return desk.tell('forecast-no-target', pace)
  const gap = target - last.values.value
  const isMet = metric.better === 'lower' || (baseline !== undefined && target < baseline) ? gap >= 0 : gap <= 0
  const said = { ...pace, target: withUnit(desk, target, metric.unit) }
  if (isMet) return desk.tell('forecast-met', said)
  if (perWeek === 0 || Math.sign(gap) !== Math.sign(perWeek)) return desk.tell('forecast-away', said)
  const daysLeft = Math.ceil((gap / perWeek) * 7)
  if (daysLeft > farthestDays) return desk.tell('forecast-far', said)
  const reached = addDays(last.values.day, daysLeft)
  const due = goal?.values.due
  const against =
    due === undefined
      ? ''
      : desk.say(reached <= due ? 'forecast-in-time' : 'forecast-too-late', {
          due: sayDay(due, desk.language),
          needed: sayNumber(desk, neededPerWeek(gap, desk.today, due)),
        })
  return desk.tell('forecast', {
    ...said,
    reached: sayDay(reached, desk.language),
    weeks: Math.ceil(daysLeft / 7),
    against,
  })
}

/** The baseline as a first point, where the goal began on a day before the only value. */
function startOf(start: string | undefined, baseline: number | undefined, last: Measurement) {
  return start !== undefined && baseline !== undefined && start < last.values.day
    ? { day: start, value: baseline }
    : undefined
}

export function neededPerWeek(gap: number, today: string, due: string): number {
  const weeks = Math.max(1, daysBetween(today, due)) / 7
  return Math.round((Math.abs(gap) / weeks) * 10) / 10
}
