import { z } from 'zod'
import type { Event } from '../../domain/event.ts'
import { languages } from '../../domain/language.ts'
import type { Day } from '../dates/calendar.ts'
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
  'note-asked': z.object({ ...where, note: number, text: z.string(), atMs: z.int() }),
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

function reduce(state: ReminderState, { kind, data }: Event): ReminderState {
  const read = <Kind extends ReminderEventKind>(of: Kind) =>
    kind === of ? (kinds[of].safeParse(data).data as ReminderEventValues<Kind> | undefined) : undefined
  const agreed = read('agreed')
  if (agreed) return { ...state, agreement: agreed, quietUntil: undefined }
  if (kind === 'stopped') return { ...state, agreement: undefined, quietUntil: undefined }
  const snoozed = read('snoozed')
  if (snoozed) return { ...state, quietUntil: snoozed.until }
  const told = read('told')
  if (told) {
    const all = [...state.told].filter(([key]) => !told.keys.includes(key))
    const now = told.keys.map((key) => [key, told.day] as const)
    return { ...state, lastDay: told.day, told: new Map([...all, ...now].slice(-remembered)) }
  }
  const asked = read('note-asked')
  if (asked) return { ...state, notes: [...state.notes, asked], lastNote: Math.max(state.lastNote, asked.note) }
  const done = read('note-told') ?? read('note-dropped')
  return done ? { ...state, notes: state.notes.filter(({ note }) => note !== done.note) } : state
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
