import { z } from 'zod'
import type { DatedThing } from '../../conversation/dated-thing.ts'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Message, Person } from '../../domain/message.ts'
import { dayAt, daysBetween, isWorkingDay, momentOf } from '../../programme/dates/calendar.ts'
import { sayDay } from '../../programme/dates/say-day.ts'
import {
  type Agreement,
  personOf,
  type ReminderState,
  reminderEvent,
  remindersStream,
  remindersStreams,
} from '../../programme/reminders/agreement.ts'
import { lastOccasion } from '../../programme/reminders/occasions.ts'
import { type RemindParts, remindSkill } from './desk.ts'
import { aboutOf } from './notes.ts'
import { waking } from './waking.ts'

/** What fits on one phone screen. */
const mostLines = 6
/** How many of the things can be settled with a tap. */
const mostChoices = 3

const workSchema = z.union([
  z.object({ person: z.string(), day: z.iso.date() }),
  z.object({ person: z.string(), note: z.int(), atMs: z.int().optional() }),
])
type Work = { readonly person: string } & ({ readonly day: string } | { readonly note: number; readonly atMs: number })

/** People who had nothing to hear when it was last looked, by the day and the position of their reminders then. */
export type QuietPeople = Map<string, { readonly day: string; readonly position: number; readonly untilMs: number }>

/** To look through all that somebody's teams and plans wait for takes long, and what comes up meanwhile can wait so long. */
const quietMs = 5 * 60 * 1000

/** What of all people's reminders is due: the notes whose moment has come, and one message a day of what has a date. */
export async function dueMessages(parts: RemindParts, quiet: QuietPeople, nowMs: number): Promise<readonly Message[]> {
  const streams = await parts.events.streams(remindersStreams)
  const found = await Promise.all(streams.map((stream) => dueOf(parts, quiet, personOf(stream), nowMs)))
  return found.flat()
}

async function dueOf(
  parts: RemindParts,
  quiet: QuietPeople,
  person: string,
  nowMs: number,
): Promise<readonly Message[]> {
  const { state, at } = await parts.reminders.read(remindersStream(person))
  const notes = state.notes
    .filter(({ atMs }) => atMs <= nowMs)
    .map(({ note, atMs, conversationId, account }) =>
      toMessage(`remind:${person}:note:${note}:${atMs}`, { person, note, atMs }, { conversationId, account }, nowMs),
    )
  const { agreement } = state
  const day = agreement && dayToTell(parts, agreement, state, nowMs)
  if (!agreement || day === undefined) {
    quiet.delete(person)
    return notes
  }
  const known = quiet.get(person)
  if (known?.day === day && known.position === at.position && nowMs < known.untilMs) return notes
  if ((await thingsToTell(parts, person, agreement, state, day)).length === 0) {
    quiet.set(person, { day, position: at.position, untilMs: nowMs + quietMs })
    return notes
  }
  return [...notes, toMessage(`remind:${person}:${day}`, { person, day }, agreement, nowMs)]
}

/** Today where the person is, if it is a day and an hour at which they want to hear something and have not yet. */
function dayToTell(
  { holidays }: RemindParts,
  agreement: Agreement,
  { quietUntil, lastDay }: ReminderState,
  nowMs: number,
): string | undefined {
  const { zone } = agreement
  const day = dayAt(nowMs, zone)
  if (lastDay !== undefined && lastDay >= day) return undefined
  if (quietUntil !== undefined && day < quietUntil) return undefined
  if (!isWorkingDay(day, holidays.isHoliday)) return undefined
  // Whoever was down at the hour tells it later that day, but never at night.
  const isTime = nowMs >= momentOf(day, agreement, zone) && nowMs < momentOf(day, waking.to, zone)
  return isTime ? day : undefined
}

async function thingsToTell(
  { dated, holidays }: RemindParts,
  person: string,
  { strength }: Agreement,
  { told }: ReminderState,
  today: string,
): Promise<readonly DatedThing[]> {
  const things = await dated({ person, today })
  return things
    .filter(({ key, due, isOnce }) => {
      const occasion = lastOccasion(due, today, strength, holidays.isHoliday)
      const last = told.get(key)
      return occasion !== undefined && (last === undefined || (!isOnce && last < occasion))
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : 1))
}

function toMessage(
  id: string,
  data: Work,
  { conversationId, account }: Pick<Agreement, 'conversationId' | 'account'>,
  receivedAtMs: number,
): Message {
  const { channel, id: own, name, locale } = account
  const person: Person = { channel, id: own, ...(name ? { name } : {}), ...(locale ? { locale } : {}) }
  const due = { skill: remindSkill, name: 'reminder', data: { ...data } }
  return { id, conversationId, person, kind: 'due', text: '', attachments: [], due, receivedAtMs }
}

/** Tells what is still due. What was settled meanwhile, told by another process, or agreed no longer, is left unsaid. */
export async function deliver(parts: RemindParts, { message }: TurnContext): Promise<SkillOutcome> {
  const work = workSchema.safeParse(message.due?.data).data
  if (!work) return { replies: [] }
  const { state, at } = await parts.reminders.read(remindersStream(work.person))
  if ('note' in work) {
    const note = state.notes.find((one) => one.note === work.note)
    // One that comes again is at its next time once it was told.
    if (!note || (work.atMs !== undefined && note.atMs !== work.atMs)) return { replies: [] }
    const about = aboutOf(note)
    const isFree = note.every === 'workday' && parts.holidays.isHoliday(dayAt(note.atMs, note.zone))
    return {
      // On working days means on none of rest: it passes in silence to the next.
      replies: isFree ? [] : [{ text: parts.phrases.say(note.language, 'note-told', { about }) }],
      events: [reminderEvent(work.person, 'note-told', { note: note.note })],
      expects: [at],
      language: note.language,
    }
  }
  const { agreement, lastDay } = state
  if (!agreement || (lastDay !== undefined && lastDay >= work.day)) return { replies: [] }
  const things = await thingsToTell(parts, work.person, agreement, state, work.day)
  if (things.length === 0) return { replies: [] }
  return {
    replies: [sayThings(parts, things, agreement, { today: work.day, lastDay })],
    events: [reminderEvent(work.person, 'told', { day: work.day, keys: things.map(({ key }) => key) })],
    expects: [at],
    language: agreement.language,
  }
}

function sayThings(
  { phrases, holidays }: RemindParts,
  things: readonly DatedThing[],
  { language, strength }: Agreement,
  { today, lastDay }: { readonly today: string; readonly lastDay: string | undefined },
) {
  const lines = things.slice(0, mostLines).map((thing) => {
    const what = thing.say(language)
    const days = daysBetween(thing.due, today)
    if (days === 0) return phrases.say(language, 'line-today', { what })
    if (days < 0) return phrases.say(language, 'line-soon', { day: sayDay(thing.due, language), what })
    return phrases.say(language, 'line-late', { days, what })
  })
  const left = things.length - lines.length
  // Told with the agreement, and once again with the first message of a year without its list.
  const isNewYear = lastDay !== undefined && lastDay.slice(0, 4) !== today.slice(0, 4)
  const choice = (key: 'choice-snooze' | 'choice-gentle' | 'choice-stop', act: string, value = '') => ({
    label: phrases.say(language, key),
    pick: { skill: remindSkill, act, value },
  })
  return {
    text: [
      phrases.say(language, 'title', { day: sayDay(today, language) }),
      lines.map((line) => `- ${line}`).join('\n'),
      ...(left > 0 ? [phrases.say(language, 'more', { count: left })] : []),
      ...(isNewYear && !holidays.isKnown(today) ? [phrases.say(language, 'holidays-unknown')] : []),
    ].join('\n\n'),
    choices: [
      ...things.flatMap((thing) => thing.choice?.(language) ?? []).slice(0, mostChoices),
      choice('choice-snooze', 'snooze', 'monday'),
      ...(strength === 'gentle' ? [] : [choice('choice-gentle', 'gentle')]),
      choice('choice-stop', 'stop'),
    ],
  }
}
