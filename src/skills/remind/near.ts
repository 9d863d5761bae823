import type { SkillOutcome } from '../../conversation/skill.ts'
import { clockAt, dayAt, momentOf } from '../../programme/dates/calendar.ts'
import { type AskedNote, workdayFrom } from '../../programme/reminders/agreement.ts'
import type { Desk } from './desk.ts'
import { dropDescribed } from './drop-described.ts'
import { replaceNote, retimeNote, sayForOthers, sayNote } from './notes.ts'

const fewWords = 14

/** What is said right after a reminder about it: for whom, on which days, from when, not at all. Undefined: something else. */
export function goOnWith(desk: Desk, text: string): SkillOutcome | undefined {
  const { reader, dates } = desk.parts
  if (text.trim().split(/\s+/).length > fewWords) return undefined
  const note = desk.state.notes.find(({ note: number }) => number === desk.state.lastNote)
  if (reader.has(text, 'not-everyone')) return forFewer(desk, note, text)
  if (/(?:during|selama|pas|waktu)\s/iu.test(text) && reader.has(text, 'drop')) return desk.tell(desk.say('no-break'))
  if (/(?:biarin|biarkan|biar|tetep|tetap|leave|keep)\b/iu.test(text)) return listKept(desk)
  if (!note) return undefined
  if (reader.has(text, 'on-weekend') && /\?\s*$|^(?:bila|kalau|kalo|if|what if|gimana)/iu.test(text.trim()))
    return desk.tell(desk.say(note.every === 'month' || note.every === 'workday' ? 'weekend-moved' : 'weekend-told'))
  if (reader.has(text, 'no-weekend') && (note.every === 'day' || note.every === 'workday'))
    return replaceNote(desk, note, {
      every: 'workday',
      atMs: momentOf(workdayFrom(dayAt(note.atMs, note.zone)), clockAt(note.atMs, note.zone), note.zone),
    })
  if (reader.has(text, 'drop-last') && !/\d/.test(text) && text.trim().split(/\s+/).length <= 5)
    return dropDescribed(desk, note.text)
  const time = /(?:jam|pukul|at|\d[.:]\d\d)/iu.test(text) && reader.has(text, 'move')
  if (time) return retimeNote(desk, note, text)
  if (!reader.has(text, 'start') && !reader.has(text, 'move')) return undefined
  const said = withoutRefused(text)
  const date = dates.read(said, { today: desk.today })
  if (date?.kind !== 'day' || date.day < desk.today) return undefined
  const day = note.every === 'workday' ? workdayFrom(date.day) : date.day
  return replaceNote(desk, note, { atMs: momentOf(day, clockAt(note.atMs, note.zone), note.zone) })
}

/** "Jangan Jumat deh, Kamis aja": what is refused names no day. */
function withoutRefused(text: string): string {
  return text.replace(/(?:jangan|bukan|not|instead of)\s+[^,.;]+?(?=[,.;]|\s+(?:tapi|but|deh|aja)|$)/giu, ' ')
}

/** "Not everyone, just the night shift". */
function forFewer(desk: Desk, note: AskedNote | undefined, text: string): SkillOutcome {
  const who = /(?:cuma|hanya|just|only|but)\s+(?:for\s+|untuk\s+|buat\s+)?([^.,;!?]{2,60})/iu.exec(text)?.[1]?.trim()
  if (!note || who === undefined) return desk.tell(desk.say('others-cannot', { who: who ?? desk.say('the-others') }))
  return sayForOthers(desk, { ...note, who }, note)
}

/** "Yang Senin biarin": what there is, so that one sees it. */
function listKept(desk: Desk): SkillOutcome {
  const lines = desk.state.notes.map((each) => `- ${sayNote(desk, each)}`)
  return desk.tell(lines.length === 0 ? desk.say('drop-none') : [desk.say('drop-left'), lines.join('\n')].join('\n\n'))
}
