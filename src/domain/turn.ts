import type { Event } from './event.ts'
import type { Reply } from './reply.ts'
import type { Session } from './session.ts'

/** What one message changed and what will be said about it. Stored as one, then said. */
export type Turn = {
  readonly session: Session
  readonly events: readonly Event[]
  readonly replies: readonly Reply[]
}
