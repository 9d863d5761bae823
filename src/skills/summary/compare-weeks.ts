import type { MeasurementValues } from '../../programme/events.ts'
import type { Programme } from '../../programme/programme.ts'

export type Compared = {
  readonly metric: MeasurementValues['metric']
  readonly before: number
  readonly after: number
  /** The smaller of both numbers of data, where both are known. */
  readonly n: number | undefined
}

export type Range = { readonly from: string; readonly to: string }

/** The last value of each metric in one week beside its last value in another; metrics without both are left out. */
export function compareWeeks({ measurements }: Programme, earlier: Range, later: Range): readonly Compared[] {
  const lastIn = ({ from, to }: Range) => {
    const last = new Map<string, MeasurementValues>()
    for (const { values } of measurements.values()) {
      const { metric, day } = values
      const known = last.get(metric.key)
      if (day < from || day > to || (known && known.day > day)) continue
      last.set(metric.key, values)
    }
    return last
  }
  const [before, after] = [lastIn(earlier), lastIn(later)]
  return [...after].flatMap(([key, now]) => {
    const then = before.get(key)
    if (!then) return []
    const n = now.n !== undefined && then.n !== undefined ? Math.min(now.n, then.n) : undefined
    return [{ metric: now.metric, before: then.value, after: now.value, n }]
  })
}
