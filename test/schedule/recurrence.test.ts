import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextAfter, occurrencesBetween, type Recurrence } from '../../src/schedule/recurrence.ts'

const monday8: Recurrence = { weekday: 1, hour: 8, minute: 0, zone: 'Asia/Jakarta' }
const at = (text: string) => Date.parse(text)

describe('a weekly recurrence', () => {
  test('comes due at its time in its zone, and not again', () => {
    const due = occurrencesBetween(monday8, at('2027-01-18T07:59:00+07:00'), at('2027-01-18T08:00:00+07:00'))
    expect(due).toEqual([{ day: '2027-01-18', atMs: at('2027-01-18T08:00:00+07:00') }])
    expect(occurrencesBetween(monday8, at('2027-01-18T08:00:00+07:00'), at('2027-01-25T07:59:59+07:00'))).toEqual([])
  })

  test('tells all that was missed', () => {
    const due = occurrencesBetween(monday8, at('2026-12-20T00:00:00Z'), at('2027-01-11T12:00:00Z'))
    expect(due.map(({ day }) => day)).toEqual(['2026-12-21', '2026-12-28', '2027-01-04', '2027-01-11'])
  })

  test.each([
    ['Asia/Jakarta', '2027-01-18T01:00:00.000Z'],
    ['Asia/Makassar', '2027-01-18T00:00:00.000Z'],
    ['Asia/Jayapura', '2027-01-17T23:00:00.000Z'],
  ])('is eight in the morning in %s', (zone, moment) => {
    const { atMs } = nextAfter({ ...monday8, zone }, at('2027-01-12T00:00:00Z'))
    expect(new Date(atMs).toISOString()).toBe(moment)
  })

  test('is eight in the morning where the clocks change', () => {
    const inNewYork = { ...monday8, zone: 'America/New_York' }
    const due = occurrencesBetween(inNewYork, at('2027-03-07T00:00:00Z'), at('2027-03-16T00:00:00Z'))
    expect(due.map(({ atMs }) => new Date(atMs).toISOString())).toEqual([
      '2027-03-08T13:00:00.000Z',
      '2027-03-15T12:00:00.000Z',
    ])
  })
})

describe('a daily recurrence', () => {
  test('takes in the last days of months, of years, and of February', () => {
    const noon: Recurrence = { hour: 12, minute: 0, zone: 'Asia/Jakarta' }
    const daysOf = (from: string, to: string) =>
      occurrencesBetween(noon, at(`${from}T00:00:00+07:00`), at(`${to}T23:00:00+07:00`)).map(({ day }) => day)
    expect(daysOf('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
    expect(daysOf('2027-12-31', '2028-01-01')).toEqual(['2027-12-31', '2028-01-01'])
  })

  test('whose time does not exist on one day comes an hour later; whose time comes twice, the first time', () => {
    const half2 = { hour: 2, minute: 30, zone: 'Europe/Berlin' }
    const spring = occurrencesBetween(half2, at('2027-03-27T12:00:00Z'), at('2027-03-28T12:00:00Z'))
    expect(spring.map(({ atMs }) => new Date(atMs).toISOString())).toEqual(['2027-03-28T01:30:00.000Z'])
    const autumn = occurrencesBetween(half2, at('2027-10-30T12:00:00Z'), at('2027-10-31T12:00:00Z'))
    expect(autumn.map(({ atMs }) => new Date(atMs).toISOString())).toEqual(['2027-10-31T00:30:00.000Z'])
  })
})

test('however time is cut into pieces, each occurrence is in one of them', () => {
  const zones = ['Asia/Jakarta', 'Asia/Jayapura', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland', 'UTC']
  const recurrence = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    zone: fc.constantFrom(...zones),
  })
  const start = at('2026-12-01T00:00:00Z')
  const day = 24 * 60 * 60 * 1000
  const cuts = fc.array(fc.integer({ min: 0, max: 400 * day }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(recurrence, cuts, (rule, offsets) => {
      const moments = [0, ...offsets, 400 * day].toSorted((a, b) => a - b).map((offset) => start + offset)
      const inPieces = moments
        .slice(1)
        .flatMap((moment, index) => occurrencesBetween(rule, moments[index] ?? 0, moment))
      expect(inPieces).toEqual(occurrencesBetween(rule, start, start + 400 * day))
      expect(inPieces.length).toBeGreaterThanOrEqual(56)
      expect(inPieces.length).toBeLessThanOrEqual(58)
    }),
    { numRuns: 60 },
  )
})
