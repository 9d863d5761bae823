import { describe, expect, test } from 'vitest'
import { relativeChange } from '../../src/measures/change.ts'
import { compareShares, fisherExact, zStatistic } from '../../src/measures/compare.ts'
import {
  abandonmentRate,
  averageHandleTime,
  costOfRepeats,
  measuredServiceLevel,
  systemFcr,
} from '../../src/measures/contacts.ts'
import { churnRate, customerLifetimeValue, retentionRate, yearlyChurn } from '../../src/measures/customers.ts'
import { addWorkingDays } from '../../src/measures/days.ts'
import { agentsFor, meanWait, occupancyOf, serviceLevel, trafficOf, waitingChance } from '../../src/measures/erlang.ts'
import { ikmLetter, ikmOfMeans, ikmOfTotal, nextLetterFrom, roundIkm } from '../../src/measures/ikm.ts'
import { wilsonInterval } from '../../src/measures/intervals.ts'
import { netPromoterInterval, netPromoterMargin, netPromoterScore } from '../../src/measures/net-promoter.ts'
import { normalCdf } from '../../src/measures/normal.ts'
import { answersFrom, answersIn, meanRating } from '../../src/measures/ratings.ts'
import { cochran, invitations, krejcieMorgan, slovin } from '../../src/measures/sample-size.ts'
import { peopleNeeded, rostered, wholePeople } from '../../src/measures/staffing.ts'

/**
 * Values that were not computed by this code: tables of books and of the facts, and what scipy 1.17 gives (stats.norm,
 * stats.fisher_exact, binomtest(...).proportion_ci(method='wilson')), numpy's busday_offset, and plain sums of factorials.
 */
describe('formulas, against values from elsewhere', () => {
  test.each([
    // Sums of factorials, as in facts CSM-121.
    [5, 6, 0.587516],
    [5, 8, 0.167267],
    [5, 10, 0.036105],
    [6, 8, 0.356981],
    [10, 12, 0.449388],
    [4.375, 6, 0.384672],
    [20, 24, 0.298072],
    [100, 110, 0.237008],
  ])('Erlang C: with %s Erlang and %i agents, %s have to wait', (traffic, agents, chance) => {
    expect(waitingChance(traffic, agents)).toBeCloseTo(chance, 6)
  })

  test('Erlang C: the table of the facts for 60 calls an hour of 5 minutes', () => {
    expect(trafficOf(60, 300)).toBe(5)
    const rows = [6, 7, 8, 9, 10].map((agents) => {
      const queue = { traffic: 5, agents, handlingSeconds: 300 }
      return [serviceLevel(queue, 20) * 100, meanWait(queue), occupancyOf(5, agents) * 100].map((value) =>
        Number(value.toFixed(1)),
      )
    })
    expect(rows).toEqual([
      [45, 176.3, 83.3],
      [71.6, 48.6, 71.4],
      [86.3, 16.7, 62.5],
      [93.8, 6, 55.6],
      [97.4, 2.2, 50],
    ])
  })

  test('Erlang C: a window at a counter, and two teams apart', () => {
    expect(serviceLevel({ traffic: 4.375, agents: 6, handlingSeconds: 450 }, 300)).toBeCloseTo(0.869802, 6)
    expect(serviceLevel({ traffic: 2.5, agents: 4, handlingSeconds: 300 }, 20)).toBeCloseTo(0.710582, 6)
  })

  test('the fewest agents for a target', () => {
    expect(agentsFor(5, 300, { share: 0.8, seconds: 20 })).toBe(8)
    expect(agentsFor(6, 360, { share: 0.8, seconds: 20 })).toBe(9)
    expect(agentsFor(5, 300, { share: 0.5, seconds: 20, maxOccupancy: 0.6 })).toBe(9)
  })

  test('an overloaded queue only grows', () => {
    expect(waitingChance(8, 8)).toBe(1)
    expect(serviceLevel({ traffic: 8, agents: 8, handlingSeconds: 300 }, 20)).toBe(0)
    expect(meanWait({ traffic: 9, agents: 8, handlingSeconds: 300 })).toBe(Number.POSITIVE_INFINITY)
  })

  test.each([
    [82, 120, 0.595521, 0.759772],
    [8, 10, 0.490162, 0.943318],
    [10, 10, 0.722467, 1],
    [0, 20, 0, 0.161125],
    [24, 30, 0.626943, 0.904949],
    [320, 400, 0.75803, 0.836263],
  ])('Wilson: %i of %i', (x, n, low, high) => {
    const interval = wilsonInterval(x, n)
    expect(interval.low).toBeCloseTo(low, 6)
    expect(interval.high).toBeCloseTo(high, 6)
  })

  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [1.96, 0.9750021048517795],
    [2.5758, 0.9949995762622214],
    [-1.72, 0.04271622079132892],
    [4.88, 0.999999469570797],
    [6, 0.9999999990134123],
  ])('normal distribution up to %s', (z, chance) => {
    expect(normalCdf(z)).toBeCloseTo(chance, 12)
  })

  test.each([
    // The cases of facts CSM-371; z, p and ends by scipy.
    [210, 250, 187, 240, -1.7166, 0.086045, -13.025, 0.859],
    [41, 67, 52, 61, 3.0492, 0.002295, 9.377, 38.727],
    [93, 150, 131, 160, 3.9059, 0.000094, 10.079, 29.671],
    [92, 240, 41, 228, -4.879, 0.000001, -28.268, -12.433],
  ])('two shares: %i of %i and %i of %i', (x1, n1, x2, n2, z, p, low, high) => {
    const [first, second] = [
      { x: x1, n: n1 },
      { x: x2, n: n2 },
    ]
    const comparison = compareShares(first, second)
    expect(zStatistic(first, second)).toBeCloseTo(z, 4)
    expect(comparison.test).toBe('z')
    expect(comparison.p).toBeCloseTo(p, 6)
    expect(comparison.interval.low * 100).toBeCloseTo(low, 3)
    expect(comparison.interval.high * 100).toBeCloseTo(high, 3)
  })

  test('two small shares are compared exactly', () => {
    expect(fisherExact({ x: 9, n: 12 }, { x: 6, n: 14 })).toBeCloseTo(0.130246, 6)
    expect(fisherExact({ x: 1, n: 10 }, { x: 11, n: 14 })).toBeCloseTo(0.002759, 6)
    const small = compareShares({ x: 9, n: 12 }, { x: 6, n: 14 })
    expect(small.test).toBe('fisher')
    expect(small.interval.low).toBeCloseTo(-0.589874, 6)
    expect(small.interval.high).toBeCloseTo(0.052707, 6)
  })

  test("Fisher's exact test of a hundred thousand answers, by sums of whole numbers, is there at once", () => {
    expect(fisherExact({ x: 4, n: 50_000 }, { x: 9, n: 60_000 })).toBeCloseTo(0.405702, 6)
    // Fifty thousand tables: counted anew each, they would take minutes.
    expect(fisherExact({ x: 3, n: 50_000 }, { x: 25_000, n: 50_000 })).toBeLessThan(1e-9)
  })

  test('NPS and its margin, against the standard deviation of answers coded +1, 0 and −1', () => {
    expect(netPromoterScore({ promoters: 90, passives: 60, detractors: 50 })).toBeCloseTo(20, 10)
    expect(netPromoterMargin({ promoters: 90, passives: 60, detractors: 50 })).toBeCloseTo(11.2591, 4)
    expect(netPromoterMargin({ promoters: 50, passives: 30, detractors: 20 })).toBeCloseTo(15.3078, 4)
    expect(netPromoterMargin({ promoters: 72, passives: 45, detractors: 33 })).toBeCloseTo(12.7262, 4)
  })

  test('NPS of ten: the adjusted interval, by hand', () => {
    // 6.75 and 1.75 of 13: score 38.46; variance 0.6538 − 0.1479; 1.96·√(0.5059 ÷ 13) = 38.66 points.
    const { low, high } = netPromoterInterval({ promoters: 6, passives: 3, detractors: 1 })
    expect(low).toBeCloseTo(-0.2, 1)
    expect(high).toBeCloseTo(77.13, 1)
  })

  test.each([
    [10, 10],
    [15, 14],
    [20, 19],
    [30, 28],
    [50, 44],
    [100, 80],
    [150, 108],
    [200, 132],
    [250, 152],
    [300, 169],
    [400, 196],
    [500, 217],
    [750, 254],
    [1000, 278],
    [1500, 306],
    [2000, 322],
    [3000, 341],
    [5000, 357],
    [10_000, 370],
    [75_000, 382],
    [1_000_000, 384],
  ])('Krejcie and Morgan 1970: of %i ask %i', (population, sample) => {
    expect(krejcieMorgan(population)).toBe(sample)
  })

  test('Slovin and Cochran', () => {
    expect([slovin(300, 0.05), slovin(1000, 0.05), slovin(1000, 0.1), slovin(100, 0.05)]).toEqual([172, 286, 91, 80])
    expect([cochran(0.05), cochran(0.03), cochran(0.1)]).toEqual([385, 1068, 97])
    // 384.15 ÷ (1 + 383.15 ÷ 1000) = 277.74; 1067.07 ÷ (1 + 1066.07 ÷ 1000) = 516.47
    expect([cochran(0.05, 1000), cochran(0.03, 1000)]).toEqual([278, 517])
    expect([invitations(357, 0.2), invitations(132, 0.3)]).toEqual([1785, 440])
  })

  test('IKM: the worksheet of the facts, and the borders of the letters', () => {
    const totals = [1262, 1224, 1079, 1463, 1262, 1304, 1281, 1126, 1205]
    expect(roundIkm(ikmOfMeans(totals.map((total) => total / 380)))).toBe(81.92)
    expect(roundIkm(ikmOfTotal(955, 29))).toBe(91.48)
    expect([88.31, 88.3, 76.61, 76.6, 65, 64.99, 25, 100].map(ikmLetter)).toEqual([...'ABBCCDDA'])
    expect([ikmLetter(88.305), ikmLetter(88.3049)]).toEqual(['A', 'B'])
    expect([nextLetterFrom(81.92), nextLetterFrom(90)]).toEqual([{ letter: 'A', from: 88.31 }, undefined])
  })

  test('contacts: the examples of the facts', () => {
    expect(averageHandleTime({ talk: 300, hold: 100, afterWork: 100 }, 100)).toBe(5)
    const calls = { answeredInTime: 860, answered: 1000, abandoned: 60, abandonedInTime: 20 }
    const levels = ([1, 2, 3, 4] as const).map((formula) =>
      Number((measuredServiceLevel(calls, formula) * 100).toFixed(1)),
    )
    expect(levels).toEqual([83, 86, 81.1, 82.7])
    expect(abandonmentRate(600, 552)).toBeCloseTo(0.08, 10)
    expect(systemFcr(286, 1144)).toBeCloseTo(0.75, 10)
    expect(costOfRepeats(5200, 0.22, 7250)).toBeCloseTo(8_294_000, 5)
  })

  test('customers: the examples of the facts', () => {
    expect(churnRate(10, 1000)).toBe(0.01)
    expect(yearlyChurn(0.01)).toBeCloseTo(0.1136, 4)
    expect(retentionRate(520, 60, 500)).toBeCloseTo(0.92, 10)
    const value = { orderValue: 185_000, ordersPerYear: 3.2, margin: 0.28, yearlyChurn: 0.4, acquisitionCost: 60_000 }
    expect(customerLifetimeValue(value)).toBeCloseTo(354_400, 5)
  })

  test('staffing: the examples of the facts', () => {
    const tickets = { contacts: 180, handlingMinutes: 8, concurrency: 1, hours: 8, occupancy: 0.85 }
    expect(rostered(peopleNeeded(tickets), 0.3)).toBeCloseTo(5.042, 3)
    const chats = { contacts: 90, handlingMinutes: 12, concurrency: 2, hours: 1, occupancy: 0.8 }
    expect(peopleNeeded(chats)).toBeCloseTo(11.25, 10)
    expect([wholePeople(rostered(8, 0.3)), wholePeople(rostered(70, 0.3)), wholePeople(rostered(8, 0.36))]).toEqual([
      12, 100, 13,
    ])
  })

  test('ratings: the example of the facts, 1,000 answers on a scale of seven', () => {
    const ratings = [80, 210, 140, 110, 160, 180, 120].map((count, index) => ({ value: index + 1, count }))
    expect([answersIn(ratings), answersFrom(ratings, 5), meanRating(ratings)]).toEqual([1000, 460, 4.08])
  })

  test('change in per cent of where it began', () => {
    expect(relativeChange(80, 100)).toBe(25)
    expect(relativeChange(-20, -10)).toBe(50)
    expect(relativeChange(0, 5)).toBeUndefined()
  })

  test.each([
    // numpy.busday_offset
    ['2027-01-05', 20, 0, '2027-02-02'],
    ['2027-07-12', 10, 0, '2027-07-26'],
    ['2027-05-03', 14, 2, '2027-05-25'],
    ['2026-12-05', 3, 0, '2026-12-09'],
    ['2026-12-05', 0, 0, '2026-12-05'],
  ])('%s and %i working days, %i holidays: %s', (from, days, holidays, due) => {
    expect(addWorkingDays(from, days, holidays)).toBe(due)
  })

  test('what cannot be is refused', () => {
    expect(() => wilsonInterval(130, 120)).toThrow(RangeError)
    expect(() => wilsonInterval(0, 0)).toThrow(RangeError)
    expect(() => netPromoterScore({ promoters: 0, passives: 0, detractors: 0 })).toThrow(RangeError)
    expect(() => ikmOfMeans([3.2, 4.2])).toThrow(RangeError)
    expect(() => churnRate(5, 0)).toThrow(RangeError)
    expect(() => rostered(8, 1)).toThrow(RangeError)
    expect(() => agentsFor(5, 300, { share: 1, seconds: 20 })).toThrow(RangeError)
    expect(() => slovin(300, 0)).toThrow(RangeError)
  })
})
