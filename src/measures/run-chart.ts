/** Points in a row on one side of the median, or all rising or falling. Both ends belong to it, counted from 0. */
export type Run = { readonly from: number; readonly to: number }
export type RunSignals = {
  readonly median: number
  /** The last run of six or more points on one side of the median. */
  readonly shift?: Run & { readonly side: 'above' | 'below' }
  /** The last run of five or more points that all rise or all fall. */
  readonly trend?: Run & { readonly direction: 'rising' | 'falling' }
}

/** Source: facts CS-197. */
const shiftLength = 6
const trendLength = 5

/** The middle value; of an even number of values the mean of the middle two. @throws RangeError where there is none. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  if (low === undefined || high === undefined) throw new RangeError('no values')
  return (low + high) / 2
}

/**
 * Signals of a run chart: a shift is six or more points in a row on one side of the median, points on it neither counted
 * nor breaking the run; a trend is five or more in a row that all rise or all fall, equal neighbours counted once.
 * Source: facts CS-197, CSM-364; the trend rule finds little of its own (CSM-363). `values`: in the order of time, at
 * least one.
 * @throws RangeError where there is no value.
 */
export function runSignals(values: readonly number[]): RunSignals {
  const median = medianOf(values)
  const shift = lastShift(values, median)
  const trend = lastTrend(values)
  return { median, ...(shift ? { shift } : {}), ...(trend ? { trend } : {}) }
}

function lastShift(values: readonly number[], median: number): RunSignals['shift'] {
  let found: RunSignals['shift']
  let run = { from: 0, to: 0, count: 0, sign: 0 }
  for (const [index, value] of values.entries()) {
    const sign = Math.sign(value - median)
    if (sign === 0) continue
    run = sign === run.sign ? { ...run, to: index, count: run.count + 1 } : { from: index, to: index, count: 1, sign }
    if (run.count >= shiftLength) found = { from: run.from, to: run.to, side: sign > 0 ? 'above' : 'below' }
  }
  return found
}

function lastTrend(values: readonly number[]): RunSignals['trend'] {
  let found: RunSignals['trend']
  let run = { from: 0, count: 1, sign: 0 }
  for (const [index, value] of values.entries()) {
    const sign = Math.sign(value - (values[index - 1] ?? value))
    if (sign === 0) continue
    run = sign === run.sign ? { ...run, count: run.count + 1 } : { from: index - 1, count: 2, sign }
    if (run.count >= trendLength) found = { from: run.from, to: index, direction: sign > 0 ? 'rising' : 'falling' }
  }
  return found
}
