import { wordsIn } from '../../domain/words-in.ts'
import { clockAt, dayAt, momentOf } from '../../programme/dates/calendar.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'
import { readTime } from '../../programme/dates/read-time.ts'
import { type AskedNote, type NoteRecurrence, workdayFrom } from '../../programme/reminders/agreement.ts'
import { readSpan } from './read-ahead.ts'
import type { ReminderReader } from './read-wish.ts'
import { asWaking } from './waking.ts'

/** What of a reminder becomes another. */
export type Move = Pick<AskedNote, 'atMs' | 'every' | 'dayOfMonth'>

export type MoveReading = {
  readonly reader: ReminderReader
  readonly dates: Pick<DateReader, 'read'>
  readonly today: string
  readonly nowMs: number
}

const noon = 12
const dayMs = 24 * 60 * 60 * 1000

/**
 * When a reminder is to come instead, by what is said of its day, its hour, how often, or by how much: "eh Kamis aja jam
 * 10", "sore aja", "dimajuin sejam". What is left unsaid stays as it was. Undefined: no such thing, or more than that is
 * said.
 */
export function readMove(
  text: string,
  note: AskedNote,
  { reader, dates, today, nowMs }: MoveReading,
): Move | undefined {
  const said = withoutRefused(withoutReason(text, reader))
  const shifted = shiftOf(said, reader)
  if (shifted) {
    const atMs = note.atMs + shifted.byMs
    return isNothing(shifted.rest, note, reader) ? comingOf({ ...again(note), atMs }, note, nowMs) : undefined
  }
  const exact = asWaking(readTime(said), said)
  if (exact?.kind === 'impossible') return undefined
  const untimed = exact ? `${said.slice(0, exact.start)} ${said.slice(exact.end)}` : said
  const { text: unrepeated, every, hour: partBeside } = reader.recurrence(untimed)
  const date = dates.read(unrepeated, { today })
  if (date && date.kind !== 'day') return undefined
  const undated = date ? `${unrepeated.slice(0, date.start)} ${unrepeated.slice(date.end)}` : unrepeated
  const part = partIn(undated, reader)
  const partHour = partBeside ?? part.hour
  const bare =
    exact || date || every || !reader.has(said, 'move') ? undefined : asWaking(readTime(part.rest, true), said)
  const time = exact ?? (bare?.kind === 'time' ? bare : undefined)
  const rest = bare?.kind === 'time' ? `${part.rest.slice(0, bare.start)} ${part.rest.slice(bare.end)}` : part.rest
  if (!time && partHour === undefined && !date && !every) return undefined
  if (!isNothing(rest, note, reader)) return undefined
  const before = clockAt(note.atMs, note.zone)
  const clock = time ? inPart(time, partHour) : partHour === undefined ? before : { hour: partHour, minute: 0 }
  const phrase = date ? unrepeated.slice(date.start, date.end) : ''
  const rhythm = rhythmOf(note, every, phrase, reader.has(said, 'start'))
  const day = date?.kind === 'day' ? date.day : every && every !== 'some' ? today : dayAt(note.atMs, note.zone)
  const first = rhythm.every === 'workday' || rhythm.every === 'month' ? workdayFrom(day) : day
  return comingOf({ ...rhythm, atMs: momentOf(first, clock, note.zone) }, note, nowMs)
}

/** How often it comes after what was said of its day. */
function rhythmOf(
  note: AskedNote,
  every: 'day' | 'workday' | 'month' | 'some' | undefined,
  phrase: string,
  isStart: boolean,
): Pick<Move, 'every' | 'dayOfMonth'> {
  const number = /(?:tanggal|tgl|the)\s*(\d{1,2})|^(\d{1,2})(?:st|nd|rd|th)$/iu.exec(phrase)
  const dayNumber = number?.[1] ?? number?.[2]
  const isMonthly = every === 'month' || ((every === 'some' || note.every === 'month') && dayNumber !== undefined)
  if (isMonthly) {
    const dayOfMonth = dayNumber === undefined ? note.dayOfMonth : Number(dayNumber)
    return { every: 'month', ...(dayOfMonth === undefined ? {} : { dayOfMonth }) }
  }
  if (every === 'some') return { every: 'week' }
  if (every) return { every }
  // "Jumat aja", said of what comes every day: on Fridays. "Mulai Jumat" is its first day.
  const isDaily = note.every === 'day' || note.every === 'workday'
  if (isDaily && !isStart && phrase !== '' && !/\d/.test(phrase)) return { every: 'week' }
  return again(note)
}

function again({ every, dayOfMonth }: AskedNote): Pick<Move, 'every' | 'dayOfMonth'> {
  return { ...(every ? { every } : {}), ...(dayOfMonth === undefined ? {} : { dayOfMonth }) }
}

/** What comes again and is over for today comes the next time. */
function comingOf(move: Move, { zone }: AskedNote, nowMs: number): Move {
  const step: Readonly<Record<NoteRecurrence, number>> = { day: 1, workday: 1, week: 7, month: 28 }
  let { atMs } = move
  while (move.every !== undefined && atMs <= nowMs) {
    const next = dayAt(atMs + step[move.every] * dayMs, zone)
    atMs = momentOf(move.every === 'workday' ? workdayFrom(next) : next, clockAt(atMs, zone), zone)
  }
  return { ...move, atMs }
}

/** "Dimajuin sejam", "push it back 30 minutes". */
function shiftOf(said: string, reader: ReminderReader): { readonly byMs: number; readonly rest: string } | undefined {
  const span = readSpan(said)
  if (!span) return undefined
  const rest = `${said.slice(0, span.start)} ${said.slice(span.end)}`
  const isEarlier = reader.has(rest, 'earlier')
  if (!isEarlier && !reader.has(rest, 'later')) return undefined
  return { byMs: span.minutes * 60_000 * (isEarlier ? -1 : 1), rest }
}

/** A part of the day that stands by itself: "sore aja". */
function partIn(text: string, { words: { parts } }: ReminderReader): { readonly hour?: number; readonly rest: string } {
  const found = new RegExp(String.raw`(?<![\p{L}])(?:${Object.keys(parts).join('|')})(?![\p{L}])`, 'iu').exec(text)
  if (!found) return { rest: text }
  const hour = parts[found[0].toLowerCase()]
  return {
    ...(hour === undefined ? {} : { hour }),
    rest: `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`,
  }
}

/** "Jam 7 malem": the part says which seven. */
function inPart(time: { readonly hour: number; readonly minute: number }, part: number | undefined) {
  const isLater = part !== undefined && part >= noon && time.hour < noon
  return { hour: time.hour + (isLater ? noon : 0), minute: time.minute }
}

/** "Jangan Jumat deh, Kamis aja", "jam 8 kepagian, 8.30 aja": what is refused names no day and no hour. */
function withoutRefused(text: string): string {
  return text
    .replace(
      /(?:jangan|jgn|bukan|not|instead of|ga usah|gak usah|nggak usah)\s+[^,.;]+?(?=[,.;]|\s+(?:tapi|but|deh|aja)|$)/giu,
      ' ',
    )
    .replace(
      /(?:(?:jam|pukul)\s+)?\d[\d.:]*\s*(?:is\s+)?(?:kepagian|kesiangan|kesorean|kemal[ae]man|too early|too late)/giu,
      ' ',
    )
}

function withoutReason(text: string, { words: { because } }: ReminderReader): string {
  return text.replace(new RegExp(String.raw`(?<![\p{L}])(?:${because.join('|')})(?![\p{L}])[\s\S]*$`, 'iu'), ' ')
}

/** Whether nothing is left but courtesy, what moves, and words of the reminder itself. */
function isNothing(rest: string, { text }: AskedNote, reader: ReminderReader): boolean {
  const about = wordsIn(text)
  const left = wordsIn(reader.without(rest, ['openers', 'beside', 'move', 'earlier', 'later', 'start']))
  return left.every((word) => about.some((each) => word === each || word === `${each}nya`))
}
