import type { Event } from '../domain/event.ts'
import type { Language } from '../domain/language.ts'
import type { Message } from '../domain/message.ts'
import { eventIdOf } from '../domain/pseudonyms.ts'
import type { Reply, ReplyDraft } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import type { Turn } from '../domain/turn.ts'
import type { OutgoingDraft, SkillOutcome } from './skill.ts'

/** The turn that a message's outcomes come to: everything numbered after the message, in one language. */
export function toTurn(
  message: Message,
  session: Session,
  outcomes: readonly SkillOutcome[],
  drafts: readonly ReplyDraft[],
  language: Language,
): Turn {
  const replies = drafts.map((draft, index): Reply => ({ ...draft, id: `${message.id}:${index}`, language }))
  const { pseudonyms = { message: message.id, person: '' } } = message
  const events = outcomes
    .flatMap((outcome) => outcome.events ?? [])
    .map(
      (draft, index): Event => ({
        ...draft,
        stream: datedStream(draft.stream, message.receivedAtMs),
        id: eventIdOf(pseudonyms, index),
        atMs: message.receivedAtMs,
      }),
    )
  const expects = outcomes.flatMap((outcome) => outcome.expects ?? [])
  const outgoing = outcomes
    .flatMap((outcome) => outcome.outgoing ?? [])
    .map((draft, index) => toMessage(draft, message, index))
  return {
    session,
    events,
    replies,
    ...(expects.length > 0 ? { expects } : {}),
    ...(outgoing.length > 0 ? { outgoing } : {}),
  }
}

/** A stream whose name ends with a colon is kept by the day, so that a day of it can be dropped: its date is put behind. */
function datedStream(stream: string, atMs: number): string {
  return stream.endsWith(':') ? `${stream}${new Date(atMs).toISOString().slice(0, 10)}` : stream
}

function toMessage({ id, ...draft }: OutgoingDraft, from: Message, index: number): Message {
  return {
    ...draft,
    id: id ?? `${from.person.channel}:${from.id}:to:${index}`,
    kind: 'due',
    text: '',
    attachments: [],
    receivedAtMs: from.receivedAtMs,
  }
}
