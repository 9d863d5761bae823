import type { JsonValue } from '../domain/json.ts'

/** One person on one channel, by the channel's own id. */
export type Account = { readonly channel: string; readonly id: string }

/**
 * What a conversation holds of a person, beside events. `remembered`: of its session; `waiting`: a message that is not
 * handled yet; `set-aside`: what nobody could do anything with, kept for the operator.
 */
export type PersonalRecord = {
  readonly conversationId: string
  readonly kind: 'remembered' | 'waiting' | 'set-aside'
  readonly content: JsonValue
}

/** How much was erased, by kind of record. `replies`: conversations whose unsent replies to the person were dropped. */
export type ErasedRecords = {
  readonly remembered: number
  readonly waiting: number
  readonly replies: number
  readonly setAside: number
}

/** The message by which somebody asks: it is at hand, and goes when its turn is stored. */
export type AtHand = { readonly conversationId: string; readonly messageId: string }

/**
 * Finds and erases what the conversations of all channels hold of one person: sessions, queues, what was set aside. Looks
 * through all there is, so it is for what people ask once in a while. Throws `StoreError`.
 */
export interface PersonalRecords {
  exportOf(accounts: readonly Account[]): Promise<readonly PersonalRecord[]>

  /**
   * Erases it all. What others have in the same conversations stays, but that `names` are taken out of what they said
   * lately. A turn of the person that is under way elsewhere is
   * lost, so that it cannot bring back what it had read. The session of the conversation at hand is left to its turn.
   */
  erase(accounts: readonly Account[], names: readonly string[], atHand?: AtHand): Promise<ErasedRecords>

  /**
   * Overwrites on the disk what was deleted, as far as the store can: SQLite empties its log, Redis writes its
   * append-only file anew. `refused`: the store does not let us; then it happens when its operator does it.
   */
  scrub(): Promise<'done' | 'refused'>
}
