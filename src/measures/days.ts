import { addDays, type Day, weekdayOf } from '../programme/dates/calendar.ts'

const friday = 5

/**
 * The nth working day after a day, which does not count itself (facts CSM-609: Monday 12 July 2027 and 10: 26 July).
 * Monday to Friday count. Public holidays are not known here: `holidays` more working days are skipped, as many as the
 * asker says fall in between. `workingDays` ≥ 0.
 */
export function addWorkingDays(day: Day, workingDays: number, holidays = 0): Day {
  let reached = day
  for (let left = workingDays + holidays; left > 0; ) {
    reached = addDays(reached, 1)
    if (weekdayOf(reached) <= friday) left--
  }
  return reached
}
