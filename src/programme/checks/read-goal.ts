import type { Day } from '../dates/calendar.ts'
import type { DateReader, ReadDate } from '../dates/read-date.ts'
import type { GoalValues, Metric } from '../events.ts'
import { numberPattern, type Quantity, readQuantities, toNumber } from './read-quantity.ts'
import { type KnownMetric, metricIn, phraseIn, phrasesIn, type WordLists } from './word-lists.ts'

export type ReadingParts = {
  readonly words: WordLists
  readonly metrics: readonly KnownMetric[]
  readonly dates: DateReader
}

/** A goal as somebody wrote it: what could be read of it, and what the checks need besides. */
export type ReadGoal = {
  readonly values: GoalValues
  /** The known metric it names. */
  readonly metric: KnownMetric | undefined
  /** What is to change, in the writer's own words, where no known metric is named: "order salah" of "order salah dari 12 jadi 3". */
  readonly object: string | undefined
  readonly verb: 'up' | 'down' | 'keep' | 'solve' | undefined
  readonly quantities: readonly Quantity[]
  /** "10-15 menit": which of the two? */
  readonly range: string | undefined
  /** "naik 10 %" without saying from what to what: points, or relative? */
  readonly byPercent: number | undefined
  readonly date: ReadDate | undefined
  readonly noTime: string | undefined
  readonly vague: readonly string[]
  readonly activity: string | undefined
  readonly hasReason: boolean
  /** "tim CS": no single owner. */
  readonly nobody: string | undefined
}

/** Reads a goal from a sentence: metric, from, to, by when, whose. What is not there is left out. */
export function readGoal(sentence: string, { words, metrics, dates }: ReadingParts, today: Day): ReadGoal {
  const metric = metricIn(sentence, metrics)
  const date = lastDate(sentence, dates, today)
  const outside = date
    ? `${sentence.slice(0, date.start)}${' '.repeat(date.end - date.start)}${sentence.slice(date.end)}`
    : sentence
  const quantities = readQuantities(outside, words.units)
  const way = readWay(outside, words)
  const verb = (['keep', 'down', 'up', 'solve'] as const).find(
    (each) => phraseIn(sentence, words.verbs[each]) !== undefined,
  )
  const object = metric || way?.from === undefined ? undefined : objectOf(outside, words)
  const ownerText = readOwner(sentence, words)
  const nobody = ownerText === undefined ? undefined : phraseIn(ownerText, words.nobody)
  const target = way?.to ?? singleTarget(quantities)
  const unit = way?.unit ?? quantities.find(({ unit: each }) => each !== undefined)?.unit ?? metric?.unit
  const direction = directionOf(verb, way?.from, target, metric)
  const n = /\bn\s*=\s*(\d[\d.]*)/i.exec(sentence)?.[1]
  return {
    values: {
      sentence: sentence.trim().slice(0, 500),
      ...(metric || unit || object ? { metric: metricOf(metric, object ?? sentence, unit, direction) } : {}),
      ...(direction ? { direction } : {}),
      ...(way?.from === undefined ? {} : { baseline: way.from }),
      ...(target === undefined ? {} : { target }),
      ...(n === undefined ? {} : { baselineN: toNumber(n) }),
      ...(date?.kind === 'day' ? { due: date.day } : {}),
      ...(ownerText === undefined || nobody !== undefined ? {} : { owner: { name: ownerText } }),
    },
    metric,
    object,
    verb,
    quantities,
    range: /\b\d+\s?[-–]\s?\d+(?!\d)/.exec(outside)?.[0],
    byPercent: way ? undefined : percentChange(quantities, verb),
    date,
    noTime: phraseIn(sentence, words['no-time']),
    vague: phrasesIn(sentence, words.vague),
    activity: phraseIn(sentence, words.activities),
    hasReason: phraseIn(sentence, words.reasons) !== undefined,
    nobody,
  }
}

function metricOf(
  known: KnownMetric | undefined,
  name: string,
  unit: string | undefined,
  direction: GoalValues['direction'],
): Metric {
  const found = unit === undefined ? {} : { unit }
  if (known) return { key: known.id, name: known.name.id, better: known.better, ...found }
  const better =
    direction === 'up' ? { better: 'higher' as const } : direction === 'down' ? { better: 'lower' as const } : {}
  return { key: 'lain', name: name.trim().slice(0, 80), ...better, ...found }
}

/** The words right before "dari 12 jadi 3", without the verb and whoever wants it. */
function objectOf(text: string, words: WordLists): string | undefined {
  const from = words.from.join('|')
  const [, ahead = ''] =
    new RegExp(String.raw`^([\s\S]*?)(?<![\p{L}])(?:${from})\s+(?:${numberPattern})`, 'iu').exec(text) ?? []
  const clause = ahead.split(/[.,;:!?\n]/).at(-1) ?? ''
  const verbs = Object.values(words.verbs).flat()
  const said = clause.trim().split(/\s+/)
  const at = said.findLastIndex((word) => verbs.includes(word.toLowerCase()))
  const object = said.slice(at + 1).join(' ')
  return /\p{L}{3}/u.test(object) ? object : undefined
}

type Way = { readonly from?: number; readonly to: number; readonly unit?: string }

/** "dari 26 menit (n=412) menjadi paling lama 10 menit", "78 → 85%", "menjadi 55 menit". */
function readWay(text: string, words: WordLists): Way | undefined {
  const any = (list: readonly string[]) => list.map((each) => each.replaceAll(' ', String.raw`\s+`)).join('|')
  const unit = String.raw`[\p{L}%/]+(?:\s+kerja|\s+days)?`
  const limit = String.raw`(?:(?:${any(words.limit)}|[≤≥<>]=?)\s*)?`
  const to = String.raw`(?:${any(words.to)}|→|->|=>|▸)`
  const both = new RegExp(
    String.raw`(?:(?<![\p{L}])(?:${any(words.from)})\s+)?(${numberPattern})\s*(${unit})?\s*(?:\([^)]*\)\s*)?${to}\s*${limit}(${numberPattern})\s*(${unit})?`,
    'iu',
  ).exec(text)
  if (both?.[1] && both[3]) {
    const written = both[4] ?? both[2]
    const unitOf = (name: string | undefined) => name && readQuantities(`1 ${name}`, words.units)[0]?.unit
    const known = unitOf(written)
    const from = inUnit(toNumber(both[1]), unitOf(both[2]), known)
    return { from, to: toNumber(both[3]), ...(known ? { unit: known } : {}) }
  }
  const only = new RegExp(String.raw`(?<![\p{L}])${to}\s*${limit}(${numberPattern})(?![\p{N}/])`, 'iu').exec(text)
  return only?.[1] ? { to: toNumber(only[1]) } : undefined
}

const minutesIn: Readonly<Record<string, number>> = {
  detik: 1 / 60,
  menit: 1,
  jam: 60,
  hari: 24 * 60,
  minggu: 7 * 24 * 60,
}

/** "Dari 4 jam menjadi 30 menit": both in the unit of the target. */
function inUnit(value: number, from: string | undefined, to: string | undefined): number {
  const [given, wanted] = [from, to].map((unit) => (unit === undefined ? undefined : minutesIn[unit]))
  return given === undefined || wanted === undefined ? value : (value * given) / wanted
}

function singleTarget(quantities: readonly Quantity[]): number | undefined {
  return quantities.length === 1 ? quantities[0]?.value : undefined
}

function percentChange(quantities: readonly Quantity[], verb: ReadGoal['verb']): number | undefined {
  const [only] = quantities
  return (verb === 'up' || verb === 'down') && quantities.length === 1 && only?.unit === '%' ? only.value : undefined
}

function directionOf(
  verb: ReadGoal['verb'],
  from: number | undefined,
  to: number | undefined,
  metric: KnownMetric | undefined,
): 'up' | 'down' | 'keep' | undefined {
  if (from !== undefined && to !== undefined && from !== to) return to > from ? 'up' : 'down'
  if (verb === 'keep' || (from !== undefined && from === to)) return 'keep'
  if (metric) return metric.better === 'higher' ? 'up' : 'down'
  return verb === 'up' || verb === 'down' ? verb : undefined
}

/** The last day that a sentence names, for the first may be that of the baseline. */
function lastDate(sentence: string, dates: DateReader, today: Day): ReadDate | undefined {
  let last: ReadDate | undefined
  for (let from = 0; from < sentence.length; ) {
    const found = dates.read(sentence.slice(from), { today })
    if (!found) break
    last = { ...found, start: found.start + from, end: found.end + from }
    from = last.end
  }
  return last
}

function readOwner(sentence: string, words: WordLists): string | undefined {
  const names = words.owner.toSorted((a, b) => b.length - a.length).join('|')
  const found = new RegExp(String.raw`(?<![\p{L}])(?:${names})\s*:?\s+([\p{L}][\p{L}.' ]{0,60})`, 'iu').exec(sentence)
  return found?.[1]?.trim().replace(/[.\s]+$/, '') || undefined
}
