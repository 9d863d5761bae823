import type { Day } from '../dates/calendar.ts'
import { weekOf } from '../dates/iso-week.ts'
import type { DateReader } from '../dates/read-date.ts'
import type { Metric } from '../events.ts'
import { type Quantity, readQuantities } from './read-quantity.ts'
import { type KnownMetric, metricIn, phraseIn, spaced, type WordLists } from './word-lists.ts'

/** What is said around a measurement: of knowledge/programme/sentences.yaml. */
export type MeasurementWords = { readonly fillers: readonly string[]; readonly counted: readonly string[] }

export type ReadMeasurement = {
  readonly metric: Metric
  readonly known: KnownMetric | undefined
  /** The number as it was said. */
  readonly value: number
  /** The unit was said, so the number is no count: "82 %". */
  readonly hasUnit: boolean
  /** Of how many. */
  readonly n: number | undefined
  /** "82 dari 120": the number may be a count of them. */
  readonly isOutOf: boolean
  readonly day: Day
  /** A day or a week was named. */
  readonly isDated: boolean
  /** A day that no calendar has, as it was written: 31-02-2025. */
  readonly impossibleDay?: string
  /** Words that are neither the metric nor around it: the more of them, the less this is a measurement. */
  readonly rest: readonly string[]
}

export type MeasurementReading = {
  readonly words: WordLists
  readonly metrics: readonly KnownMetric[]
  readonly dates: DateReader
  readonly around: MeasurementWords
  readonly today: Day
  /** Names of metrics that the team uses besides the known ones, by key. */
  readonly own?: readonly Metric[]
}

/**
 * Reads a measurement from a sentence: "CSAT minggu ini 82 dari 120 responden". Undefined: no number, or no metric.
 * `anyMetric`: what the words left over say is a metric, whether it is known or not.
 */
export function readMeasurement(
  text: string,
  reading: MeasurementReading,
  anyMetric = false,
): ReadMeasurement | undefined {
  const { words, metrics, dates, around, today, own = [] } = reading
  const date = dates.read(text, { today, lean: 'past' })
  const undated = date ? `${text.slice(0, date.start)} ${text.slice(date.end)}` : text
  const named = metricIn(undated, metrics)
  const quantities = readQuantities(undated, words.units)
  const [first, ...others] = quantities
  if (!first) return undefined
  const scale = named && scaleOf(undated, first, others, named, around)
  const known = scale ? (metrics.find(({ id }) => id === scale.as) ?? named) : named
  const rest = leftOver(undated, named, quantities, around)
  const ownMetric = own.find(({ name }) => phraseIn(undated, [name]) !== undefined)
  const metric = known ? undefined : (ownMetric ?? (anyMetric ? metricNamed(rest) : undefined))
  if (!known && !metric) return undefined
  const n = countOf(
    undated,
    others.filter((each) => each !== scale?.top),
    around,
  )
  const unit = first.unit ?? known?.unit ?? metric?.unit
  return {
    metric: known
      ? { key: known.id, name: known.name.id, better: known.better, ...(unit ? { unit } : {}) }
      : { ...(metric ?? { key: '', name: '' }), ...(unit ? { unit } : {}) },
    known,
    value: first.value,
    hasUnit: first.unit !== undefined && !around.counted.includes(first.unit),
    n: n?.value,
    isOutOf: n?.isOutOf ?? false,
    day: date?.kind === 'day' ? dayMeant(date.day, date.isExact, today) : today,
    isDated: date?.kind === 'day',
    ...(date?.kind === 'impossible' ? { impossibleDay: date.written } : {}),
    rest: metric ? rest.filter((word) => !spaced(metric.name).split(' ').includes(word)) : rest,
  }
}

/** "Minggu ini", "bulan ini" are measured up to today. */
function dayMeant(day: Day, isExact: boolean, today: Day): Day {
  return !isExact && (day > today || weekOf(day) === weekOf(today)) ? today : day
}

/**
 * "4,2 dari 5" is a mean on a scale and no share of five people. `top`: where the scale ends; `as`: the metric that it is
 * then, by its id.
 */
function scaleOf(
  text: string,
  { value, unit }: Quantity,
  others: readonly Quantity[],
  { id, most, scales = {} }: KnownMetric,
  { counted }: MeasurementWords,
): { readonly top?: Quantity; readonly as: string } | undefined {
  // "4,2/5" says it in one word.
  const written = /^\/(\d+)$/.exec(unit ?? '')?.[1]
  if (written !== undefined && scales[written] !== undefined) return { as: scales[written] }
  const top = others.find(
    ({ start, value: end, unit: of }) =>
      value <= end &&
      (of === undefined || !counted.includes(of)) &&
      (scales[String(end)] !== undefined || (end === most && end <= longestScale)) &&
      /(?:dari|from|of|skala|scale|\/)\s*$/i.test(text.slice(0, start)),
  )
  return top && { top, as: scales[String(top.value)] ?? id }
}

/** What ends higher may be a number of people as well. */
const longestScale = 10

/** "dari 120 responden", "n = 120", "(96 chat)". */
function countOf(text: string, quantities: readonly Quantity[], { counted }: MeasurementWords) {
  const found = quantities.find(({ start, unit }) => {
    const before = text.slice(0, start)
    return /(?:dari|from|of|n\s*=|n)\s*$/i.test(before) || (unit !== undefined && counted.includes(unit))
  })
  if (!found) return undefined
  return { value: found.value, isOutOf: /(?:dari|from|of)\s*$/i.test(text.slice(0, found.start)) }
}

function leftOver(
  text: string,
  known: KnownMetric | undefined,
  quantities: readonly Quantity[],
  { fillers }: MeasurementWords,
): readonly string[] {
  const phrase = known && phraseIn(text, known.also)
  const without = quantities.reduceRight((each, { start, end }) => `${each.slice(0, start)} ${each.slice(end)}`, text)
  const padded = ` ${spaced(without)} `
  const rest = phrase === undefined ? padded : padded.replace(` ${spaced(phrase)} `, ' ')
  return rest.split(' ').filter((word) => word !== '' && !fillers.includes(word))
}

/** A metric of the team's own, from its name. */
/** More words are a sentence: "I just told you: 600 a week, half WhatsApp". */
const mostWordsOfName = 6

function metricNamed(words: readonly string[]): Metric | undefined {
  const name = words.join(' ').slice(0, 60).trim()
  return name === '' || words.length > mostWordsOfName
    ? undefined
    : { key: name.replace(/[^\p{L}\p{N}]+/gu, '-'), name }
}
