import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayAt,
  dayOf,
  daysBetween,
  isDay,
  isZone,
  weekdayOf,
  workingDaysAfter,
} from '../../../src/programme/dates/calendar.ts'
import { addWeeks, mondayOf, weekOf } from '../../../src/programme/dates/iso-week.ts'

const day = fc
  .integer({ min: Date.UTC(2020, 0, 1) / 86_400_000, max: Date.UTC(2035, 11, 31) / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10))

describe('the calendar', () => {
  test('days that are not there are undefined', () => {
    expect(dayOf(2026, 2, 31)).toBeUndefined()
    expect(dayOf(2028, 2, 29)).toBe('2028-02-29')
    expect(isDay('2026-02-29')).toBe(false)
    expect(isDay('2026-2-9')).toBe(false)
  })

  test('a moment is another day in another zone', () => {
    const evening = Date.UTC(2026, 11, 31, 16, 30)
    expect(dayAt(evening, 'Asia/Jakarta')).toBe('2026-12-31')
    expect(dayAt(evening, 'Asia/Jayapura')).toBe('2027-01-01')
    expect(isZone('Asia/Makassar')).toBe(true)
    expect(isZone('Asia/Atlantis')).toBe(false)
  })

  test('working days leave out weekends and holidays', () => {
    expect(workingDaysAfter('2026-11-27', '2026-11-30')).toBe(1)
    expect(workingDaysAfter('2026-11-27', '2026-12-04')).toBe(5)
    expect(workingDaysAfter('2026-11-27', '2026-12-04', (each) => each === '2026-12-01')).toBe(4)
    expect(workingDaysAfter('2026-11-27', '2026-11-20')).toBe(0)
  })

  test('days added are days between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -800, max: 800 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days)
      }),
    )
  })
})

describe('ISO weeks', () => {
  test.each([
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
  ])('%s lies in %s', (each, week) => {
    expect(weekOf(each)).toBe(week)
  })

  test('a year without a 53rd week has none', () => {
    expect(mondayOf('2026-W53')).toBe('2026-12-28')
    expect(mondayOf('2027-W53')).toBeUndefined()
    expect(mondayOf('2027-W00')).toBeUndefined()
    expect(mondayOf('next week')).toBeUndefined()
  })

  test('the Monday of the week of a day is a Monday at most six days before it', () => {
    fc.assert(
      fc.property(day, (each) => {
        const monday = mondayOf(weekOf(each)) ?? ''
        expect(weekdayOf(monday)).toBe(1)
        expect(daysBetween(monday, each)).toBe(weekdayOf(each) - 1)
        expect(addWeeks(weekOf(each), 1)).toBe(weekOf(addDays(each, 7)))
      }),
    )
  })
})
