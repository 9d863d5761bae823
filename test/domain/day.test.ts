import { expect, test } from 'vitest'
import { dayIn } from '../../src/domain/day.ts'

test.each([
  ['Asia/Jakarta', '2026-11-25'],
  ['Asia/Jayapura', '2026-11-25'],
  ['UTC', '2026-11-24'],
  ['America/New_York', '2026-11-24'],
])('late in the evening of the 24th at Greenwich it is in %s the day %s', (timeZone, day) => {
  expect(dayIn(timeZone)(Date.UTC(2026, 10, 24, 17, 30))).toBe(day)
})
