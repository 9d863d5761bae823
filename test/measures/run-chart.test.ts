import { describe, expect, test } from 'vitest'
import { medianOf, runSignals } from '../../src/measures/run-chart.ts'

describe('a run chart', () => {
  test('has the median in its middle', () => {
    expect(medianOf([84, 82, 85, 83, 81, 84])).toBe(83.5)
    expect(medianOf([3, 1, 2])).toBe(2)
    expect(() => medianOf([])).toThrow(RangeError)
  })

  test('sees six points in a row on one side of it, and not five', () => {
    const weeks = [84, 82, 85, 83, 86, 84, 80, 79, 78, 80, 77, 79]
    expect(runSignals(weeks).shift).toEqual({ from: 6, to: 11, side: 'below' })
    expect(runSignals([84, 82, 85, 83, 86, 80, 79, 78, 80, 77]).shift).toBeUndefined()
  })

  test('neither counts points on the median nor lets them break a run', () => {
    // The median of these is 5.
    const values = [6, 7, 5, 6, 8, 9, 6, 5, 1, 2, 5, 1, 3, 2, 1]
    expect(runSignals(values)).toMatchObject({ median: 5, shift: { side: 'below', from: 8, to: 14 } })
  })

  test('sees five in a row that rise or fall, equal neighbours counted once', () => {
    expect(runSignals([5, 1, 2, 3, 4, 5]).trend).toEqual({ from: 1, to: 5, direction: 'rising' })
    expect(runSignals([9, 8, 8, 7, 6, 5]).trend).toEqual({ from: 0, to: 5, direction: 'falling' })
    expect(runSignals([1, 2, 3, 4, 1, 2]).trend).toBeUndefined()
  })

  test('up one week and down the next is no signal', () => {
    expect(runSignals([80, 84, 81, 83, 80, 85, 79, 84])).toEqual({ median: 82 })
  })
})
