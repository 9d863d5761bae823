import { expect, test } from 'vitest'
import { programmeOf } from '../../../src/programme/apply-event.ts'
import { wholeTail } from '../../../src/programme/history.ts'
import { summariseWeek } from '../../../src/programme/summary/week-summary.ts'
import { programmeWriter } from '../../support/build-programme.ts'

const written = programmeWriter()
for (const [at, day] of ['2027-06-01', '2027-06-03', '2027-06-08', '2027-06-15'].entries()) {
  written.at(day)
  written.add('noted', { note: at + 1, values: { text: `Catatan ${day}`, about: 'win' } })
}
const { events } = written
const week = { week: '2027-W22', zone: 'Asia/Jakarta', nowMs: Date.UTC(2027, 5, 20) }

test('a summary brings the programme as its week ended and as it is now', () => {
  const summary = summariseWeek(wholeTail(events), week)
  expect(summary?.programmes.atEnd).toEqual(programmeOf(events.slice(0, 2)))
  expect(summary?.programmes.now).toEqual(programmeOf(events))
})

test('the same where the clock of another process was ahead when it wrote', () => {
  const mixed = [events[2], events[0], events[3], events[1]].filter((event) => event !== undefined)
  expect(summariseWeek(wholeTail(mixed), week)?.programmes.now).toEqual(programmeOf(mixed))
})

test('of a running week both are one', () => {
  const summary = summariseWeek(wholeTail(events.slice(0, 1)), { ...week, nowMs: Date.UTC(2027, 5, 2) })
  expect(summary?.programmes.now).toBe(summary?.programmes.atEnd)
})
