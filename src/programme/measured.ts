import type { Measurement, Programme } from './programme.ts'
import { type Chunk, chunksOf } from './records.ts'

/** What there is of one metric. */
export type Measured = {
  /** The days that have a value. */
  readonly days: ReadonlySet<string>
  /** Whether a value came with its unit and the number of data behind it. */
  readonly isComplete: boolean
}

/** The measurements of a metric, by their day, and of one day the one recorded last at the end. None is made before it is asked for. */
export type Series = {
  readonly length: number
  /** From the end where it is negative, as `Array.at`. */
  at(place: number): Measurement | undefined
  /** The last so many. */
  last(count: number): readonly Measurement[]
  findLast(isMeant: (measurement: Measurement) => boolean): Measurement | undefined
  /** Those of a day and before it. */
  until(day: string): Series
}

/** Units of what is counted whole: behind "35 keluhan" there is no other number of data. */
const counts: ReadonlySet<unknown> = new Set([
  'keluhan',
  'tiket',
  'kasus',
  'kontak',
  'chat',
  'orang',
  'pelanggan',
  'ulasan',
  'kali',
])

/** Of one metric in some of all measurements: the days that have a value, and the places of those values. */
type Part = {
  readonly chunk: Chunk<Measurement>
  readonly days: ReadonlySet<string>
  readonly places: readonly number[]
}
type OfMetric = { isComplete: boolean; readonly parts: Part[] }
type Known = { readonly measured: Measured; readonly series: () => Series }

/** A programme never changes once made: its measurements are gone through once, and what is stored of them once for all. */
const known = new WeakMap<Programme['measurements'], ReadonlyMap<string, Known>>()
const knownParts = new WeakMap<Chunk<Measurement>, ReadonlyMap<string, Part & { readonly isComplete: boolean }>>()

const none = toSeries([])

/** What was measured, by metric. */
export function measuredIn(programme: Programme): ReadonlyMap<string, Measured> {
  return new Map([...knownIn(programme)].map(([metric, { measured }]) => [metric, measured]))
}

export function seriesOf(programme: Programme, metric: string): Series {
  return knownIn(programme).get(metric)?.series() ?? none
}

function knownIn({ measurements }: Programme): ReadonlyMap<string, Known> {
  const before = known.get(measurements)
  if (before) return before
  const byMetric = new Map<string, OfMetric>()
  for (const chunk of chunksOf(measurements)) {
    for (const [key, { isComplete, ...part }] of partsIn(chunk)) {
      const of = byMetric.get(key) ?? { isComplete: false, parts: [] }
      byMetric.set(key, of)
      of.isComplete ||= isComplete
      of.parts.push(part)
    }
  }
  const all = new Map([...byMetric].map(([metric, of]) => [metric, toKnown(of)]))
  known.set(measurements, all)
  return all
}

function partsIn(chunk: Chunk<Measurement>) {
  const before = knownParts.get(chunk)
  if (before) return before
  // As measurements are written, wherever they are read from.
  const metrics = chunk.field(['values', 'metric']) as {
    of: readonly Measurement['values']['metric'][]
    at: readonly number[]
  }
  const days = chunk.field(['values', 'day']) as { of: readonly string[]; at: readonly number[] }
  const ns = chunk.field(['values', 'n'])
  const parts = new Map<string, Part & { isComplete: boolean; readonly days: Set<string>; readonly places: number[] }>()
  for (let place = 0; place < chunk.size; place++) {
    const metric = metrics.of[metrics.at[place] ?? -1]
    const day = days.of[days.at[place] ?? -1]
    if (!metric || day === undefined) continue
    let part = parts.get(metric.key)
    if (!part) {
      part = { chunk, days: new Set(), places: [], isComplete: false }
      parts.set(metric.key, part)
    }
    part.days.add(day)
    part.places.push(place)
    part.isComplete ||= metric.unit !== undefined && (ns.at[place] !== -1 || counts.has(metric.unit))
  }
  knownParts.set(chunk, parts)
  return parts
}

function toKnown({ isComplete, parts }: OfMetric): Known {
  let series: Series | undefined
  return {
    measured: { days: new Set(parts.flatMap(({ days }) => [...days])), isComplete },
    series() {
      series ??= toSeries(inOrder(parts))
      return series
    },
  }
}

/** A measurement that may not have been made yet. */
type Place = {
  readonly day: string
  readonly number: number
  readonly chunk: Chunk<Measurement>
  readonly place: number
}

function inOrder(parts: readonly Part[]): readonly Place[] {
  const places = parts.flatMap(({ chunk, places: some }) => {
    const [days, numbers] = [chunk.field(['values', 'day']), chunk.field(['number'])]
    return some.map((place): Place => {
      const day = String(days.of[days.at[place] ?? -1])
      return { day, number: Number(numbers.of[numbers.at[place] ?? -1]), chunk, place }
    })
  })
  // As a rule they are recorded in the order of their days.
  const isSorted = places.every((place, index) => index === 0 || byDay(places[index - 1] ?? place, place) <= 0)
  return isSorted ? places : places.sort(byDay)
}

function toSeries(places: readonly Place[]): Series {
  return {
    length: places.length,
    at(place) {
      const found = places.at(place)
      return found && make(found)
    },
    last: (count) => places.slice(-count).map(make),
    findLast(isMeant) {
      const found = places.findLast((place) => isMeant(make(place)))
      return found && make(found)
    },
    until: (day) => toSeries(places.slice(0, places.findLastIndex((place) => place.day <= day) + 1)),
  }
}

function make({ chunk, place }: Place): Measurement {
  return chunk.at(place)
}

function byDay(a: Place, b: Place): number {
  return a.day === b.day ? a.number - b.number : a.day < b.day ? -1 : 1
}
