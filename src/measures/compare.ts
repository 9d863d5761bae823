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

/**
 * Two-sided p-value of Fisher's exact test: the tables of the same margins that are at most as likely as this one. Takes
 * as many steps as there are such tables.
 */
export function fisherExact(first: Share, second: Share): number {
  const successes = first.x + second.x
  const lowest = Math.max(0, successes - second.n)
  const highest = Math.min(first.n, successes)
  const chances: number[] = []
  let log =
    logChoose(first.n, lowest) + logChoose(second.n, successes - lowest) - logChoose(first.n + second.n, successes)
  for (let x = lowest; x <= highest; x++) {
    chances.push(Math.exp(log))
    // The next table's chance by this one's: to count each anew would take hours for a survey of a hundred thousand.
    log += Math.log(((first.n - x) * (successes - x)) / ((x + 1) * (second.n - successes + x + 1)))
  }
  const observed = chances[first.x - lowest] ?? 0
  const asUnlikely = chances.filter((chance) => chance <= observed * (1 + 1e-7))
  return Math.min(
    1,
    asUnlikely.reduce((sum, chance) => sum + chance, 0),
  )
}

function logChoose(n: number, k: number): number {
  const few = Math.min(k, n - k)
  let sum = 0
  for (let i = 1; i <= few; i++) sum += Math.log(n - few + i) - Math.log(i)
  return sum
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
