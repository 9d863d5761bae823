import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareShares, fisherExact } from '../../src/measures/compare.ts'
import { addWorkingDays } from '../../src/measures/days.ts'
import { agentsFor, serviceLevel, waitingChance } from '../../src/measures/erlang.ts'
import { ikmLetter, ikmOfMeans } from '../../src/measures/ikm.ts'
import { wilsonInterval } from '../../src/measures/intervals.ts'
import { netPromoterInterval, netPromoterScore } from '../../src/measures/net-promoter.ts'
import { cochran, krejcieMorgan, slovin } from '../../src/measures/sample-size.ts'
import { rostered } from '../../src/measures/staffing.ts'

const shares = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ n: fc.constant(n), x: fc.integer({ min: 0, max: n }) }))
const counts = fc.record({
  promoters: fc.nat({ max: 2000 }),
  passives: fc.nat({ max: 2000 }),
  detractors: fc.nat({ max: 2000 }),
})
const populations = fc.integer({ min: 1, max: 1_000_000 })
const errors = fc.double({ min: 0.01, max: 0.5, noNaN: true })
const traffics = fc.double({ min: 0.1, max: 200, noNaN: true })

describe('what holds for every formula', () => {
  test('a Wilson interval lies within 0 and 1, holds the share, and narrows with more answers', () => {
    fc.assert(
      fc.property(shares, ({ x, n }) => {
        const { low, high } = wilsonInterval(x, n)
        const more = wilsonInterval(x * 4, n * 4)
        return (
          low >= 0 &&
          high <= 1 &&
          low <= x / n + 1e-12 &&
          high >= x / n - 1e-12 &&
          more.high - more.low <= high - low + 1e-12
        )
      }),
    )
  })

  test('an NPS lies from −100 to 100, and so does its interval', () => {
    fc.assert(
      fc.property(counts, (answers) => {
        fc.pre(answers.promoters + answers.passives + answers.detractors > 0)
        const score = netPromoterScore(answers)
        const { low, high } = netPromoterInterval(answers)
        return score >= -100 && score <= 100 && low >= -100 && high <= 100 && low <= high
      }),
    )
  })

  test('two shares swapped differ as much the other way, with the same chance', () => {
    fc.assert(
      fc.property(shares, shares, (first, second) => {
        const [there, back] = [compareShares(first, second), compareShares(second, first)]
        expect(there.difference).toBeCloseTo(-back.difference, 10)
        expect(there.p).toBeCloseTo(back.p, 8)
        expect(there.p).toBeGreaterThanOrEqual(0)
        expect(there.p).toBeLessThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })

  test('equal shares never differ', () => {
    fc.assert(
      fc.property(shares, ({ x, n }) => fisherExact({ x, n }, { x, n }) > 0.99),
      { numRuns: 40 },
    )
  })

  test('one agent more never makes anybody wait longer', () => {
    fc.assert(
      fc.property(traffics, fc.integer({ min: 1, max: 260 }), (traffic, agents) => {
        const [fewer, more] = [waitingChance(traffic, agents), waitingChance(traffic, agents + 1)]
        return more <= fewer + 1e-12 && more >= 0 && fewer <= 1 + 1e-9
      }),
    )
  })

  test('the agents for a target reach it, and one fewer do not', () => {
    fc.assert(
      fc.property(traffics, fc.integer({ min: 30, max: 900 }), (traffic, handlingSeconds) => {
        const agents = agentsFor(traffic, handlingSeconds, { share: 0.8, seconds: 20 })
        const levelOf = (n: number) => serviceLevel({ traffic, agents: n, handlingSeconds }, 20)
        return levelOf(agents) >= 0.8 && (agents === 1 || levelOf(agents - 1) < 0.8)
      }),
    )
  })

  test('a sample is never larger than its population, and a smaller margin never needs fewer', () => {
    fc.assert(
      fc.property(populations, errors, (population, error) => {
        for (const size of [slovin, (n: number, e: number) => cochran(e, n), krejcieMorgan]) {
          const n = size(population, error)
          if (n < 1 || n > population || size(population, error / 2) < n) return false
        }
        return true
      }),
    )
  })

  test('an IKM lies from 25 to 100 and always has a letter', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 4, noNaN: true }), { minLength: 1, maxLength: 14 }), (means) => {
        const ikm = ikmOfMeans(means)
        return ikm >= 25 - 1e-9 && ikm <= 100 + 1e-9 && 'ABCD'.includes(ikmLetter(Math.min(100, Math.max(25, ikm))))
      }),
    )
  })

  test('shrinkage never makes a roster shorter', () => {
    fc.assert(
      fc.property(fc.nat({ max: 500 }), fc.double({ min: 0, max: 0.95, noNaN: true }), (needed, shrinkage) => {
        return rostered(needed, shrinkage) >= needed
      }),
    )
  })

  test('a deadline in working days falls on a working day, and a day more makes it later', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 90 }),
        (from, days) => {
          const day = from.toISOString().slice(0, 10)
          const due = addWorkingDays(day, days)
          const weekday = new Date(`${due}T00:00:00Z`).getUTCDay()
          return due > day && weekday !== 0 && weekday !== 6 && addWorkingDays(day, days + 1) > due
        },
      ),
      { numRuns: 40 },
    )
  })
})
