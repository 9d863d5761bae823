import type { SkillOutcome } from '../../../conversation/skill.ts'
import { escapeMarkdown } from '../../../domain/escape-markdown.ts'
import { localeOf } from '../../../domain/language.ts'
import type { Choice } from '../../../domain/reply.ts'
import { checkMeasurement } from '../../../programme/checks/check-measurement.ts'
import { failures } from '../../../programme/checks/finding.ts'
import { type ReadMeasurement, readMeasurement } from '../../../programme/checks/read-measurement.ts'
import { weekOf } from '../../../programme/dates/iso-week.ts'
import { sayDay } from '../../../programme/dates/say-day.ts'
import type { MeasurementValues, Metric } from '../../../programme/events.ts'
import { kept } from '../../../programme/kept-text.ts'
import { seriesOf } from '../../../programme/measured.ts'
import { nextNumber } from '../../../programme/programme.ts'
import type { CoachPhraseKey } from '../coach-phrases.ts'
import type { Change, Desk, Values } from '../desk.ts'

/** `anyMetric`: behind `/ukur` whatever is named is a metric. */
export function readMeasured(desk: Desk, text: string, anyMetric = false): ReadMeasurement | undefined {
  const { words, metrics, dates } = desk.parts.knowledge
  const { fillers, counted } = desk.parts.reader.words
  const own = [...desk.programme.goals.values()].flatMap(({ values }) => values.metric ?? [])
  const reading = { words, metrics, dates, around: { fillers, counted }, today: desk.today, own }
  return readMeasurement(text, reading, anyMetric)
}

/** A figure that was read. `note`: what qualifies it, such as a unit of the house. */
export type ReadFigure = ReadMeasurement & { readonly note?: string }

export function recordMeasurement(desk: Desk, read: ReadFigure): SkillOutcome {
  return recordFigures(desk, [read])
}

/** Keeps figures, all by one message. What cannot be is said and not kept. */
export function recordFigures(desk: Desk, figures: readonly ReadFigure[]): SkillOutcome {
  const first = nextNumber(desk.programme, 'measurements')
  const taken: Taken[] = []
  for (const figure of figures) {
    const kept = taken.filter(({ values }) => values !== undefined).length
    taken.push(take(desk, figure, first + kept))
  }
  const changes = taken.flatMap(({ number, values }): Change[] =>
    values ? [{ kind: 'measured', values: { measurement: number, values } }] : [],
  )
  const reply = { text: taken.map(({ text }) => text).join('\n') }
  if (changes.length === 0) return { replies: [reply] }
  const others = taken.flatMap(({ choices }) => choices)
  return desk.change(changes, [reply], [...others, desk.choice('choice-undo', 'undo', desk.undoKey)])
}

/** What becomes of one figure: its values, unless they cannot be, and what is said of it. */
type Taken = {
  readonly number: number
  readonly values?: MeasurementValues
  readonly text: string
  readonly choices: readonly Choice[]
}

function take(desk: Desk, read: ReadFigure, number: number): Taken {
  if (read.impossibleDay !== undefined)
    return { number, text: desk.say('measure-no-day', { day: escapeMarkdown(read.impossibleDay) }), choices: [] }
  const values = { ...toValues(desk, read), ...(read.note === undefined ? {} : { note: kept(read.note) }) }
  const metric = metricName(desk, values.metric)
  const known = desk.parts.knowledge.metrics.find(({ id }) => id === values.metric.key)
  const failed = failures(checkMeasurement(values, { metric: known, today: desk.today }))
  const refused = failed.find(({ check }) => check === 'range' || check === 'count' || check === 'future')
  if (refused) {
    const text = desk.say(`measure-${refused.check}` as CoachPhraseKey, { metric, ...rangeFacts(desk, refused.facts) })
    return { number, text, choices: [] }
  }
  const hints = failed.map(({ check, facts }) => desk.say(`hint-${check}` as CoachPhraseKey, { metric, ...facts }))
  const other = otherReading(desk, read, values, number)
  const line = desk.say('measured', { measurement: sayMeasurement(desk, values), when: sayWhen(desk, values.day) })
  return {
    number,
    values,
    text: [line, ...againstGoal(desk, values), ...(other ? [other.text] : hints.slice(0, 1))].join('\n'),
    choices: other?.choices ?? [],
  }
}

/**
 * "CSAT 82 dari 120" may be 82 satisfied of 120, or a score of 82 that 120 gave. The values so far decide; without any
 * it is the share that the words say. The other is one tap away.
 */
function toValues(desk: Desk, read: ReadMeasurement): MeasurementValues {
  const { metric, n, day } = read
  const asSaid = { metric, value: read.value, day, ...(n === undefined ? {} : { n }) }
  const share = shareOf(read)
  if (share === undefined || n === undefined) return asSaid
  const before = lastValue(desk, metric)
  const isScore = before !== undefined && Math.abs(read.value - before) < Math.abs(share - before)
  return isScore ? asSaid : { metric, value: share, day, n, count: read.value }
}

/** The per cent that a count is of all, where the metric is a share and the number can be a count. */
function shareOf({ known, value, n, isOutOf, hasUnit }: ReadMeasurement): number | undefined {
  if (!known?.share || !isOutOf || hasUnit || n === undefined || value > n || !Number.isInteger(value)) return undefined
  return Math.round((value / n) * 1000) / 10
}

function otherReading(desk: Desk, read: ReadMeasurement, values: MeasurementValues, number: number) {
  const share = shareOf(read)
  if (share === undefined || read.n === undefined || share === read.value || read.value > 100) return undefined
  const isShare = values.count !== undefined
  const other = { value: sayNumber(desk, isShare ? read.value : share), n: read.n }
  return {
    text: desk.say(isShare ? 'measured-as-share' : 'measured-as-score', { count: read.value, ...other }),
    choices: [
      {
        label: desk.say('choice-other-value', other),
        pick: { skill: 'coach', act: isShare ? 'as-score' : 'as-share', value: `${number}:${read.value}` },
      },
    ],
  }
}

/** The tap on the other reading: `value` is the measurement's number and the figure that was said. */
export function takeOtherReading(desk: Desk, value: string, isShare: boolean): SkillOutcome {
  const [number, said] = value.split(':').map(Number)
  const measurement = desk.programme.measurements.get(String(number))
  const n = measurement?.values.n
  if (!measurement || number === undefined || said === undefined || n === undefined) return desk.tell('nothing-to-undo')
  const changes = isShare ? { value: Math.round((said / n) * 1000) / 10, count: said } : { value: said, count: null }
  const values = { ...measurement.values, value: changes.value, count: changes.count ?? undefined }
  return desk.change(
    [{ kind: 'measurement-changed', values: { measurement: number, changes } }],
    [{ text: desk.say('measured', { measurement: sayMeasurement(desk, values), when: sayWhen(desk, values.day) }) }],
  )
}

function lastValue(desk: Desk, metric: Metric): number | undefined {
  const goal = [...desk.programme.goals.values()].find(({ values }) => values.metric?.key === metric.key)
  return seriesOf(desk.programme, metric.key).at(-1)?.values.value ?? goal?.values.baseline
}

/** "Target 85 %, awal 78 %." where a goal has this metric. */
function againstGoal(desk: Desk, { metric, value }: MeasurementValues): string[] {
  const goal = [...desk.programme.goals.values()].find(
    ({ status, values }) => status === 'open' && values.metric?.key === metric.key,
  )
  if (goal?.values.target === undefined) return []
  const { target, baseline } = goal.values
  const unit = metric.unit ?? goal.values.metric?.unit
  const values = {
    target: withUnit(desk, target, unit),
    baseline: baseline === undefined ? '' : withUnit(desk, baseline, unit),
  }
  const line = desk.say(baseline === undefined ? 'against-target' : 'against-goal', values)
  if (baseline === undefined || baseline === target) return [line]
  const way = (value - baseline) / (target - baseline)
  if (way <= 0 || way >= 1) return [line]
  const done = { done: sayNumber(desk, Math.abs(value - baseline)), all: sayNumber(desk, Math.abs(target - baseline)) }
  return [`${line} ${desk.say('way-done', { ...done, percent: Math.round(way * 100) })}`]
}

/** "CSAT 82 % (n = 120)". */
export function sayMeasurement(desk: Desk, { metric, value, n, count, note }: MeasurementValues): string {
  const of = n === undefined ? '' : count === undefined ? ` (n = ${n})` : ` (${desk.say('count-of', { count, n })})`
  const about = note === undefined ? '' : `, ${escapeMarkdown(note)}`
  return `**${escapeMarkdown(metricName(desk, metric))} ${withUnit(desk, value, metric.unit)}**${of}${about}`
}

export function metricName({ parts, language }: Desk, { key, name }: Metric): string {
  return parts.knowledge.metrics.find(({ id }) => id === key)?.name[language] ?? name
}

export function withUnit(desk: Desk, value: number, unit: string | undefined): string {
  const name =
    unit === undefined
      ? undefined
      : ((desk.language === 'en' ? desk.parts.knowledge.words.units[unit]?.en : unit) ?? unit)
  const number = sayNumber(desk, value)
  return name === undefined ? number : name.startsWith('/') ? `${number}${name}` : `${number} ${name}`
}

export function sayNumber({ language }: Desk, value: number): string {
  return new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 2 }).format(value)
}

function sayWhen(desk: Desk, day: string): string {
  return desk.say('when', { day: sayDay(day, desk.language), week: weekOf(day) })
}

function rangeFacts(desk: Desk, facts: Values): Values {
  const limit = facts.most ?? facts.least
  return {
    ...facts,
    ...(typeof limit === 'number' ? { limit: sayNumber(desk, limit) } : {}),
    ...(typeof facts.day === 'string' ? { day: sayDay(facts.day, desk.language) } : {}),
  }
}
