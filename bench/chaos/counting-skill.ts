import { randomUUID } from 'node:crypto'
import type { Event } from '../../src/domain/event.ts'
import type { JsonValue } from '../../src/domain/json.ts'
import { type Message, personKey } from '../../src/domain/message.ts'
import { newSession, type PersonState, type Session, stateOf, withState } from '../../src/domain/session.ts'
import type { Turn } from '../../src/domain/turn.ts'
import type { EventLog } from '../../src/ports/event-log.ts'
import { listenerOf, sharedStream, type Task, toldId } from './tasks.ts'

/** What the shared stream says: the next number, and by which message. */
type Count = { readonly count: number; readonly by: string }

/**
 * A made-up skill whose every mistake shows in the end. Each turn adds the message's number to the list in the session
 * and an event to the conversation's stream; a turn that counts adds the next number to one stream that all share, and
 * one that tells sends a message to somebody else's conversation.
 */
export function createCountingSkill(events: EventLog) {
  let known = { position: 0, count: 0 }

  return async function respond(message: Message, session: Session | undefined): Promise<Turn> {
    const { conversationId, id, text } = message
    const task = JSON.parse(text) as Task
    const person = personKey(message.person)
    const state = stateOf(session, person)
    const handled = [...handledIn(state), task.note]
    const counted = task.counts ? await readCount() : undefined
    return {
      session: withState(session ?? newSession(conversationId), person, { ...state, memory: { handled } }),
      events: [
        anEvent(`team:${conversationId}`, task.note),
        ...(counted ? [anEvent(sharedStream, { count: counted.count + 1, by: id })] : []),
      ],
      replies: Array.from({ length: task.replies }, (_, position) => ({ id: `${id}:${position}`, text: 'ya' })),
      ...(counted && { expects: [{ stream: sharedStream, position: counted.position }] }),
      ...(task.tells && { outgoing: [toldMessage(message, task.note)] }),
    }
  }

  async function readCount() {
    const { events: since, position } = await events.readFrom(sharedStream, known.position)
    known = { position, count: (since.at(-1)?.data as Count | undefined)?.count ?? known.count }
    return known
  }
}

/** With an id of its own each time: were a turn stored twice, the events would show it. */
function anEvent(stream: string, data: JsonValue): Event {
  return { id: randomUUID(), stream, kind: 'handled', atMs: Date.now(), data }
}

/** The notes of all turns of a conversation, in which there is one person. */
export function handledIn({ memory }: PersonState): readonly JsonValue[] {
  return (memory.handled as JsonValue[] | undefined) ?? []
}

function toldMessage({ id, conversationId }: Message, note: JsonValue): Message {
  const listener = listenerOf(conversationId)
  const told: Task = { note: { from: conversationId, number: note }, replies: 1, counts: false, tells: false }
  return {
    id: toldId(id),
    conversationId: listener,
    person: { channel: 'chaos', id: listener },
    kind: 'said',
    text: JSON.stringify(told),
    attachments: [],
    receivedAtMs: Date.now(),
  }
}
