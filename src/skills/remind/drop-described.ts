import type { SkillOutcome } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { clockAt, dayAt, weekdayOf } from '../../programme/dates/calendar.ts'
import { readTime } from '../../programme/dates/read-time.ts'
import type { AskedNote } from '../../programme/reminders/agreement.ts'
import type { Desk } from './desk.ts'
import { noteChoices, sayNote } from './notes.ts'
import { asWaking } from './waking.ts'

const weekdays: readonly (readonly string[])[] = [
  ['senin', 'monday', 'mondays'],
  ['selasa', 'tuesday', 'tuesdays'],
  ['rabu', 'wednesday', 'wednesdays'],
  ['kamis', 'thursday', 'thursdays'],
  ['jumat', 'friday', 'fridays'],
  ['sabtu', 'saturday', 'saturdays'],
  ['minggu', 'ahad', 'sunday', 'sundays'],
]
const noon = 12
/** Shorter words tell nothing of a note. */
const leastLetters = 4

/**
 * "Stop the Monday reminder", "hapus pengingat yang tiap pagi itu", "yang kedua ga jadi": the note that fits is dropped;
 * several are asked about. `last`: the one that is meant where none is described.
 */
export function dropDescribed(desk: Desk, text: string, last?: AskedNote): SkillOutcome {
  const { notes } = desk.state
  const found = notesAt(desk, text)
  const rest = last ? [last] : notes
  const [only, other] = found.length > 0 || describes(desk, text) ? found : rest
  if (!only) {
    const lines = notes.map((note) => `- ${sayNote(desk, note)}`)
    const said = desk.say(notes.length === 0 ? 'drop-none' : 'drop-none-such')
    return desk.tell([said, ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n'), noteChoices(desk))
  }
  if (other) {
    const lines = (found.length > 0 ? found : notes).map((note) => `- ${sayNote(desk, note)}`)
    return desk.tell([desk.say('drop-which'), lines.join('\n')].join('\n\n'), noteChoices(desk))
  }
  const left = notes.filter(({ note }) => note !== only.note).map((note) => `- ${sayNote(desk, note)}`)
  const said = [
    desk.say('dropped', { about: escapeMarkdown(only.text) }),
    ...(left.length > 0 ? [desk.say('drop-left'), left.join('\n')] : []),
  ]
  return desk.change([{ kind: 'note-dropped', values: { note: only.note } }], desk.tell(said.join('\n\n')))
}

/** The notes that a text points at, by their place, their day, their hour or their words. */
export function notesAt(desk: Desk, text: string): readonly AskedNote[] {
  const { notes } = desk.state
  const placed = desk.parts.reader.place(text, notes.length)
  const at = placed && notes[placed.place]
  if (at) return [at]
  const found = notes.filter((note) => fits(desk, note, text))
  // "Yg tgl 1" is what comes each month on the first, before what comes once on such a day.
  const monthly = dayNumberIn(text) === undefined ? [] : found.filter(({ every }) => every === 'month')
  return monthly.length > 0 ? monthly : found
}

function fits({ parts }: Desk, { atMs, zone, every, dayOfMonth, text: about }: AskedNote, text: string): boolean {
  const said = wordsIn(text)
  const number = dayNumberIn(text)
  if (number !== undefined) return number === (dayOfMonth ?? Number(dayAt(atMs, zone).slice(8)))
  const day = weekdays.findIndex((names) => names.some((name) => said.includes(name))) + 1
  if (day > 0) return every !== 'day' && every !== 'month' && weekdayOf(dayAt(atMs, zone)) === day
  const { hour } = clockAt(atMs, zone)
  const time = asWaking(readTime(text), text)
  if (time?.kind === 'time') return time.hour === hour
  const isDaily = every === 'day' || every === 'workday'
  const { every: asked, hour: part } = parts.reader.recurrence(text)
  if (part !== undefined) return part < noon === hour < noon && (asked !== 'day' || isDaily)
  if (asked === 'day' || asked === 'workday') return isDaily
  if (asked === 'month') return every === 'month'
  return wordsIn(about).some((word) => word.length >= leastLetters && said.includes(word))
}

/** "Yg tgl 1", "the one on the 5th". */
function dayNumberIn(text: string): number | undefined {
  const [, named, counted] =
    /(?<!\p{L})(?:tanggal|tgl)\s*(\d{1,2})(?!\d)|(?<!\d)(\d{1,2})(?:st|nd|rd|th)(?!\p{L})/iu.exec(text) ?? []
  const number = named ?? counted
  return number === undefined ? undefined : Number(number)
}

/** Whether anything is said of which. */
function describes({ parts }: Desk, text: string): boolean {
  const said = wordsIn(text)
  const { every, hour } = parts.reader.recurrence(text)
  return (
    dayNumberIn(text) !== undefined ||
    weekdays.flat().some((name) => said.includes(name)) ||
    every !== undefined ||
    hour !== undefined
  )
}
