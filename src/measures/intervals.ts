import { z95 } from './normal.ts'

/** Both ends belong to it. */
export type Interval = { readonly low: number; readonly high: number }

/**
 * 95 % interval of a share by Wilson, as fractions 0–1. `x` of `n`: counts, 0 ≤ x ≤ n, n ≥ 1.
 * Formula: (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n). Source: Wilson 1927; facts CS-087, CS-089.
 * @throws RangeError where the counts cannot be.
 */
export function wilsonInterval(x: number, n: number): Interval {
  if (!(n >= 1 && x >= 0 && x <= n)) throw new RangeError(`no share: ${x} of ${n}`)
  const p = x / n
  const z2 = z95 * z95
  const centre = p + z2 / (2 * n)
  const half = z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  const scale = 1 + z2 / n
  return { low: Math.max(0, (centre - half) / scale), high: Math.min(1, (centre + half) / scale) }
}
