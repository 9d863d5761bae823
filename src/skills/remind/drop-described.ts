import type { SkillOutcome } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { clockAt, dayAt, weekdayOf } from '../../programme/dates/calendar.ts'
import type { AskedNote } from '../../programme/reminders/agreement.ts'
import type { Desk } from './desk.ts'
import { noteChoices, sayNote } from './notes.ts'

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

/** "Stop the Monday reminder", "hapus pengingat yang tiap pagi itu": the note that fits is dropped; several are asked about. */
export function dropDescribed(desk: Desk, text: string): SkillOutcome {
  const { notes } = desk.state
  const found = notes.filter((note) => fits(desk, note, text))
  const [only, other] = found.length > 0 || describes(desk, text) ? found : notes
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

function fits({ parts }: Desk, { atMs, zone, every, text: about }: AskedNote, text: string): boolean {
  const said = wordsIn(text)
  const day = weekdays.findIndex((names) => names.some((name) => said.includes(name))) + 1
  if (day > 0) return every !== 'day' && every !== 'month' && weekdayOf(dayAt(atMs, zone)) === day
  const { hour } = clockAt(atMs, zone)
  const isDaily = every === 'day' || every === 'workday'
  const { every: asked, hour: part } = parts.reader.recurrence(text)
  if (part !== undefined) return part < noon === hour < noon && (asked !== 'day' || isDaily)
  if (asked === 'day' || asked === 'workday') return isDaily
  if (asked === 'month') return every === 'month'
  return wordsIn(about).some((word) => word.length >= leastLetters && said.includes(word))
}

/** Whether anything is said of which. */
function describes({ parts }: Desk, text: string): boolean {
  const said = wordsIn(text)
  const { every, hour } = parts.reader.recurrence(text)
  return weekdays.flat().some((name) => said.includes(name)) || every !== undefined || hour !== undefined
}
