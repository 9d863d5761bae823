import type { SkillOutcome } from '../../conversation/skill.ts'
import { escapeMarkdown } from '../../domain/escape-markdown.ts'
import { localeOf } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import { shortLabel } from '../../domain/short-label.ts'
import { clockAt, dayAt } from '../../programme/dates/calendar.ts'
import { sayDay } from '../../programme/dates/say-day.ts'
import { kept } from '../../programme/kept-text.ts'
import type { AskedNote } from '../../programme/reminders/agreement.ts'
import { type Desk, remindSkill, sayClock, whereOf } from './desk.ts'
import type { Move } from './read-move.ts'
import { readNote } from './read-note.ts'
import { isWaking } from './waking.ts'

const mostNotes = 20
/** How many of them can be dropped by a tap. */
const mostChoices = 5

/** Keeps what one wants to be reminded of. Asking for it is agreeing to it. `who`: for whom, where not for oneself. */
export function keepNote(desk: Desk, text: string, who?: string): SkillOutcome {
  const { parts, context, state, today, zone } = desk
  if (context.message.isShared) return desk.tell(desk.say('private-only'))
  const { hour, minute } = state.agreement ?? { hour: 9, minute: 0 }
  const moment = { nowMs: context.message.receivedAtMs, today, zone, hour, minute }
  const read = readNote(text, { dates: parts.dates, recurrence: parts.reader.recurrence }, moment)
  if (read.kind === 'no-moment') {
    return desk.tell(desk.say('note-when', { about: kept(parts.reader.subject(text), 80) }))
  }
  if (read.kind !== 'note') return desk.tell(desk.say(`note-${read.kind}`))
  const said = kept(parts.reader.subject(read.about))
  // "Colek saya lagi tanggal 7": of what was spoken of.
  const about = said === '' ? spokenOf(desk) : said
  if (about === '') return desk.tell(desk.say('note-what'))
  if (state.notes.length >= mostNotes) return desk.tell(desk.say('note-too-many', { count: mostNotes }))
  if (isAsleep(read.atMs, zone)) return desk.tell(desk.say('hour-quiet'))
  const note: AskedNote = {
    ...whereOf(desk),
    note: state.lastNote + 1,
    text: about,
    atMs: read.atMs,
    ...(read.every ? { every: read.every } : {}),
    ...(read.dayOfMonth === undefined ? {} : { dayOfMonth: read.dayOfMonth }),
    ...(who === undefined ? {} : { who: kept(who, 80) }),
  }
  if (who !== undefined) return sayForOthers(desk, note)
  const monthly = note.every === 'month' ? ` ${desk.say('weekend-moved')}` : ''
  const told = desk.tell(
    `${desk.say('note-kept', { when: sayWhen(note, desk), about: escapeMarkdown(about) })}${monthly}`,
    [dropChoice(desk, note)],
  )
  return desk.change([{ kind: 'note-asked', values: note }], told)
}

/** Nobody is reminded who did not ask for it: the asker is, and has a line to send on. */
export function sayForOthers(desk: Desk, note: AskedNote): SkillOutcome {
  const who = sayWho(desk, note.who)
  const isNamed = who === note.who
  const values = { when: sayWhen(note, desk), about: escapeMarkdown(note.text), who: escapeMarkdown(who) }
  const text = [
    desk.say('others-cannot', values),
    desk.say('others-you', values),
    desk.say(isNamed ? 'others-line' : 'others-line-unnamed', values),
  ].join('\n\n')
  return desk.change([{ kind: 'note-asked', values: note }], desk.tell(text, [dropChoice(desk, note)]))
}

/** Keeps a note at another moment, under its number and in its place. */
export function moveNote(desk: Desk, note: AskedNote, move: Move): SkillOutcome {
  const { every: _every, dayOfMonth: _day, ...rest } = note
  const moved: AskedNote = { ...rest, ...move }
  if (moved.atMs <= desk.context.message.receivedAtMs) return desk.tell(desk.say('note-past'))
  if (isAsleep(moved.atMs, moved.zone)) return desk.tell(desk.say('hour-quiet'))
  const text = desk.say('note-kept', { when: sayWhen(moved, desk), about: aboutOf(moved) })
  return desk.change([{ kind: 'note-asked', values: moved }], desk.tell(text, [dropChoice(desk, moved)]))
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
  return desk.say('note-line', { when: sayWhen(note, desk), about: aboutOf(note) })
}

/** "Colek saya lagi tanggal 7", right after something else was spoken of; otherwise nothing. */
function spokenOf({ context, say }: Desk): string {
  const { lastSkill } = context
  if (lastSkill === undefined || lastSkill === remindSkill) return ''
  return say(lastSkill === 'coach' ? 'note-programme' : 'note-nothing')
}

/** "Remind him": nobody is called so. */
function sayWho({ parts, say }: Desk, who: string | undefined): string {
  if (who === undefined) return say('the-others')
  return parts.reader.words.somebody.includes(who.toLowerCase()) ? say('that-person') : who
}

/** What a note is about, and for whom where not for the asker. */
export function aboutOf({ who, text }: AskedNote): string {
  return escapeMarkdown(who === undefined ? text : `${who}: ${text}`)
}

function dropChoice(desk: Desk, { note, text }: AskedNote): Choice {
  const label = desk.say('choice-drop-note', { about: shortLabel(text) })
  return { label, pick: { skill: remindSkill, act: 'drop', value: String(note) } }
}

export function sayWhen(
  { atMs, zone, every, dayOfMonth }: AskedNote,
  { language, say }: Pick<Desk, 'language' | 'say'>,
): string {
  const time = sayClock(clockAt(atMs, zone))
  if (every === 'day') return say('every-day', { time })
  if (every === 'workday') return say('every-workday', { time, day: sayDay(dayAt(atMs, zone), language) })
  if (every === 'month')
    return say('every-month', {
      time,
      number: dayOfMonth ?? Number(dayAt(atMs, zone).slice(8)),
      day: sayDay(dayAt(atMs, zone), language),
    })
  const weekday = new Intl.DateTimeFormat(localeOf[language], { weekday: 'long', timeZone: zone }).format(atMs)
  return every === 'week' ? say('every-week', { weekday, time }) : `${sayDay(dayAt(atMs, zone), language)} ${time}`
}

function isAsleep(atMs: number, zone: string): boolean {
  return !isWaking(clockAt(atMs, zone))
}
