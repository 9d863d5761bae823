import type { Event, StreamPosition } from './event.ts'
import type { Message } from './message.ts'
import type { Reply } from './reply.ts'
import type { Session } from './session.ts'

/** What one message changed and what will be said about it. Stored as one, then said. */
export type Turn = {
  readonly session: Session
  readonly events: readonly Event[]
  readonly replies: readonly Reply[]
  /**
   * Where the streams stood that this turn rests on. Should one of them have moved on by the time it is stored, nothing
   * is, and the turn is worked out again from what is there then. Left out: it rests on none but its session.
   */
  readonly expects?: readonly StreamPosition[]
  /**
   * Messages for other conversations, delivered with the turn: this is how Prima speaks first. Their ids say what they
   * are about, so that the same thing is not told twice.
   */
  readonly outgoing?: readonly Message[]
}
