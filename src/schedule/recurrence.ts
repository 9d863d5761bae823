import { Temporal } from 'temporal-polyfill'

/** A time of the day and, for a weekly one, a day of the week, as the clocks of a place show them. */
export type Recurrence = {
  /** Monday 1 to Sunday 7. Left out: every day. */
  readonly weekday?: number
  readonly hour: number
  readonly minute: number
  /** An IANA time zone, such as `Asia/Jakarta`. */
  readonly zone: string
}

/** One time that something is to happen. */
export type Occurrence = {
  /** The day that it belongs to, as an ISO date in the zone of its recurrence: the same however late it is delivered. */
  readonly day: string
  /** Milliseconds since the epoch. */
  readonly atMs: number
}

/**
 * When a recurrence came due after one moment, up to and including another, oldest first. Where the clocks are set
 * forward over the time of the day it comes due as much later; where they are set back, the first of the two times.
 * https://tc39.es/proposal-temporal/docs/ambiguity.html
 * @param afterMs, untilMs milliseconds since the epoch
 */
export function occurrencesBetween(recurrence: Recurrence, afterMs: number, untilMs: number): readonly Occurrence[] {
  const { zone, weekday } = recurrence
  const found: Occurrence[] = []
  // A day earlier, since the day of the first moment may have begun with an occurrence still to come.
  let day = dayAt(afterMs, zone).subtract({ days: 1 })
  const last = dayAt(untilMs, zone)
  if (weekday !== undefined) day = day.add({ days: (weekday - day.dayOfWeek + 7) % 7 })
  const step = { days: weekday === undefined ? 1 : 7 }
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add(step)) {
    const atMs = momentOf(recurrence, day)
    if (atMs > afterMs && atMs <= untilMs) found.push({ day: day.toString(), atMs })
  }
  return found
}

/** When it comes due next after a moment. */
export function nextAfter(recurrence: Recurrence, afterMs: number): Occurrence {
  const week = 8 * 24 * 60 * 60 * 1000
  const [next] = occurrencesBetween(recurrence, afterMs, afterMs + week)
  if (!next) throw new RangeError('a recurrence that never recurs')
  return next
}

function momentOf({ hour, minute, zone }: Recurrence, day: Temporal.PlainDate): number {
  return day.toZonedDateTime({ timeZone: zone, plainTime: { hour, minute } }).epochMilliseconds
}

function dayAt(atMs: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate()
}
