import { addDays, type Day, momentOf } from '../../programme/dates/calendar.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'
import { readTime } from '../../programme/dates/read-time.ts'
import type { NoteRecurrence } from '../../programme/reminders/agreement.ts'

/** What one wants to be reminded of, and when. */
export type ReadNote =
  | { readonly kind: 'note'; readonly about: string; readonly atMs: number; readonly every?: NoteRecurrence }
  | { readonly kind: 'no-moment' }
  /** `how-often`: it is to come again, and not every day or week. */
  | { readonly kind: 'impossible' | 'past' | 'too-far' | 'how-often' }

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
export function readNote(
  said: string,
  { dates, recurrence }: { readonly dates: Pick<DateReader, 'read'>; readonly recurrence: RecurrenceReader },
  now: NoteMoment,
): ReadNote {
  const { today, zone, nowMs } = now
  const { text, every } = recurrence(said)
  const time = readTime(text)
  if (time?.kind === 'impossible') return { kind: 'impossible' }
  const withoutTime = time ? `${text.slice(0, time.start)} ${text.slice(time.end)}` : text
  const date = dates.read(withoutTime, { today })
  if (date?.kind === 'impossible' || date?.kind === 'contradiction') return { kind: 'impossible' }
  // "Tiap bulan", "tiap tanggal 5": told once it would be forgotten the next time.
  if (every === 'some' && !(date && isWeekday(withoutTime.slice(date.start, date.end)))) return { kind: 'how-often' }
  if (!date && !time && every !== 'day') return { kind: 'no-moment' }
  const about = date ? `${withoutTime.slice(0, date.start)} ${withoutTime.slice(date.end)}` : withoutTime
  const at = (day: Day) => momentOf(day, time ?? now, zone)
  // An hour that is over today is tomorrow's.
  const day = date?.day ?? (at(today) > nowMs ? today : addDays(today, 1))
  if (day > addDays(today, longestDays)) return { kind: 'too-far' }
  const recurs = every === 'some' ? { every: 'week' as const } : every === 'day' ? { every } : {}
  if (at(day) > nowMs) return { kind: 'note', about, atMs: at(day), ...recurs }
  return day === today && !time ? { kind: 'note', about, atMs: nowMs + soonMs } : { kind: 'past' }

  /** What always falls a week later when it is read a week later is a day of the week; "akhir bulan" and "tanggal 5" do not. */
  function isWeekday(phrase: string): boolean {
    const days = [0, 7, 14, 21, 28].map((later) => {
      const read = dates.read(phrase, { today: addDays(today, later) })
      return read?.kind === 'day' ? addDays(read.day, -later) : undefined
    })
    return days[0] !== undefined && days.every((one) => one === days[0])
  }
}

/** Whether something is to come again: `day` every day, `some` as often as the rest says. `text`: without the words for it. */
export type RecurrenceReader = (text: string) => { readonly text: string; readonly every?: 'day' | 'some' }

/** "Hari ini", said when the hour of one's reminders is over. */
const soonMs = 60 * 60 * 1000
