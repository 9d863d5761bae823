import type { Programme } from '../../programme/programme.ts'

export type Compared = {
  readonly key: string
  readonly name: string
  readonly unit: string | undefined
  readonly before: number
  readonly after: number
  /** The smaller of both numbers of data, where both are known. */
  readonly n: number | undefined
}

export type Range = { readonly from: string; readonly to: string }

/** The last value of each metric in one week beside its last value in another; metrics without both are left out. */
export function compareWeeks({ measurements }: Programme, earlier: Range, later: Range): readonly Compared[] {
  const lastIn = ({ from, to }: Range) => {
    const last = new Map<
      string,
      { name: string; unit: string | undefined; value: number; n: number | undefined; day: string }
    >()
    for (const { values } of measurements.values()) {
      const { metric, value, n, day } = values
      const known = last.get(metric.key)
      if (day < from || day > to || (known && known.day > day)) continue
      last.set(metric.key, { name: metric.name, unit: metric.unit, value, n, day })
    }
    return last
  }
  const [before, after] = [lastIn(earlier), lastIn(later)]
  return [...after].flatMap(([key, now]) => {
    const then = before.get(key)
    if (!then) return []
    const n = now.n !== undefined && then.n !== undefined ? Math.min(now.n, then.n) : undefined
    return [{ key, name: now.name, unit: now.unit, before: then.value, after: now.value, n }]
  })
}
