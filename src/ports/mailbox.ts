import type { Message } from '../domain/message.ts'
import type { Reply } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import type { Turn } from '../domain/turn.ts'

/**
 * The right to work on one conversation until it is released, expires, or its holder is taken for dead, and then still
 * until it is taken over. `token` grows with every
 * claim of any conversation: the store refuses whoever comes with an older one.
 */
export type Lease = { readonly conversationId: string; readonly token: number }

/**
 * What is to be done next in a conversation. Replies of a turn that is committed come before the next message.
 * `attempt` is 1 on the first try and counts every claim of this message or of these replies, also those that ended
 * with the death of the process, but not those handed back (`release` with `untried`).
 */
export type Work =
  | {
      readonly kind: 'handle'
      readonly message: Message
      /** Undefined: a new conversation, an expired one, or one whose stored session was damaged and set aside. */
      readonly session: Session | undefined
      readonly attempt: number
      /** What `release` noted after the last attempt. Undefined if the process died in it. */
      readonly lastError?: string
    }
  | {
      readonly kind: 'send'
      /** The message that these replies answer. */
      readonly message: Message
      /** Not settled yet, in order, at least one. */
      readonly replies: readonly Reply[]
      readonly attempt: number
    }

export type Claim = { readonly lease: Lease; readonly work: Work }

/** `lost`: another claim was made since; nothing was changed and the caller stops working on this conversation. */
export type LeaseOutcome = 'done' | 'lost'

/** What became of a message that was brought. */
export type Delivered = 'accepted' | 'duplicate' | 'full'

/** More than anybody has to say before they are answered. */
export const mostWaiting = 100

/** `stale`: a stream the turn expected elsewhere has moved on; nothing was changed and the message is still to be handled. */
export type CommitOutcome = LeaseOutcome | 'stale'

/**
 * What became of a reply. `sent`: the channel took it. `refused`: it will never be taken, it is set aside with its
 * reason. `gone`: nobody is there to read; all replies of this turn that are left are dropped, the session stays.
 */
export type Settlement =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'gone' }

/**
 * The durable queues of all conversations, the replies waiting to be sent, and the sessions they change.
 *
 * Every method is one transaction: on return all of it is stored, on a throw none of it, unless the store was cut off
 * half-way through the call, in which case the same call may be made again: repeating a call changes nothing more.
 * Every method throws `StoreError`.
 *
 * Order: messages of one conversation are handed out in the order of their delivery, one at a time, and the next only
 * when the replies of the last are settled. Different conversations are independent.
 *
 * Scheduled work takes the same way: deliver a message whose id is made from what is due (`weekly-summary:team:2026-W12`)
 * and whose conversation is where the result belongs. However many processes deliver it, it is handled once.
 */
export interface Mailbox {
  /**
   * Stores a message for its conversation. Acknowledge the platform only after this resolved.
   * `duplicate`: a message with this channel and id was delivered within the last 7 days; nothing was changed. `full`:
   * `mostWaiting` messages of this person wait in this conversation already; nothing was changed, and the platform is told
   * that we have it, so that a flood ends here. What is due is never too much.
   */
  deliver(message: Message): Promise<Delivered>

  /**
   * How long a process may give no sign of life before it is taken for dead and others may claim what it holds, before
   * its leases run out. Signs are claims that gave something, renewals and `beat`. Infinity where nobody else can be at
   * it; then a process that opens the store takes up at once whatever the one before held.
   */
  readonly holderSilenceMs: number

  /** A sign of life of this process. To be given well within `holderSilenceMs` while it holds anything. */
  beat(): Promise<void>

  /**
   * Takes leases on up to `limit` conversations that have work due and that nobody holds, those waiting longest
   * first. `nextDueInMs`: when something that waits now (for a retry, the end of a lease, or the silence of its holder)
   * may come due, undefined if nothing waits.
   */
  claim(options: { readonly leaseMs: number; readonly limit: number }): Promise<{
    readonly claims: readonly Claim[]
    readonly nextDueInMs: number | undefined
  }>

  /** Holds the lease for another `leaseMs` from now. */
  renew(lease: Lease, leaseMs: number): Promise<LeaseOutcome>

  /**
   * Stores what the turn changed and what it will say, delivers its outgoing messages as `deliver` does (duplicates are
   * passed over), and marks the message as handled; all of it only if every stream that the turn expects is where it
   * expects it. The session lives for the store's session lifetime from now; one that
   * remembers nobody is not kept.
   */
  commit(lease: Lease, messageId: string, turn: Turn): Promise<CommitOutcome>

  /**
   * Notes what became of the first reply that is not settled yet. One that is settled already stays as it is.
   * `release`: gives the conversation back with it, as `release` does, so that the end of a turn is one step.
   */
  settle(
    lease: Lease,
    replyId: string,
    settlement: Settlement,
    options?: { readonly release?: boolean },
  ): Promise<LeaseOutcome>

  /** Gives up on a message: keeps it aside with its error for the operator, and says the apology in its place. */
  setAside(
    lease: Lease,
    messageId: string,
    options: { readonly error: string; readonly apology?: Reply },
  ): Promise<LeaseOutcome>

  /**
   * Gives the conversation back. What is left to do is due after `retryInMs` (default 0). `untried`: the attempt does
   * not count. `error`: why it failed, kept for the next attempt; no user text.
   */
  release(
    lease: Lease,
    options?: { readonly retryInMs?: number; readonly untried?: boolean; readonly error?: string },
  ): Promise<LeaseOutcome>

  /**
   * Calls back soon after work came due through a delivery, a commit or a release, here or in another process; sometimes for
   * nothing. Not told: retries and leases that run out (see `nextDueInMs`). Returns the way to end it.
   */
  onWork(listener: () => void): () => void

  /** How many conversations have work, held or not. */
  waiting(): Promise<number>
}
