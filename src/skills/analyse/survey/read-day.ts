import { type Day, dayOf } from '../../../programme/dates/calendar.ts'

/** Which comes first where a date is written in figures: 05/07 is 5 July, or 7 May. */
export type DayOrder = 'day-first' | 'month-first'

const months: ReadonlyMap<string, number> = new Map(
  [
    ['jan'],
    ['feb', 'peb'],
    ['mar'],
    ['apr'],
    ['mei', 'may'],
    ['jun'],
    ['jul'],
    ['agu', 'aug', 'agt', 'ags'],
    ['sep'],
    ['okt', 'oct'],
    ['nov', 'nop'],
    ['des', 'dec'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const figures = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/
const named = /^(?:[a-z]+,?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?!\d)/i
const nameFirst = /^(?:[a-z]+,?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i
/** Days since 1900, as spreadsheets count them: 1982 to 2064. */
const serial = /^([3-5]\d{4})(?:[.,]\d+)?$/
/** Seconds or milliseconds since 1970, as tools write them: 2001 to 2065. */
const epoch = /^([1-2]\d{9})(\d{3})?$/
const msPerDay = 24 * 60 * 60 * 1000

/** The day that a cell begins with, as an ISO date; undefined where it says none. */
export function readDay(cell: string, order: DayOrder): Day | undefined {
  const [, year, month, day] = yearFirst.exec(cell) ?? []
  if (year !== undefined) return dayOf(Number(year), Number(month), Number(day))
  const [, first, second, end] = figures.exec(cell) ?? []
  if (end !== undefined) {
    const [asDay, asMonth] = order === 'day-first' ? [first, second] : [second, first]
    return dayOf(fullYear(end), Number(asMonth), Number(asDay))
  }
  const [, ofMonth, name = '', ofYear] = named.exec(cell) ?? []
  const number = months.get(name.slice(0, 3).toLowerCase())
  if (ofYear !== undefined && number !== undefined) return dayOf(fullYear(ofYear), number, Number(ofMonth))
  const [, english = '', dayOfMonth, englishYear] = nameFirst.exec(cell) ?? []
  const englishMonth = months.get(english.slice(0, 3).toLowerCase())
  if (englishYear !== undefined && englishMonth !== undefined) {
    return dayOf(Number(englishYear), englishMonth, Number(dayOfMonth))
  }
  const seconds = epoch.exec(cell)?.[1]
  if (seconds !== undefined) return new Date(Number(seconds) * 1000).toISOString().slice(0, 10)
  const days = serial.exec(cell)?.[1]
  return days === undefined
    ? undefined
    : new Date(Date.UTC(1899, 11, 30) + Number(days) * msPerDay).toISOString().slice(0, 10)
}

export type OrderFound = { readonly order: DayOrder; readonly isCertain: boolean }

/**
 * Which comes first in a column of dates: a figure above 12 can only be a day. Where none is, the order in which the
 * days stand in time more often; Indonesians write the day first.
 */
export function dayOrderOf(cells: readonly string[]): OrderFound {
  const written = cells.flatMap((cell) => {
    const [, first, second] = figures.exec(cell) ?? []
    return first === undefined ? [] : [{ cell, first: Number(first), second: Number(second) }]
  })
  if (written.length === 0) return { order: 'day-first', isCertain: true }
  if (written.some(({ first }) => first > 12)) return { order: 'day-first', isCertain: true }
  if (written.some(({ second }) => second > 12)) return { order: 'month-first', isCertain: true }
  const stepsBack = (order: DayOrder) => {
    const days = written.map(({ cell }) => readDay(cell, order) ?? '')
    return days.filter((day, index) => index > 0 && day < (days[index - 1] ?? '')).length
  }
  return { order: stepsBack('month-first') < stepsBack('day-first') ? 'month-first' : 'day-first', isCertain: false }
}

function fullYear(year: string): number {
  return year.length === 2 ? 2000 + Number(year) : Number(year)
}
