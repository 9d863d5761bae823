import { addDays, addMonths, type Day, momentOf } from '../../programme/dates/calendar.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'
import { readTime } from '../../programme/dates/read-time.ts'
import { type NoteRecurrence, workdayFrom } from '../../programme/reminders/agreement.ts'
import { readAhead } from './read-ahead.ts'
import type { RecurrenceReader } from './read-recurrence.ts'
import { asWaking } from './waking.ts'

/** What one wants to be reminded of, and when. */
export type ReadNote =
  | {
      readonly kind: 'note'
      readonly about: string
      readonly atMs: number
      readonly every?: NoteRecurrence
      readonly dayOfMonth?: number
    }
  | { readonly kind: 'no-moment' }
  /** `how-often`: it is to come again, and in no way that there is. */
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

/** "Hari ini", said when the hour of one's reminders is over. */
const soonMs = 60 * 60 * 1000

/** "Nanti sore jam 5": the part of the day belongs to the hour. */
const partBefore = /(?<![\p{L}])(?:(?:nanti|ntar|tadi)\s+)?(?:pagi|siang|sore|malam|malem)\s*$/iu

/** "Jumat jam 9 hubungi Bu Rina", "besok buat cek stok", "tiap tanggal 1 evaluasi". Without an hour it is the one of one's reminders. */
export function readNote(
  wished: string,
  { dates, recurrence }: { readonly dates: Pick<DateReader, 'read'>; readonly recurrence: RecurrenceReader },
  now: NoteMoment,
): ReadNote {
  const { today, zone, nowMs } = now
  // "Rapat besok jam 2, ingetin sejam sebelumnya": the hour is of the meeting, and the reminder comes before.
  const ahead = readAhead(wished)
  const said = ahead ? `${wished.slice(0, ahead.start)} ${wished.slice(ahead.end)}` : wished
  const aheadMs = (ahead?.minutes ?? 0) * 60 * 1000
  const time = asWaking(readTime(said), said)
  if (time?.kind === 'impossible') return { kind: 'impossible' }
  const { text, every, hour } = recurrence(
    time ? `${said.slice(0, time.start).replace(partBefore, '')} ${said.slice(time.end)}` : said,
  )
  const date = dates.read(text, { today })
  if (date?.kind === 'impossible' || date?.kind === 'contradiction') return { kind: 'impossible' }
  const phrase = date ? text.slice(date.start, date.end) : ''
  const [, dayNumber] = /(?:tanggal|tgl|the)\s*(\d{1,2})(?!\d|\s*\p{L})|^(\d{1,2})(?:st|nd|rd|th)$/iu.exec(phrase) ?? []
  const isMonthly = every === 'month' || (every === 'some' && dayNumber !== undefined)
  if (every === 'some' && !isMonthly && !(date && isWeekday(phrase))) return { kind: 'how-often' }
  const recurs = every === 'day' || every === 'workday'
  if (!date && !time && hour === undefined && !recurs) return { kind: 'no-moment' }
  const about = date ? `${text.slice(0, date.start)} ${text.slice(date.end)}` : text
  const clock = time ?? (hour === undefined ? now : { hour, minute: 0 })
  const at = (day: Day) => momentOf(day, clock, zone) - aheadMs
  // An hour that is over today is tomorrow's.
  const soonest = at(today) > nowMs ? today : addDays(today, 1)
  const named = date?.day ?? soonest
  const day =
    every === 'workday' ? workdayFrom(date ? named : soonest) : isMonthly ? workdayFrom(comingMonth(named)) : named
  if (day > addDays(today, longestDays)) return { kind: 'too-far' }
  const again: Partial<{ every: NoteRecurrence; dayOfMonth: number }> = isMonthly
    ? { every: 'month', dayOfMonth: Number(dayNumber ?? named.slice(8)) }
    : every === 'some'
      ? { every: 'week' }
      : recurs
        ? { every }
        : {}
  if (at(day) > nowMs) return { kind: 'note', about, atMs: at(day), ...again }
  return day === today && !time && hour === undefined ? { kind: 'note', about, atMs: nowMs + soonMs } : { kind: 'past' }

  /** What comes each month and is over in this one is due in the next. */
  function comingMonth(of: Day): Day {
    return at(of) > nowMs ? of : addMonths(of, 1)
  }

  /** What always falls a week later when it is read a week later is a day of the week; "akhir bulan" and "tanggal 5" do not. */
  function isWeekday(phrase: string): boolean {
    const days = [0, 7, 14, 21, 28].map((later) => {
      const read = dates.read(phrase, { today: addDays(today, later) })
      return read?.kind === 'day' ? addDays(read.day, -later) : undefined
    })
    return days[0] !== undefined && days.every((one) => one === days[0])
  }
}
