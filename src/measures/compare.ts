import { type Interval, wilsonInterval } from './intervals.ts'
import { twoSidedP, z95 } from './normal.ts'

/** `x` of `n`, counts. */
export type Share = { readonly x: number; readonly n: number }

export type ShareComparison = {
  /** p2 − p1, as a fraction. */
  readonly difference: number
  /** 95 % interval of the difference, as fractions. */
  readonly interval: Interval
  /** Two-sided p-value. */
  readonly p: number
  /** The z test, or Fisher's exact test where a cell has fewer than five. */
  readonly test: 'z' | 'fisher'
}

/** Fewest in each cell for the z test and its interval. Source: facts CSM-361, CSM-365, CSM-371. */
const fewestInCell = 5

/**
 * Compares two shares. z = (p2 − p1) ÷ √(p(1 − p)(1/n1 + 1/n2)), p pooled; the interval (p2 − p1) ± 1.96·√(p1(1 − p1)/n1 +
 * p2(1 − p2)/n2) (facts CSM-361). Where a cell has fewer than five: Fisher's exact test (facts CSM-365), and Newcombe's
 * interval from both Wilson intervals (Statistics in Medicine 17, 1998, method 10), which stays true for small numbers.
 * @throws RangeError where a share cannot be.
 */
export function compareShares(first: Share, second: Share): ShareComparison {
  for (const { x, n } of [first, second]) {
    if (!(n >= 1 && x >= 0 && x <= n)) throw new RangeError(`no share: ${x} of ${n}`)
  }
  const p1 = first.x / first.n
  const p2 = second.x / second.n
  const smallest = Math.min(first.x, first.n - first.x, second.x, second.n - second.x)
  const isSmall = smallest < fewestInCell
  return {
    difference: p2 - p1,
    interval: isSmall ? newcombeInterval(first, second) : waldInterval(first, second),
    p: isSmall ? fisherExact(first, second) : twoSidedP(zStatistic(first, second)),
    test: isSmall ? 'fisher' : 'z',
  }
}

/** z of the pooled two-proportion test; 0 where both shares are 0 or both are 1. */
export function zStatistic(first: Share, second: Share): number {
  const pooled = (first.x + second.x) / (first.n + second.n)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n))
  return error === 0 ? 0 : (second.x / second.n - first.x / first.n) / error
}

function waldInterval(first: Share, second: Share): Interval {
  const p1 = first.x / first.n
  const p2 = second.x / second.n
  const half = z95 * Math.sqrt((p1 * (1 - p1)) / first.n + (p2 * (1 - p2)) / second.n)
  return { low: p2 - p1 - half, high: p2 - p1 + half }
}

function newcombeInterval(first: Share, second: Share): Interval {
  const [a, b] = [wilsonInterval(first.x, first.n), wilsonInterval(second.x, second.n)]
  const [p1, p2] = [first.x / first.n, second.x / second.n]
  return {
    low: p2 - p1 - Math.hypot(p2 - b.low, a.high - p1),
    high: p2 - p1 + Math.hypot(b.high - p2, p1 - a.low),
  }
}

/** More tables than these are not gone through one by one; the z test is as good for so many answers. */
const mostTables = 1_000_000

/** Two-sided p-value of Fisher's exact test: the tables of the same margins that are at most as likely as this one. */
export function fisherExact(first: Share, second: Share): number {
  const successes = first.x + second.x
  const [least, most] = [Math.max(0, successes - second.n), Math.min(first.n, successes)]
  if (most - least > mostTables) return twoSidedP(zStatistic(first, second))
  const logOfAll = logChoose(first.n + second.n, successes)
  const chanceOf = (x: number) => Math.exp(logChoose(first.n, x) + logChoose(second.n, successes - x) - logOfAll)
  const observed = chanceOf(first.x)
  let p = 0
  for (let x = least; x <= most; x++) {
    const chance = chanceOf(x)
    if (chance <= observed * (1 + 1e-7)) p += chance
  }
  return Math.min(1, p)
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

/** Up to here factorials are summed up, beyond it Stirling's series is exact to some 15 digits. */
const summedUpTo = 255
const small = Array.from({ length: summedUpTo + 1 }, () => 0)
for (let n = 2; n <= summedUpTo; n++) small[n] = (small[n - 1] ?? 0) + Math.log(n)

/** ln n!, in the same time for any n. Source: Abramowitz and Stegun, 6.1.41. */
function logFactorial(n: number): number {
  if (n <= summedUpTo) return small[n] ?? 0
  const series = 1 / (12 * n) - 1 / (360 * n ** 3) + 1 / (1260 * n ** 5)
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + series
}

/** Mean, standard deviation of the sample and count of a group, n ≥ 1. */
export type MeanGroup = { readonly mean: number; readonly deviation: number; readonly n: number }

/**
 * Compares two means without taking their spreads for equal (Welch): difference ± 1.96·√(s1²/n1 + s2²/n2), two-sided p by
 * the normal distribution, which is near enough from some 30 answers in each. Source: facts CSM-366.
 * @throws RangeError where a group is empty.
 */
export function compareMeans(
  first: MeanGroup,
  second: MeanGroup,
): { readonly difference: number; readonly interval: Interval; readonly p: number } {
  if (!(first.n >= 1 && second.n >= 1)) throw new RangeError('no answers')
  const difference = second.mean - first.mean
  const error = Math.hypot(first.deviation / Math.sqrt(first.n), second.deviation / Math.sqrt(second.n))
  const half = z95 * error
  return {
    difference,
    interval: { low: difference - half, high: difference + half },
    p: error === 0 ? (difference === 0 ? 1 : 0) : twoSidedP(difference / error),
  }
}
