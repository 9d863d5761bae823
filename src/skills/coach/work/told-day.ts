import { wordsIn } from '../../../domain/words-in.ts'
import { addDays, type Day } from '../../../programme/dates/calendar.ts'
import { weekOf } from '../../../programme/dates/iso-week.ts'
import type { ReadDate } from '../../../programme/dates/read-date.ts'
import type { Desk } from '../desk.ts'

/** The day that a message names of what was before, or the last day of a month that is named alone. */
export function toldDay({ text, parts, today }: Desk): ReadDate | undefined {
  const { dates } = parts.knowledge
  const asking = { today, lean: 'past' } as const
  return (
    dates.read(text, asking) ??
    wordsIn(text)
      .map((word) => dates.readWhole(word, asking))
      .find((read) => read !== undefined)
  )
}

/** Whether a day is the one that was told, or in the week or the month that was. */
export function isWithin(day: Day, told: ReadDate | undefined): boolean {
  if (told?.kind !== 'day') return false
  if (told.isExact) return day === told.day
  // A month is read as its last day, a week as its Friday.
  const isMonth = addDays(told.day, 1).endsWith('-01')
  return isMonth ? day.slice(0, 7) === told.day.slice(0, 7) : weekOf(day) === weekOf(told.day)
}
