import { type Language, localeOf } from '../../domain/language.ts'
import type { Day } from './calendar.ts'

/** A day as it is read back: "Jum, 4 Des 2026". The year always stands, so that a guess of it is seen. */
export function sayDay(day: Day, language: Language): string {
  return format(language, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }, day)
}

/** A day in a list, where the year is clear: "4 Des". */
export function sayShortDay(day: Day, language: Language): string {
  return format(language, { day: 'numeric', month: 'short' }, day)
}

function format(language: Language, options: Intl.DateTimeFormatOptions, day: Day): string {
  return new Intl.DateTimeFormat(localeOf[language], { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
