import type { Session } from '../domain/session.ts'

/** Looks at sessions outside of a turn. Inside a turn the mailbox hands them out and stores them. */
export interface SessionStore {
  /** The session, or undefined if there is none, it expired, or it was damaged (then it is set aside and logged). */
  load(conversationId: string): Promise<Session | undefined>

  /**
   * Erases the session and everything set aside of this conversation. Messages that still wait stay: the wish to be
   * forgotten is one of them. A conversation that is not known is no error.
   */
  forget(conversationId: string): Promise<void>
}
