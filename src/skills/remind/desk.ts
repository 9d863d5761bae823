import type { DatedFor, DatedThing } from '../../conversation/dated-thing.ts'
import type { Phrases } from '../../conversation/phrases.ts'
import type { SkillOutcome, TurnContext } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import type { Choice } from '../../domain/reply.ts'
import type { Holidays } from '../../knowledge/holidays/holidays.ts'
import type { People } from '../../people/people.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'
import { dayAt } from '../../programme/dates/calendar.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'
import {
  type ReminderEventKind,
  type ReminderEventValues,
  type ReminderState,
  reminderEvent,
  remindersStream,
} from '../../programme/reminders/agreement.ts'
import type { StreamStates } from '../../streams/stream-states.ts'
import type { AskedReader } from './read-asked.ts'
import type { ReminderReader } from './read-wish.ts'
import type { RemindPhraseKey } from './remind-phrases.ts'

export const remindSkill = 'remind'

export type RemindParts = {
  readonly people: People
  readonly events: ReadableEvents
  readonly reminders: StreamStates<ReminderState>
  readonly reader: ReminderReader
  readonly readAsked: AskedReader
  readonly dates: Pick<DateReader, 'read'>
  readonly phrases: Phrases<RemindPhraseKey>
  readonly holidays: Holidays
  readonly soundsLikeQuestion: (text: string) => boolean
  /** What all skills know of a person that has a date. */
  readonly dated: (of: DatedFor) => Promise<readonly DatedThing[]>
  /** The company's, an IANA name. */
  readonly timeZone: string
}

export type Values = Readonly<Record<string, string | number>>

/** A turn's view of one person's reminders. */
export type Desk = {
  readonly parts: RemindParts
  readonly context: TurnContext
  readonly person: string
  readonly state: ReminderState
  readonly zone: string
  /** Today where the person is, an ISO date. */
  readonly today: string
  readonly language: Language
  say(key: RemindPhraseKey, values?: Values): string
  choice(key: RemindPhraseKey, act: string, value?: string): Choice
  tell(text: string, choices?: readonly Choice[]): SkillOutcome
  change(events: readonly Changed[], outcome: SkillOutcome): SkillOutcome
}

export type Changed = {
  [Kind in ReminderEventKind]: { readonly kind: Kind; readonly values: ReminderEventValues<Kind> }
}[ReminderEventKind]

export async function openDesk(parts: RemindParts, context: TurnContext): Promise<Desk> {
  const { message, language } = context
  const { person, team, reads } = await parts.people.speaker(message.person)
  const { state, at } = await parts.reminders.read(remindersStream(person))
  const zone = state.agreement?.zone ?? team?.team.zone ?? parts.timeZone
  const say: Desk['say'] = (key, values) => parts.phrases.say(language, key, values)
  return {
    parts,
    context,
    person,
    state,
    zone,
    today: dayAt(message.receivedAtMs, zone),
    language,
    say,
    choice: (key, act, value = '') => ({ label: say(key), pick: { skill: remindSkill, act, value } }),
    tell: (text, choices = []) => ({ replies: [{ text, ...(choices.length > 0 ? { choices } : {}) }] }),
    change: (events, outcome) => ({
      ...outcome,
      events: events.map(({ kind, values }) => reminderEvent(person, kind, values)),
      expects: [...reads, at],
    }),
  }
}

/** The chat that reminders go to: the one they were asked for in. */
export function whereOf({ context: { message }, zone, language }: Desk) {
  const { channel, id, name, locale } = message.person
  return {
    conversationId: message.conversationId,
    account: { channel, id, ...(name ? { name } : {}), ...(locale ? { locale } : {}) },
    language,
    zone,
  }
}

export function sayClock({ hour, minute }: { readonly hour: number; readonly minute: number }): string {
  return `${String(hour).padStart(2, '0')}.${String(minute).padStart(2, '0')}`
}
