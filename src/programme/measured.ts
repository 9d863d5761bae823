import type { Measurement, Programme } from './programme.ts'

/** What there is of one metric. */
export type Measured = {
  /** The days that have a value. */
  readonly days: ReadonlySet<string>
  /** Whether a value came with its unit and the number of data behind it. */
  readonly isComplete: boolean
}

/** Units of what is counted whole: behind "35 keluhan" there is no other number of data. */
const counts: ReadonlySet<string> = new Set([
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

/** `inOrder`: made when it is first asked for. */
type Series = { readonly measured: Measured; readonly inOrder: () => readonly Measurement[] }

/** Measurements are many and a programme never changes once made: each is gone through once. */
const known = new WeakMap<Programme['measurements'], ReadonlyMap<string, Series>>()

/** What was measured, by metric. */
export function measuredIn(programme: Programme): ReadonlyMap<string, Measured> {
  return new Map([...seriesIn(programme)].map(([metric, { measured }]) => [metric, measured]))
}

/** The measurements of a metric, by their day, and of one day the one recorded last at the end. */
export function seriesOf(programme: Programme, metric: string): readonly Measurement[] {
  return seriesIn(programme).get(metric)?.inOrder() ?? []
}

function seriesIn({ measurements }: Programme): ReadonlyMap<string, Series> {
  const before = known.get(measurements)
  if (before) return before
  const series = new Map([...byMetric(measurements)].map(([metric, all]) => [metric, toSeries(all)]))
  known.set(measurements, series)
  return series
}

function byMetric(measurements: Programme['measurements']): ReadonlyMap<string, Measurement[]> {
  const all = new Map<string, Measurement[]>()
  for (const measurement of measurements.values()) {
    const { key } = measurement.values.metric
    const same = all.get(key)
    if (same) same.push(measurement)
    else all.set(key, [measurement])
  }
  return all
}

function toSeries(all: readonly Measurement[]): Series {
  const isComplete = all.some(
    ({ values: { metric, n } }) => metric.unit !== undefined && (n !== undefined || counts.has(metric.unit)),
  )
  let inOrder: readonly Measurement[] | undefined
  return {
    measured: { days: new Set(all.map(({ values }) => values.day)), isComplete },
    inOrder() {
      inOrder ??= all.toSorted(byDay)
      return inOrder
    },
  }
}

function byDay(a: Measurement, b: Measurement): number {
  return a.values.day === b.values.day ? a.number - b.number : a.values.day < b.values.day ? -1 : 1
}
