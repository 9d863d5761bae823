/**
 * How long to wait after the n-th failure (from 1): doubling from `firstMs` to at most `longestMs`, less up to a
 * quarter at random, so that those who failed together do not come back together.
 */
export function backoffMs(failure: number, firstMs: number, longestMs: number, random: () => number = Math.random) {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(30, Math.max(0, failure - 1)))
  return Math.round(fullMs * (1 - random() / 4))
}
