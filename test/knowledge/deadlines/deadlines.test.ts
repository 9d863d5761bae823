import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hoursAfter, hoursOf, localMoment, nextYearly } from '../../../src/knowledge/deadlines/deadlines.ts'
import { loadHolidays } from '../../../src/knowledge/holidays/holidays.ts'
import { addWorkingDays } from '../../../src/programme/dates/calendar.ts'

const knowledge = resolve(import.meta.dirname, '../../../knowledge')

describe('hours after a moment', () => {
  test('go over days, months, years and 29 February', () => {
    expect(hoursAfter('2026-11-28T21:00', hoursOf('3x24'))).toBe('2026-12-01T21:00')
    expect(hoursAfter('2026-12-30T08:15', 72)).toBe('2027-01-02T08:15')
    expect(hoursAfter('2028-02-27T10:00', 72)).toBe('2028-03-01T10:00')
    expect(hoursAfter('2027-02-27T10:00', 72)).toBe('2027-03-02T10:00')
  })

  test('are of the clocks of the place', () => {
    expect(localMoment(Date.parse('2026-11-29T20:30:00Z'), 'Asia/Jakarta')).toBe('2026-11-30T03:30')
    expect(localMoment(Date.parse('2026-11-29T20:30:00Z'), 'Asia/Jayapura')).toBe('2026-11-30T05:30')
  })

  test('for ten years, day by day, are what a clock that counts milliseconds says', () => {
    const start = Date.UTC(2026, 0, 1, 7, 45)
    for (let day = 0; day < 3653; day++) {
      const at = new Date(start + day * 86_400_000)
      const expected = new Date(at.getTime() + 72 * 3_600_000)
      expect(hoursAfter(at.toISOString().slice(0, 16), 72)).toBe(expected.toISOString().slice(0, 16))
    }
  })
})

describe('duties of every year', () => {
  const quarters = ['01-15', '04-15', '07-15', '10-15']

  test('come in order, today included', () => {
    expect(nextYearly(quarters, '2026-11-29', 4)).toEqual(['2027-01-15', '2027-04-15', '2027-07-15', '2027-10-15'])
    expect(nextYearly(quarters, '2027-04-15', 1)).toEqual(['2027-04-15'])
    expect(nextYearly(quarters, '2027-04-16', 1)).toEqual(['2027-07-15'])
  })

  test('on 29 February come in leap years', () => {
    expect(nextYearly(['02-29'], '2026-11-29', 2)).toEqual(['2028-02-29', '2032-02-29'])
  })

  test('for ten years, from every day, are what counting days one by one finds', () => {
    const from = Date.UTC(2026, 0, 1)
    for (let offset = 0; offset < 3653; offset++) {
      const today = new Date(from + offset * 86_400_000)
      const cursor = new Date(today)
      while (!(cursor.getUTCDate() === 15 && cursor.getUTCMonth() % 3 === 0)) cursor.setUTCDate(cursor.getUTCDate() + 1)
      expect(nextYearly(quarters, today.toISOString().slice(0, 10), 1)).toEqual([cursor.toISOString().slice(0, 10)])
    }
  })
})

describe('working days', () => {
  test('leave out weekends and holidays, and begin the day after', () => {
    expect(addWorkingDays('2026-11-27', 1)).toBe('2026-11-30')
    expect(addWorkingDays('2026-11-28', 5)).toBe('2026-12-04')
    expect(addWorkingDays('2026-12-23', 2, (day) => day === '2026-12-24' || day === '2026-12-25')).toBe('2026-12-29')
    expect(addWorkingDays('2026-11-27', 0)).toBe('2026-11-27')
  })

  test('for ten years, from every day, are those of a list of all working days', () => {
    const { isHoliday } = loadHolidays(knowledge)
    const msPerDay = 86_400_000
    const first = Date.UTC(2026, 0, 1)
    const days = Array.from({ length: 3653 + 60 }, (_, offset) => new Date(first + offset * msPerDay))
    const written = (day: Date) => day.toISOString().slice(0, 10)
    // Not by the calendar that is tried: 1 January 1970 was a Thursday.
    const isOpen = (day: Date) => (Math.floor(day.getTime() / msPerDay) + 3) % 7 < 5 && !isHoliday(written(day))
    const open = days.filter(isOpen).map(written)
    let next = 0
    for (const day of days.slice(0, 3653)) {
      while ((open[next] ?? '') <= written(day)) next++
      for (const count of [1, 3, 5, 14, 20]) {
        expect(addWorkingDays(written(day), count, isHoliday)).toBe(open[next + count - 1])
      }
    }
  })

  test('pass over a long holiday as the joint decree of ministers sets it', () => {
    const { isHoliday } = loadHolidays(knowledge)
    // Nyepi and Idulfitri of 2026: 18 to 24 March are closed.
    expect(addWorkingDays('2026-03-17', 1, isHoliday)).toBe('2026-03-25')
  })
})
