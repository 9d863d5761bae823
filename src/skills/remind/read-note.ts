import { addDays, type Day, momentOf } from '../../programme/dates/calendar.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'
import { readTime } from '../../programme/dates/read-time.ts'

/** What one wants to be reminded of, and when. */
export type ReadNote =
  | { readonly kind: 'note'; readonly about: string; readonly atMs: number }
  | { readonly kind: 'no-moment' }
  | { readonly kind: 'impossible' | 'past' | 'too-far' }

export type NoteMoment = {
  readonly nowMs: number
  readonly today: Day
  readonly zone: string
  /** Where only a day was said. */
  readonly hour: number
  readonly minute: number
}

/** A chat is no archive: what is farther away belongs in a calendar. */
const longestDays = 400

/** "Jumat jam 9 hubungi Bu Rina", "besok buat cek stok". Without an hour it is the one of one's reminders. */
export function readNote(text: string, dates: Pick<DateReader, 'read'>, now: NoteMoment): ReadNote {
  const { today, zone, nowMs } = now
  const time = readTime(text)
  if (time?.kind === 'impossible') return { kind: 'impossible' }
  const withoutTime = time ? `${text.slice(0, time.start)} ${text.slice(time.end)}` : text
  const date = dates.read(withoutTime, { today })
  if (date?.kind === 'impossible' || date?.kind === 'contradiction') return { kind: 'impossible' }
  if (!date && !time) return { kind: 'no-moment' }
  const about = date ? `${withoutTime.slice(0, date.start)} ${withoutTime.slice(date.end)}` : withoutTime
  const at = (day: Day) => momentOf(day, time ?? now, zone)
  // An hour that is over today is tomorrow's.
  const day = date?.day ?? (at(today) > nowMs ? today : addDays(today, 1))
  if (day > addDays(today, longestDays)) return { kind: 'too-far' }
  if (at(day) > nowMs) return { kind: 'note', about, atMs: at(day) }
  return day === today && !time ? { kind: 'note', about, atMs: nowMs + soonMs } : { kind: 'past' }
}

/** "Hari ini", said when the hour of one's reminders is over. */
const soonMs = 60 * 60 * 1000
