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

/** Measurements are many and a programme never changes once made: each is gone through once. */
const known = new WeakMap<Programme['measurements'], ReadonlyMap<string, Measured>>()

/** What was measured, by metric. */
export function measuredIn({ measurements }: Programme): ReadonlyMap<string, Measured> {
  const before = known.get(measurements)
  if (before) return before
  const byMetric = new Map<string, { days: Set<string>; isComplete: boolean }>()
  for (const { values } of measurements.values()) {
    const { metric, day, n } = values
    const measured = byMetric.get(metric.key) ?? { days: new Set<string>(), isComplete: false }
    measured.days.add(day)
    measured.isComplete ||= metric.unit !== undefined && (n !== undefined || counts.has(metric.unit))
    byMetric.set(metric.key, measured)
  }
  known.set(measurements, byMetric)
  return byMetric
}

/** The measurements of a metric, by their day, and of one day the one recorded last at the end. */
export function seriesOf({ measurements }: Programme, metric: string): readonly Measurement[] {
  return [...measurements.values()]
    .filter(({ values }) => values.metric.key === metric)
    .toSorted((a, b) => (a.values.day === b.values.day ? a.number - b.number : a.values.day < b.values.day ? -1 : 1))
}
