import { Temporal } from 'temporal-polyfill'
import type { Day } from '../../programme/dates/calendar.ts'

/** A moment of a place's own clock, `2026-11-29T08:00`: deadlines are kept by those who live there. */
export type LocalMoment = string

/** What the clocks of a zone (IANA) show at a moment in milliseconds since the epoch. */
export function localMoment(atMs: number, timeZone: string): LocalMoment {
  const there = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone)
  return there.toPlainDateTime().toString({ smallestUnit: 'minute' })
}

/** The moment so many hours later. Indonesia's clocks are never put back or forward, so an hour is an hour. */
export function hoursAfter(moment: LocalMoment, hours: number): LocalMoment {
  return Temporal.PlainDateTime.from(moment)
    .add({ minutes: Math.round(hours * 60) })
    .toString({ smallestUnit: 'minute' })
}

/**
 * The next days of a duty that comes every year, today's included, in their order.
 * @param yearly days as `07-15`, month first; 29 February comes in leap years only.
 */
export function nextYearly(yearly: readonly string[], today: Day, count: number): readonly Day[] {
  const first = Number(today.slice(0, 4))
  // Eight years hold a 29 February, whichever year it is.
  const years = Array.from({ length: count + 8 }, (_, index) => first + index)
  return years
    .flatMap((year) => yearly.map((day) => `${year}-${day}`))
    .filter((day) => day >= today && isInCalendar(day))
    .toSorted()
    .slice(0, count)
}

/** `3x24` and `72` are 72. */
export function hoursOf(written: string): number {
  return written.split('x').reduce((product, factor) => product * Number(factor), 1)
}

function isInCalendar(day: Day): boolean {
  try {
    Temporal.PlainDate.from(day)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
