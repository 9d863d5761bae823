import { addDays, addMonths, addYears, type Day, dayOf, endOfMonth, weekdayOf } from './calendar.ts'
import type { Unit } from './vocabulary.ts'

const friday = 5

/** What decides which of several days is meant: today, and whether the next or the last such day. */
export type Bearing = { readonly today: Day; readonly lean: 'future' | 'past' }

/** The day of a month in the year that makes it the next one, or the last. 29 February waits for its year. */
export function nearest(month: number, day: number, { today, lean }: Bearing): Day | undefined {
  const year = Number(today.slice(0, 4))
  const years = [0, 1, 2, 3, 4].map((ahead) => (lean === 'future' ? year + ahead : year - ahead))
  return years
    .map((each) => dayOf(each, month, day))
    .find((found) => found !== undefined && (lean === 'future' ? found >= today : found <= today))
}

/** The last day of a month: of the year said, or of the next (or last) such month. */
export function endOf(month: number, year: number | undefined, { today, lean }: Bearing): Day {
  const thisYear = Number(today.slice(0, 4))
  const inYear = (each: number) => endOfMonth(`${each}-${String(month).padStart(2, '0')}-01`)
  if (year !== undefined) return inYear(year)
  const found = inYear(thisYear)
  if (lean === 'future') return found >= today ? found : inYear(thisYear + 1)
  return found.slice(0, 7) <= today.slice(0, 7) ? found : inYear(thisYear - 1)
}

export function partOfMonth(lastDay: Day, part: 'start' | 'middle' | 'end'): Day {
  if (part === 'end') return lastDay
  return `${lastDay.slice(0, 8)}${part === 'start' ? '01' : '15'}`
}

/** A part of this, the next or the last week, month or year. A week's middle is Wednesday, its end Friday. */
export function partOf(unit: Unit, part: 'start' | 'middle' | 'end', which: number, today: Day): Day {
  switch (unit) {
    case 'day':
      return addDays(today, which)
    case 'week':
      return weekdayIn(which, { start: 1, middle: 3, end: friday }[part], today)
    case 'month':
      return partOfMonth(endOfMonth(addMonths(`${today.slice(0, 8)}01`, which)), part)
    case 'year':
      return `${Number(today.slice(0, 4)) + which}-${{ start: '01-01', middle: '06-30', end: '12-31' }[part]}`
  }
}

/** The weekday (Monday 1) of the week so many weeks from that of today. */
export function weekdayIn(weeks: number, weekday: number, today: Day): Day {
  return addDays(today, weekday - weekdayOf(today) + weeks * 7)
}

export function addUnits(day: Day, unit: Unit, count: number): Day {
  switch (unit) {
    case 'day':
      return addDays(day, count)
    case 'week':
      return addDays(day, count * 7)
    case 'month':
      return addMonths(day, count)
    case 'year':
      return addYears(day, count)
  }
}
