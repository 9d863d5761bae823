import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, isWorkingDay } from '../../../src/programme/dates/calendar.ts'
import { lastOccasion, strengths } from '../../../src/programme/reminders/occasions.ts'

const noHoliday = () => false

describe('the last day on which a thing was to be told of', () => {
  test.each([
    ['normal', '2026-01-20', '2026-01-16', undefined],
    ['normal', '2026-01-20', '2026-01-19', '2026-01-19'],
    ['normal', '2026-01-20', '2026-01-20', '2026-01-20'],
    ['normal', '2026-01-20', '2026-01-25', '2026-01-21'],
    ['gentle', '2026-01-20', '2026-01-19', undefined],
    ['gentle', '2026-01-20', '2026-01-26', '2026-01-20'],
    ['gentle', '2026-01-20', '2026-01-27', '2026-01-27'],
    ['firm', '2026-01-20', '2026-01-15', '2026-01-15'],
    // Due on a Sunday: told of on the Friday before.
    ['normal', '2026-01-25', '2026-01-23', '2026-01-23'],
    ['gentle', '2026-01-25', '2026-01-23', '2026-01-23'],
  ] as const)('%s, due %s, looked at on %s: %s', (strength, due, today, occasion) => {
    expect(lastOccasion(due, today, strength, noHoliday)).toBe(occasion)
  })

  test('skips holidays', () => {
    const isHoliday = (day: string) => day === '2026-01-19'
    expect(lastOccasion('2026-01-20', '2026-01-19', 'normal', isHoliday)).toBe('2026-01-16')
  })

  test('is a working day, never ahead, and never earlier when looked at later', () => {
    const day = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2026-01-01', days))
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 60 }), fc.constantFrom(...strengths), (due, shift, strength) => {
        const today = addDays(due, shift)
        const occasion = lastOccasion(due, today, strength, noHoliday)
        const later = lastOccasion(due, addDays(today, 1), strength, noHoliday)
        if (occasion === undefined) return
        expect(isWorkingDay(occasion, noHoliday)).toBe(true)
        expect(occasion <= today).toBe(true)
        expect(later !== undefined && later >= occasion).toBe(true)
      }),
    )
  })
})
