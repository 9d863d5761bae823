import type { ChoiceReference } from '../../src/domain/choice.ts'
import type { Event } from '../../src/domain/event.ts'
import { type Message, personKey } from '../../src/domain/message.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { newPersonState, newSession, type PersonState, type Session, stateOf } from '../../src/domain/session.ts'
import type { Turn } from '../../src/domain/turn.ts'

let built = 0

const somebody = { channel: 'test', id: 'p1' }

/** A message with an id of its own; say only what matters to the test. */
export function buildMessage(parts: Partial<Message> = {}): Message {
  return {
    id: `m${++built}`,
    conversationId: 'c1',
    person: somebody,
    kind: parts.pick ? 'picked' : 'said',
    text: 'halo',
    attachments: [],
    receivedAtMs: Date.now(),
    ...parts,
  }
}

export function buildReply(parts: Partial<Reply> = {}): Reply {
  return { id: `r${++built}`, text: 'Halo juga.', ...parts }
}

/** What a choice called so stands for; `act:value` is of the answer skill. */
export function pickOf(name: string): ChoiceReference {
  const [act = '', ...value] = name.split(':')
  return { skill: 'answer', act, value: value.join(':') }
}

/** A session of the one who writes the messages of `buildMessage`. */
export function buildSession({
  conversationId = 'c1',
  ...state
}: Partial<PersonState> & { readonly conversationId?: string } = {}): Session {
  return { ...newSession(conversationId), people: { [personKey(somebody)]: { ...newPersonState, ...state } } }
}

/** What a session remembers of the one who writes the messages of `buildMessage`. */
export function stateIn(session: Session | undefined): PersonState {
  return stateOf(session, personKey(somebody))
}

export function buildTurn(parts: Partial<Turn> = {}): Turn {
  return { session: buildSession(), events: [], replies: [], ...parts }
}

export function buildEvent(parts: Partial<Event> = {}): Event {
  return { id: `e${++built}`, stream: 'team:t1', kind: 'happened', atMs: 1000, data: {}, ...parts }
}
