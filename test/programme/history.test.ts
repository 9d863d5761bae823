import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Event } from '../../src/domain/event.ts'
import { programmeOf } from '../../src/programme/apply-event.ts'
import { addDays, startOfDay } from '../../src/programme/dates/calendar.ts'
import { mondayOf, weekOf } from '../../src/programme/dates/iso-week.ts'
import { emptyHistory, type ProgrammeHistory, reachesBack, wholeTail } from '../../src/programme/history.ts'
import type { Programme } from '../../src/programme/programme.ts'
import { historySnapshots } from '../../src/programme/snapshot/history-snapshots.ts'
import { summariseWeek, type WeekSummary } from '../../src/programme/summary/week-summary.ts'
import { programmeWriter } from '../support/build-programme.ts'

const zone = 'Asia/Jakarta'
const firstDay = '2027-01-04'
const lastDay = addDays(firstDay, 300)
const metric = { key: 'csat', name: 'CSAT', unit: '%', better: 'higher' } as const

/** One thing that happens: what, after how many days, and which of the things before it is meant. */
const happening = fc.record({
  what: fc.constantFrom('measured', 'corrected', 'action', 'done', 'win', 'undone'),
  afterDays: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
  which: fc.nat(200),
})

/** Two processes write: now and then the clock of one was behind. */
const histories = fc
  .tuple(fc.array(happening, { minLength: 1, maxLength: 120 }), fc.array(fc.nat(200), { maxLength: 6 }))
  .map(([happenings, behind]) => {
    const writer = programmeWriter()
    let day = firstDay
    writer.add('goal-set', { goal: 1, values: { sentence: 'naikkan CSAT', metric, baseline: 70, target: 85 } })
    for (const [index, { what, afterDays, which }] of happenings.entries()) {
      day = addDays(day, afterDays)
      if (day > lastDay) break
      writer.at(day)
      const number = index + 1
      const before = (which % number) + 1
      const owner = { name: 'Rina' }
      if (what === 'measured') writer.add('measured', { measurement: number, values: { metric, value: which, day } })
      else if (what === 'corrected') writer.add('measurement-changed', { measurement: before, changes: { value: 1 } })
      else if (what === 'action')
        writer.add('action-added', { action: number, values: { what: 'Tulis', owner, due: day } })
      else if (what === 'done') writer.add('action-moved', { action: before, status: 'done' })
      else if (what === 'win') writer.add('noted', { note: number, values: { about: 'win', text: `ke-${number}` } })
      else writer.add('undone', { event: `e${before}` })
    }
    return writer.events.map(
      (event, index): Event => (behind.includes(index) ? { ...event, atMs: event.atMs - 3 * 60 * 60 * 1000 } : event),
    )
  })
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 })

describe('a history that is read in pieces', () => {
  test('is the programme that all its events come to, wherever the pieces end', () => {
    fc.assert(
      fc.property(histories, cuts, (events, at) => {
        expectSame(inPieces(events, at).now, programmeOf(events))
      }),
    )
  })

  test('tells every week that it reaches back to as all its events tell it', () => {
    fc.assert(
      fc.property(histories, cuts, (events, at) => {
        expectSameWeeks(inPieces(events, at), events)
      }),
      { numRuns: 40 },
    )
  })

  test('is the same, and tells the same weeks, when Prima was started anew after each piece', () => {
    fc.assert(
      fc.property(histories, cuts, (events, at) => {
        const history = inPieces(events, at, startedAnew)
        expectSame(history.now, programmeOf(events))
        expectSameWeeks(history, events)
      }),
      { numRuns: 40 },
    )
  })

  test('keeps the last six weeks one by one, and of a long past what it came to', () => {
    const writer = programmeWriter()
    for (let week = 0; week < 52; week++) {
      writer.at(addDays(firstDay, week * 7))
      writer.add('noted', { note: week + 1, values: { about: 'win', text: 'lagi' } })
    }
    const { latest, before, ...tail } = emptyHistory.after(writer.events).tail()
    expect(latest).toHaveLength(6)
    expect(before.notes.size).toBe(46)
    const old = { week: weekOf(addDays(firstDay, 70)), zone, nowMs: startOfDay(lastDay, zone) }
    expect(() => summariseWeek({ ...tail, latest, before }, old)).toThrow(RangeError)
    expect(summariseWeek(wholeTail(writer.events), old)?.wins).toHaveLength(1)
  })
})

/** Also in the order of what they hold. */
function expectSame(programme: Programme, other: Programme): void {
  expect(plain(programme)).toEqual(plain(other))
}

function plain(programme: Programme): unknown {
  const fields = Object.entries(programme)
  return Object.fromEntries(
    fields.map(([name, of]) => [name, of && typeof of === 'object' && 'entries' in of ? [...of.entries()] : of]),
  )
}

/** Of all weeks that the history reaches back to. */
function expectSameWeeks(history: ProgrammeHistory, events: readonly Event[]): void {
  const nowMs = startOfDay(addDays(lastDay, 1), zone)
  const tail = history.tail()
  for (let day = firstDay; day <= lastDay; day = addDays(day, 7)) {
    const week = weekOf(day)
    if (!reachesBack(tail, startOfDay(mondayOf(week) ?? day, zone))) continue
    const [told, whole] = [tail, wholeTail(events)].map((from) => summariseWeek(from, { week, zone, nowMs }))
    expect(withPlain(told)).toEqual(withPlain(whole))
  }
}

function withPlain(summary: WeekSummary | undefined): unknown {
  return summary && { ...summary, programmes: Object.values(summary.programmes).map(plain) }
}

function inPieces(
  events: readonly Event[],
  at: readonly number[],
  between: (history: ProgrammeHistory) => ProgrammeHistory = (history) => history,
): ProgrammeHistory {
  const ends = [...at.map((share) => Math.floor(share * events.length)), events.length].toSorted((a, b) => a - b)
  return ends.reduce((read, end, index) => between(read).after(events.slice(ends[index - 1] ?? 0, end)), emptyHistory)
}

/** What a process reads that has nothing but the snapshot and the events after it. */
function startedAnew(history: ProgrammeHistory): ProgrammeHistory {
  return historySnapshots.read(historySnapshots.write(history))
}
