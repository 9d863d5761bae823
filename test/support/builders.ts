import type { Event } from '../../src/domain/event.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { newSession, type Session } from '../../src/domain/session.ts'
import type { Turn } from '../../src/domain/turn.ts'

let built = 0

/** A message with an id of its own; say only what matters to the test. */
export function buildMessage(parts: Partial<Message> = {}): Message {
  return {
    id: `m${++built}`,
    conversationId: 'c1',
    person: { channel: 'test', id: 'p1' },
    text: 'halo',
    attachments: [],
    receivedAtMs: Date.now(),
    ...parts,
  }
}

export function buildReply(parts: Partial<Reply> = {}): Reply {
  return { id: `r${++built}`, text: 'Halo juga.', ...parts }
}

export function buildSession(parts: Partial<Session> = {}): Session {
  return { ...newSession(parts.conversationId ?? 'c1'), ...parts }
}

export function buildTurn(parts: Partial<Turn> = {}): Turn {
  return { session: buildSession(), events: [], replies: [], ...parts }
}

export function buildEvent(parts: Partial<Event> = {}): Event {
  return { id: `e${++built}`, stream: 'team:t1', kind: 'happened', atMs: 1000, data: {}, ...parts }
}
