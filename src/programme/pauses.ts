import type { Day } from './dates/calendar.ts'
import type { Pause, Programme } from './programme.ts'

/** The pause that a programme is in on a day: the last one that nobody ended and whose end has not come. */
export function pauseOn({ pauses }: Programme, today: Day): Pause | undefined {
  return [...pauses.values()].findLast(
    ({ endedAtMs, until }) => endedAtMs === undefined && (until === undefined || today < until),
  )
}
