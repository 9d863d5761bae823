import type { Message } from '../domain/message.ts'
import type { Reply, ReplyDraft } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import type { Turn } from '../domain/turn.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Lease, LeaseOutcome, Mailbox } from '../ports/mailbox.ts'
import type { DeliveryFact } from './delivery-fact.ts'

/** What the work on a conversation needs from outside. */
export type WorkDependencies = {
  readonly mailbox: Mailbox
  /** One turn. Not stored anywhere by itself; may be asked again for the same message after a failure. */
  readonly respond: (message: Message, session: Session | undefined, signal: AbortSignal) => Promise<Turn>
  /** Says one reply where the message came from. Throws `ChannelError`. */
  readonly send: (reply: Reply, message: Message, signal: AbortSignal) => Promise<void>
  /** Shows that a message is worked on; returns the way to end that. `isAgain`: not for the first time. Default: nothing is shown. */
  readonly showWorking: (message: Message, isAgain: boolean) => () => void
  /** What to say once for a message that was given up. */
  readonly apologise: (message: Message) => ReplyDraft | Promise<ReplyDraft>
  /** What is to be said elsewhere because a reply to this, which was due, found nobody to read it. */
  readonly unread: (message: Message) => Promise<readonly Message[]>
  /** The clock of `Message.receivedAtMs`. */
  readonly clock: Clock
  readonly log: Log
  readonly observe: (fact: DeliveryFact) => void
}

export type WorkLimits = {
  /** How often a message is tried before it is set aside. Default 5. */
  readonly maxAttempts: number
  /** How long one turn may take. Default 60 seconds. */
  readonly turnTimeoutMs: number
  /** The first wait after a failure, and the longest; in between it doubles. Default half a second and one minute. */
  readonly retryFirstMs: number
  readonly retryLongestMs: number
  /** Replies that a channel keeps putting off are given up when their message is older. Default 24 hours. */
  readonly giveUpSendingMs: number
}

/** How the conversation is given back. */
export type GiveBack = { readonly retryInMs?: number; readonly untried?: boolean; readonly error?: string }

/** Replies that are stored and to be sent now. */
export type Ready = {
  readonly message: Message
  readonly replies: readonly Reply[]
  /** 0: the turn was worked out just now. */
  readonly attempt: number
  readonly turn?: { readonly durationMs: number; readonly outcomes: readonly string[] }
}

/** Somebody else goes on with the conversation. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost'
}

export async function orLost(outcome: Promise<LeaseOutcome>): Promise<void> {
  if ((await outcome) === 'lost') throw new LeaseLost()
}

/** For logs: of which conversation and message. */
export function idsOf({ conversationId }: Lease, { id }: Message) {
  return { conversationId, messageId: id }
}

/** How long ago the message was received, in milliseconds; never negative, whatever clock its channel goes by. */
export function sinceReceivedMs({ receivedAtMs }: Message, clock: Clock): number {
  return Math.max(0, clock.now() - receivedAtMs)
}
