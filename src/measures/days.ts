import { type Day, addWorkingDays as workingDaysLater } from '../programme/dates/calendar.ts'

/**
 * The nth working day after a day, which does not count itself (facts CSM-609: Monday 12 July 2027 and 10: 26 July).
 * Monday to Friday count. Public holidays are not known here: `holidays` more working days are skipped, as many as the
 * asker says fall in between. `workingDays` ≥ 0.
 */
export function addWorkingDays(day: Day, workingDays: number, holidays = 0): Day {
  return workingDaysLater(day, workingDays + holidays)
}
