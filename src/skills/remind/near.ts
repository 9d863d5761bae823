import type { SkillOutcome } from '../../conversation/skill.ts'
import { clockAt, dayAt, momentOf } from '../../programme/dates/calendar.ts'
import { readTime } from '../../programme/dates/read-time.ts'
import { kept } from '../../programme/kept-text.ts'
import { type AskedNote, workdayFrom } from '../../programme/reminders/agreement.ts'
import { dropAll } from './agree.ts'
import { type Desk, sayClock } from './desk.ts'
import { dropDescribed, notesAt } from './drop-described.ts'
import type { Spoken } from './memory.ts'
import { keepNote, moveNote, sayForOthers, sayNote } from './notes.ts'
import { readMove } from './read-move.ts'

const fewWords = 14
/** "Make it 10, and add that he is on leave": what a reminder is to say besides. */
const added =
  /^(.*?)[\s,]*(?:\band\s+)?(?:\badd|tambahin|tambahkan|tambah|sekalian catat)\s+(?:that\s+|bahwa\s+|kalau\s+|kalo\s+)?(.+?)[\s.!]*$/iu
/** To drop what was spoken of last takes few words. */
const fewToDrop = 6

/**
 * What is said after a reminder about it: another day or hour, one more, for whom, not at all. Undefined: something else.
 */
export function goOnWith(desk: Desk, text: string, spoken: Spoken): SkillOutcome | undefined {
  const { reader } = desk.parts
  if (text.trim().split(/\s+/).length > fewWords) return undefined
  const { notes } = desk.state
  const note = notes.find(({ note: number }) => number === spoken.note) ?? notes.at(-1)
  const another = oneMore(desk, note, text)
  if (another !== undefined) return keepNote(desk, another)
  if (!spoken.isAside) {
    const settled = settle(desk, note, text)
    if (settled) return settled
  }
  if (!note) return undefined
  const isRefused = /(?:jangan|jgn|bukan|ga usah|gak usah)\s+[^,.;]+[,.;]/iu.test(text)
  if (reader.has(text, 'drop') && !isRefused) return drop(desk, note, text, spoken)
  return move(desk, note, text, spoken)
}

/** What is said right after it of for whom, of days of rest, of all of them. */
function settle(desk: Desk, note: AskedNote | undefined, text: string): SkillOutcome | undefined {
  const { reader } = desk.parts
  if (reader.has(text, 'not-everyone')) return forFewer(desk, note, text)
  const isBreak = /(?:during|selama|pas|waktu)\s/iu.test(text)
  if (isBreak && (reader.has(text, 'drop') || (note?.every && /(?:gimana|piye|\?)[\s?]*$/iu.test(text))))
    return desk.tell(desk.say('no-break'))
  if (/(?:biarin|biarkan|biar|tetep|tetap|leave|keep)\b/iu.test(text)) return listKept(desk)
  if (!note) return undefined
  if (reader.has(text, 'drop') && reader.has(text, 'all')) return dropAll(desk)
  if (reader.has(text, 'on-weekend') && /\?\s*$|^(?:bila|kalau|kalo|if|what if|gimana)/iu.test(text.trim()))
    return desk.tell(desk.say(note.every === 'month' || note.every === 'workday' ? 'weekend-moved' : 'weekend-told'))
  if (reader.has(text, 'no-weekend') && (note.every === 'day' || note.every === 'workday'))
    return moveNote(desk, note, { every: 'workday', atMs: onWorkday(note) })
  if (reader.has(text, 'drop-last') && !/\d/.test(text) && text.trim().split(/\s+/).length <= fewToDrop - 1)
    return dropDescribed(desk, text, note)
  return undefined
}

/** "Sama tiap tanggal 1 rekap ulasan", "kirim laporan Jumat jam 3 juga", "and Thursday": what else, and when. */
function oneMore(desk: Desk, note: AskedNote | undefined, text: string): string | undefined {
  const { reader, dates } = desk.parts
  const opened = reader.opened(text, ['openers'])
  const behind = reader.opened(text, ['openers', 'another'])
  if (reader.opened(opened, ['another']) === opened && !reader.endsWith(text, 'too')) return undefined
  if (reader.has(behind, 'move') || reader.has(behind, 'drop')) return undefined
  const said = reader.without(behind, ['too'])
  const { every, hour } = reader.recurrence(said)
  const date = dates.read(said, { today: desk.today })
  if (every === undefined && hour === undefined && date === undefined) return undefined
  const time = readTime(said)?.kind === 'time'
  const undated = date ? `${said.slice(0, date.start)} ${said.slice(date.end)}` : said
  const subject = reader.without(reader.recurrence(undated).text, ['beside', 'every', 'openers'])
  if (/\p{L}/u.test(subject)) return said
  // The same once more, on another day.
  if (!note) return undefined
  return `${said} ${time || hour !== undefined ? '' : `jam ${sayClock(clockAt(note.atMs, note.zone))}`} ${note.text}`
}

function drop(desk: Desk, note: AskedNote, text: string, spoken: Spoken): SkillOutcome | undefined {
  const pointed = notesAt(desk, text)
  if (pointed.length > 0) return dropDescribed(desk, text)
  const isShort = text.trim().split(/\s+/).length <= fewToDrop
  return isShort && !spoken.isAside && !/\d/.test(text) ? dropDescribed(desk, text, note) : undefined
}

/** "Eh Kamis aja jam 10", "yang pertama pindah jam 10", "yg tgl 1 jadi tgl 2 aja". */
function move(desk: Desk, last: AskedNote, text: string, spoken: Spoken): SkillOutcome | undefined {
  const { parts, today, context, state } = desk
  const { reader, dates } = parts
  const placed = reader.place(text, state.notes.length)
  const named = placed === undefined ? namedIn(desk, text) : undefined
  const note = (placed && state.notes[placed.place]) ?? named?.note ?? last
  const said = placed?.rest ?? named?.rest ?? text
  // After something else was spoken of it must be said that it is about a reminder.
  const isTold =
    placed ??
    named ??
    (['move', 'earlier', 'later', 'reminder', 'openers'] as const).some((list) => reader.has(said, list))
  if (spoken.isAside && !isTold && !/(?:aja|saja|ae|wae|deh|instead)[\s.!?]*$/iu.test(said)) return undefined
  const nowMs = context.message.receivedAtMs
  const [, when = said, more] = added.exec(said) ?? []
  const moved = readMove(when, note, { reader, dates, today, nowMs })
  const about = more === undefined ? note : { ...note, text: kept(`${note.text}; ${more}`) }
  return moved && moveNote(desk, about, moved)
}

/** "Yg tgl 1 jadi tgl 2": what stands in front of the change says which is meant. */
function namedIn(desk: Desk, text: string): { readonly note: AskedNote; readonly rest: string } | undefined {
  const { reader } = desk.parts
  const verbs = reader.words.move
    .filter((verb) => !/^(?:jangan|bukan)$/u.test(verb))
    .concat(reader.words.earlier, reader.words.later, ['jadi', 'to', 'ke'])
    .toSorted((a, b) => b.length - a.length)
  const [, which, rest] =
    new RegExp(
      String.raw`^(?:.{0,12}?)(?:yang|yg|sing|the|pengingat|reminder)\s+(.+?)\s+((?:${verbs.join('|')})(?!\p{L}).*)$`,
      'iu',
    ).exec(text.trim()) ?? []
  if (which === undefined || rest === undefined) return undefined
  const [only, other] = notesAt(desk, which)
  return only && !other ? { note: only, rest } : undefined
}

function onWorkday({ atMs, zone }: AskedNote): number {
  return momentOf(workdayFrom(dayAt(atMs, zone)), clockAt(atMs, zone), zone)
}

/** "Not everyone, just the night shift". */
function forFewer(desk: Desk, note: AskedNote | undefined, text: string): SkillOutcome {
  const who = /(?:cuma|hanya|just|only|but)\s+(?:for\s+|untuk\s+|buat\s+)?([^.,;!?]{2,60})/iu.exec(text)?.[1]?.trim()
  if (!note || who === undefined) return desk.tell(desk.say('others-cannot', { who: who ?? desk.say('the-others') }))
  return sayForOthers(desk, { ...note, who })
}

/** "Yang Senin biarin": what there is, so that one sees it. */
function listKept(desk: Desk): SkillOutcome {
  const lines = desk.state.notes.map((each) => `- ${sayNote(desk, each)}`)
  return desk.tell(lines.length === 0 ? desk.say('drop-none') : [desk.say('drop-left'), lines.join('\n')].join('\n\n'))
}
