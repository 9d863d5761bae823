import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event } from '../../../src/domain/event.ts'
import { addDays } from '../../../src/programme/dates/calendar.ts'
import { mondayOf, weekOf } from '../../../src/programme/dates/iso-week.ts'
import { occurrencesBetween } from '../../../src/schedule/recurrence.ts'
import { applySchedule, noSchedule, weekTold } from '../../../src/skills/summary/schedule.ts'
import { isoWeeks } from '../../support/iso-weeks.ts'

const day = 24 * 60 * 60 * 1000
const years = { from: Date.UTC(2024, 0, 1), to: Date.UTC(2034, 0, 1) }

test('the weeks of ten years are those of another count by Thursdays, two of them of 53', () => {
  const weeks = isoWeeks('2024-W01', Math.ceil((years.to - years.from) / (7 * day)))
  const days = weeks.flatMap((week, index) => Array.from({ length: 7 }, (_, n) => ({ week, day: index * 7 + n })))
  for (const one of days) expect(weekOf(addDays('2024-01-01', one.day))).toBe(one.week)
  for (const [index, week] of weeks.entries()) expect(mondayOf(week)).toBe(addDays('2024-01-01', index * 7))
  expect(weeks.filter((week) => week.endsWith('W53'))).toEqual(['2026-W53', '2032-W53'])
})

test('whatever the day, hour and zone, a schedule tells the weeks of ten years one after the other', () => {
  const zone = fc.constantFrom(
    ...['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'],
    ...['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'Africa/Casablanca', 'America/Sao_Paulo'],
  )
  const recurrence = fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    zone,
  })
  const begin = fc.integer({ min: years.from, max: years.to - 500 * day })
  fc.assert(
    fc.property(recurrence, begin, (rule, fromMs) => {
      const told = occurrencesBetween(rule, fromMs, years.to).map(({ day: one }) => weekTold(one))
      expect(told).toEqual(isoWeeks(told[0] ?? '', told.length))
      expect(told.length).toBeGreaterThanOrEqual(Math.floor((years.to - fromMs) / (7 * day)))
    }),
    { numRuns: 60 },
  )
})

describe('what a schedule comes to', () => {
  const schedule = {
    weekday: 1,
    hour: 8,
    minute: 0,
    zone: 'Asia/Jakarta',
    language: 'id',
    conversationId: 'telegram:1',
    person: { channel: 'telegram', id: '1' },
  }
  const event = (kind: string, data: Event['data'] = {}, atMs = 1): Event => ({
    id: kind,
    stream: 'summary:t',
    kind,
    data,
    atMs,
  })

  test('a week stays told, however often it is stopped and set anew', () => {
    const events = [event('scheduled', schedule), event('sent', { days: ['2026-01-12'] }), event('unscheduled')]
    const { toldUpTo, isUnbroken } = applySchedule(noSchedule, [
      ...events,
      event('scheduled', { ...schedule, weekday: 3 }),
    ])
    expect({ toldUpTo, isUnbroken }).toEqual({ toldUpTo: '2026-W02', isUnbroken: false })
  })

  test('moved to another day, the weeks since the last are owed', () => {
    const events = [event('scheduled', schedule), event('sent', { days: ['2026-01-12'] })]
    const moved = applySchedule(noSchedule, [...events, event('scheduled', { ...schedule, weekday: 3 }, 7)])
    expect(moved).toMatchObject({ toldUpTo: '2026-W02', isUnbroken: true, sinceMs: 7, schedule: { weekday: 3 } })
  })

  test('what an older version noted of several days is of the last of them', () => {
    const { toldUpTo } = applySchedule(noSchedule, [event('sent', { days: ['2026-01-05', '2026-01-12'] })])
    expect(toldUpTo).toBe('2026-W02')
  })
})
