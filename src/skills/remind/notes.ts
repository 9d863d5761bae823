import type { SkillOutcome } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { localeOf } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import { shortLabel } from '../../domain/short-label.ts'
import { clockAt, dayAt, momentOf } from '../../programme/dates/calendar.ts'
import { readTime } from '../../programme/dates/read-time.ts'
import { sayDay } from '../../programme/dates/say-day.ts'
import { kept } from '../../programme/kept-text.ts'
import type { AskedNote } from '../../programme/reminders/agreement.ts'
import { type Desk, remindSkill, sayClock, whereOf } from './desk.ts'
import { readNote } from './read-note.ts'
import { isWaking } from './waking.ts'

const mostNotes = 20
/** How many of them can be dropped by a tap. */
const mostChoices = 5

/** Keeps what one wants to be reminded of, once. Asking for it is agreeing to it. */
export function keepNote(desk: Desk, text: string): SkillOutcome {
  const { parts, context, state, today, zone } = desk
  if (context.message.isShared) return desk.tell(desk.say('private-only'))
  const { hour, minute } = state.agreement ?? { hour: 9, minute: 0 }
  const moment = { nowMs: context.message.receivedAtMs, today, zone, hour, minute }
  const read = readNote(text, { dates: parts.dates, recurrence: parts.reader.recurrence }, moment)
  if (read.kind === 'no-moment') {
    return desk.tell(desk.say('note-when', { about: kept(parts.reader.subject(text), 80) }))
  }
  if (read.kind !== 'note') return desk.tell(desk.say(`note-${read.kind}`))
  const about = kept(parts.reader.subject(read.about))
  if (about === '') return desk.tell(desk.say('note-what'))
  if (state.notes.length >= mostNotes) return desk.tell(desk.say('note-too-many', { count: mostNotes }))
  if (isAsleep(read.atMs, zone)) return desk.tell(desk.say('hour-quiet'))
  const note: AskedNote = {
    ...whereOf(desk),
    note: state.lastNote + 1,
    text: about,
    atMs: read.atMs,
    ...(read.every ? { every: read.every } : {}),
  }
  const said = desk.tell(desk.say('note-kept', { when: sayWhen(note, desk), about: escapeMarkdown(about) }), [
    dropChoice(desk, note),
  ])
  return desk.change([{ kind: 'note-asked', values: note }], said)
}

/** "Ganti jam setengah delapan aja": the note that was kept last, at another hour. */
export function retimeNote(desk: Desk, note: AskedNote, text: string): SkillOutcome {
  const time = readTime(text, true)
  if (time?.kind !== 'time') return desk.tell(desk.say('hour-unclear'))
  if (!isWaking(time)) return desk.tell(desk.say('hour-quiet'))
  const atMs = momentOf(dayAt(note.atMs, note.zone), time, note.zone)
  if (atMs <= desk.context.message.receivedAtMs) return desk.tell(desk.say('note-past'))
  const moved: AskedNote = { ...note, note: desk.state.lastNote + 1, atMs }
  const said = desk.tell(desk.say('note-kept', { when: sayWhen(moved, desk), about: escapeMarkdown(moved.text) }), [
    dropChoice(desk, moved),
  ])
  return desk.change(
    [
      { kind: 'note-dropped', values: { note: note.note } },
      { kind: 'note-asked', values: moved },
    ],
    said,
  )
}

export function dropNote(desk: Desk, number: number): SkillOutcome {
  const note = desk.state.notes.find((one) => one.note === number)
  if (!note) return desk.tell(desk.say('note-gone'))
  return desk.change([{ kind: 'note-dropped', values: { note: number } }], desk.tell(desk.say('note-dropped')))
}

export function noteChoices(desk: Desk): readonly Choice[] {
  return desk.state.notes.slice(0, mostChoices).map((note) => dropChoice(desk, note))
}

export function sayNote(desk: Desk, note: AskedNote): string {
  return desk.say('note-line', { when: sayWhen(note, desk), about: escapeMarkdown(note.text) })
}

function dropChoice(desk: Desk, { note, text }: AskedNote): Choice {
  const label = desk.say('choice-drop-note', { about: shortLabel(text) })
  return { label, pick: { skill: remindSkill, act: 'drop', value: String(note) } }
}

function sayWhen({ atMs, zone, every }: AskedNote, { language, say }: Pick<Desk, 'language' | 'say'>): string {
  const time = sayClock(clockAt(atMs, zone))
  if (every === 'day') return say('every-day', { time })
  const weekday = new Intl.DateTimeFormat(localeOf[language], { weekday: 'long', timeZone: zone }).format(atMs)
  return every === 'week' ? say('every-week', { weekday, time }) : `${sayDay(dayAt(atMs, zone), language)} ${time}`
}

function isAsleep(atMs: number, zone: string): boolean {
  return !isWaking(clockAt(atMs, zone))
}
