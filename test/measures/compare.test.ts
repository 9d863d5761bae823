import { describe, expect, test } from 'vitest'
import { compareMeans, compareShares, fisherExact } from '../../src/measures/compare.ts'

describe("Fisher's exact test", () => {
  // Worked out with scipy.stats.fisher_exact.
  test.each([
    [{ x: 9, n: 12 }, { x: 6, n: 14 }, 0.1302463319],
    [{ x: 0, n: 300 }, { x: 4, n: 320 }, 0.1245699164],
    [{ x: 3, n: 5000 }, { x: 90_000, n: 195_000 }, 0],
  ])('of %j and %j', (first, second, p) => {
    expect(fisherExact(first, second)).toBeCloseTo(p, 9)
  })

  test('takes no longer for many answers', () => {
    const start = performance.now()
    const { p, test: used } = compareShares({ x: 0, n: 5000 }, { x: 80_000, n: 195_000 })
    expect(used).toBe('fisher')
    expect(p).toBeLessThan(1e-9)
    compareShares({ x: 1, n: 900_000_000 }, { x: 800_000_000, n: 900_000_000 })
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

test('means are compared without taking their spreads for equal', () => {
  // CSM-366.
  const { difference, interval, p } = compareMeans(
    { mean: 9.2, deviation: 4.1, n: 120 },
    { mean: 8.3, deviation: 3.9, n: 130 },
  )
  expect(difference).toBeCloseTo(-0.9, 9)
  expect(interval.low).toBeCloseTo(-1.894, 3)
  expect(p).toBeCloseTo(0.0759, 3)
  expect(() => compareMeans({ mean: 1, deviation: 0, n: 0 }, { mean: 1, deviation: 0, n: 1 })).toThrow(RangeError)
})
