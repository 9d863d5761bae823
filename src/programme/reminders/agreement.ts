import { z } from 'zod'
import type { Event } from '../../domain/event.ts'
import { languages } from '../../domain/language.ts'
import { addDays, addMonths, clockAt, type Day, dayAt, momentOf, weekdayOf } from '../dates/calendar.ts'
import { strengths } from './occasions.ts'

const prefix = 'reminders:'

/** The stream of what a person agreed to be reminded of, and what they were told. */
export function remindersStream(person: string): string {
  return `${prefix}${person}`
}
export const remindersStreams = prefix

export function personOf(stream: string): string {
  return stream.slice(prefix.length)
}

export const recurrences = ['day', 'workday', 'week', 'month'] as const
/** How often a note comes again. */
export type NoteRecurrence = (typeof recurrences)[number]

const account = z.object({
  channel: z.string(),
  id: z.string(),
  name: z.string().optional(),
  locale: z.string().optional(),
})
const where = { conversationId: z.string(), account, language: z.enum(languages), zone: z.string() }
const number = z.int().positive()

/** What can happen, by kind. */
const kinds = {
  agreed: z.object({
    ...where,
    strength: z.enum(strengths),
    hour: z.int().min(0).max(23),
    minute: z.int().min(0).max(59),
  }),
  stopped: z.object({}),
  snoozed: z.object({ until: z.iso.date() }),
  /** The things of a person that were told of on a day. */
  told: z.object({ day: z.iso.date(), keys: z.array(z.string()) }),
  /** Something that one wants to be told of at a moment, in one's own words. */
  'note-asked': z.object({
    ...where,
    note: number,
    text: z.string(),
    atMs: z.int(),
    every: z.enum(recurrences).optional(),
    /** Of what comes each month: on which day, where the month has it. */
    dayOfMonth: z.int().min(1).max(31).optional(),
    /** For whom it was asked, where not for oneself: only the asker is told. */
    who: z.string().optional(),
  }),
  'note-told': z.object({ note: number }),
  'note-dropped': z.object({ note: number }),
} as const

export type ReminderEventKind = keyof typeof kinds
export type ReminderEventValues<Kind extends ReminderEventKind> = z.infer<(typeof kinds)[Kind]>
export type Agreement = ReminderEventValues<'agreed'>
export type AskedNote = ReminderEventValues<'note-asked'>

export type ReminderState = {
  /** Undefined: nothing is sent but what was asked for by itself. */
  readonly agreement: Agreement | undefined
  /** Nothing is told of before this day. */
  readonly quietUntil: Day | undefined
  readonly lastDay: Day | undefined
  /** When each thing was last told of; those told of last are kept. */
  readonly told: ReadonlyMap<string, Day>
  /** Not told yet. */
  readonly notes: readonly AskedNote[]
  readonly lastNote: number
}

export const noReminders: ReminderState = {
  agreement: undefined,
  quietUntil: undefined,
  lastDay: undefined,
  told: new Map(),
  notes: [],
  lastNote: 0,
}

const remembered = 500

export function applyToReminders(state: ReminderState, events: readonly Event[]): ReminderState {
  return events.reduce(reduce, state)
}

function reduce(state: ReminderState, { kind, data, atMs }: Event): ReminderState {
  const read = <Kind extends ReminderEventKind>(of: Kind) =>
    kind === of ? (kinds[of].safeParse(data).data as ReminderEventValues<Kind> | undefined) : undefined
  const agreed = read('agreed')
  if (agreed) return { ...state, agreement: agreed, quietUntil: undefined }
  if (kind === 'stopped') return { ...state, agreement: undefined, quietUntil: undefined }
  const snoozed = read('snoozed')
  if (snoozed) return { ...state, quietUntil: snoozed.until }
  const things = read('told')
  if (things) {
    const all = [...state.told].filter(([key]) => !things.keys.includes(key))
    const now = things.keys.map((key) => [key, things.day] as const)
    return { ...state, lastDay: things.day, told: new Map([...all, ...now].slice(-remembered)) }
  }
  const asked = read('note-asked')
  if (asked) {
    // Asked for again under its number, it is at another moment and keeps its place.
    const isKnown = state.notes.some(({ note }) => note === asked.note)
    const notes = isKnown ? state.notes.map((one) => (one.note === asked.note ? asked : one)) : [...state.notes, asked]
    return { ...state, notes, lastNote: Math.max(state.lastNote, asked.note) }
  }
  const told = read('note-told')
  if (told)
    return { ...state, notes: state.notes.flatMap((one) => (one.note === told.note ? again(one, atMs) : [one])) }
  const dropped = read('note-dropped')
  return dropped ? { ...state, notes: state.notes.filter(({ note }) => note !== dropped.note) } : state
}

/** The note at its next time after a moment, where it comes again; what was missed meanwhile is not made up for. */
function again(note: AskedNote, afterMs: number): readonly AskedNote[] {
  if (note.every === undefined) return []
  const { hour, minute } = clockAt(note.atMs, note.zone)
  let day = dayAt(note.atMs, note.zone)
  let atMs = note.atMs
  while (atMs <= afterMs || atMs === note.atMs) {
    day = dayAfter(day, note)
    atMs = momentOf(day, { hour, minute }, note.zone)
  }
  return [{ ...note, atMs }]
}

function dayAfter(day: Day, { every, dayOfMonth }: AskedNote): Day {
  if (every === 'month') {
    // What was moved behind a weekend at the end of a month is still of that month.
    const of = dayOfMonth !== undefined && Number(day.slice(8)) < dayOfMonth - 20 ? addDays(day, -4) : day
    return workdayFrom(inMonth(addMonths(`${of.slice(0, 8)}01`, 1), dayOfMonth ?? Number(day.slice(8))))
  }
  const next = addDays(day, every === 'week' ? 7 : 1)
  return every === 'workday' ? workdayFrom(next) : next
}

/** The day of a month, or its last where it has none. `month`: its first day. */
function inMonth(month: Day, dayOfMonth: number): Day {
  const last = addDays(addMonths(month, 1), -1)
  const day = `${month.slice(0, 8)}${String(dayOfMonth).padStart(2, '0')}`
  return day < last ? day : last
}

/** A day itself, or the Monday after its weekend. */
export function workdayFrom(day: Day): Day {
  return weekdayOf(day) <= 5 ? day : addDays(day, 8 - weekdayOf(day))
}

/** An event to be committed by a turn. */
export function reminderEvent<Kind extends ReminderEventKind>(
  person: string,
  kind: Kind,
  values: ReminderEventValues<Kind>,
): Omit<Event, 'id' | 'atMs'> {
  const data = z.record(z.string(), z.json()).parse(JSON.parse(JSON.stringify(kinds[kind].parse(values))))
  return { stream: remindersStream(person), kind, data }
}
