import type { Day } from '../dates/calendar.ts'
import type { MeasurementValues } from '../events.ts'
import { type Finding, failed, passed } from './finding.ts'
import type { KnownMetric } from './word-lists.ts'

export const measurementChecks = ['unit', 'n', 'few', 'range', 'future', 'count'] as const
export type MeasurementCheck = (typeof measurementChecks)[number]

/** Fewer data than this are an early sign only. */
const fewest = 30

/** Checks a measurement: a unit, how many data it rests on, a value that can be, a day that has been. */
export function checkMeasurement(
  values: MeasurementValues,
  { metric, today }: { readonly metric: KnownMetric | undefined; readonly today: Day },
): readonly Finding<MeasurementCheck>[] {
  return [...checks(values, metric, today)]
}

function* checks(
  { metric: { unit }, value, n, count, day }: MeasurementValues,
  metric: KnownMetric | undefined,
  today: Day,
): Generator<Finding<MeasurementCheck>> {
  yield unit === undefined ? failed('unit') : passed('unit')
  const { least, most } = rangeOf(metric, unit)
  if (most !== undefined && value > most) yield failed('range', { value, most })
  if (least !== undefined && value < least) yield failed('range', { value, least })
  if (n === undefined) {
    if (metric?.n) yield failed('n')
  } else yield n < fewest ? failed('few', { n }) : passed('n')
  if (n !== undefined && (n < 1 || (count ?? 0) > n)) yield failed('count', { count: count ?? value, n })
  if (day > today) yield failed('future', { day })
}

/** Where the metric is not known, a share in per cent still cannot be over 100. */
function rangeOf(metric: KnownMetric | undefined, unit: string | undefined): Pick<KnownMetric, 'least' | 'most'> {
  return metric ?? (unit === '%' ? { least: 0, most: 100 } : {})
}
