import type { Message } from '../../domain/message.ts'
import type { Reply } from '../../domain/reply.ts'
import type { Turn } from '../../domain/turn.ts'
import {
  type Claim,
  type CommitOutcome,
  type Delivered,
  type Lease,
  type LeaseOutcome,
  type Mailbox,
  mostWaiting,
  type Settlement,
} from '../../ports/mailbox.ts'
import { readStoredMessage, readStoredReply } from '../stored-message.ts'
import type { Connection } from './connection.ts'
import { toEventArguments } from './event-log.ts'
import { decodeName, encodeName } from './keys.ts'
import type { Script } from './scripts/script.ts'
import { scripts } from './scripts.ts'
import type { RedisSessionStore } from './session-store.ts'

/** How long a delivered message's id is remembered. */
const rememberMs = 7 * 24 * 60 * 60 * 1000

/** What the claim script returns for each conversation. */
type ClaimReply = readonly [
  encodedId: string,
  token: number,
  attempt: number,
  error: string | null,
  message: string,
  session: string | null,
  /** Id and reply in turn. */
  replies: readonly string[],
]

export class RedisMailbox implements Mailbox {
  /** Worth a few beats that come late, and less than three seconds with all that follows. */
  readonly holderSilenceMs = 2500
  readonly #redis: Connection
  readonly #sessions: RedisSessionStore
  readonly #holder: string

  /** `holder`: the name under which this process holds leases, like no other before or beside it. */
  constructor(redis: Connection, sessions: RedisSessionStore, holder: string) {
    this.#redis = redis
    this.#sessions = sessions
    this.#holder = holder
  }

  async beat(): Promise<void> {
    await this.#redis.run(scripts.beat, this.#holder, this.holderSilenceMs)
  }

  async deliver(message: Message): Promise<Delivered> {
    const { kind, person } = message
    // What is due is never too much.
    const most = kind === 'due' ? 0 : mostWaiting
    const args = [...toMessageArguments(message), rememberMs, most, person.channel, person.id]
    const outcome = await this.#redis.run(scripts.deliver, ...args)
    return outcome === 'accepted' || outcome === 'full' ? outcome : 'duplicate'
  }

  async claim({ leaseMs, limit }: { readonly leaseMs: number; readonly limit: number }) {
    const answer = await this.#redis.run(scripts.claim, leaseMs, limit, this.#holder, this.holderSilenceMs)
    // The script returns just this.
    const [found, nextDueInMs] = answer as [ClaimReply[], number | null]
    return {
      claims: await Promise.all(found.map((reply) => this.#toClaim(reply))),
      nextDueInMs: nextDueInMs ?? undefined,
    }
  }

  renew(lease: Lease, leaseMs: number): Promise<LeaseOutcome> {
    return this.#runHeld(scripts.renew, lease, leaseMs, this.#holder, this.holderSilenceMs)
  }

  async commit(lease: Lease, messageId: string, turn: Turn): Promise<CommitOutcome> {
    const { session, events, replies, expects = [], outgoing = [] } = turn
    const outcome = await this.#askHeld(
      scripts.commit,
      lease,
      messageId,
      // A session that remembers nobody is not kept.
      Object.keys(session.people).length === 0 ? 0 : this.#sessions.ttlMs,
      JSON.stringify(session),
      rememberMs,
      expects.length,
      replies.length,
      outgoing.length,
      ...expects.flatMap(({ stream, position }) => [encodeName(stream), position]),
      ...replies.flatMap((reply) => [reply.id, JSON.stringify(reply)]),
      ...outgoing.flatMap(toMessageArguments),
      ...events.flatMap(toEventArguments),
    )
    return outcome === 'stale' ? 'stale' : toLeaseOutcome(outcome)
  }

  settle(
    lease: Lease,
    replyId: string,
    settlement: Settlement,
    { release = false }: { readonly release?: boolean } = {},
  ): Promise<LeaseOutcome> {
    const reason = settlement.kind === 'refused' ? settlement.reason : ''
    return this.#runHeld(scripts.settle, lease, replyId, settlement.kind, reason, release ? 1 : 0)
  }

  setAside(
    lease: Lease,
    messageId: string,
    { error, apology }: { readonly error: string; readonly apology?: Reply },
  ): Promise<LeaseOutcome> {
    const said = apology ? [apology.id, JSON.stringify(apology)] : []
    return this.#runHeld(scripts.setAside, lease, messageId, error, ...said)
  }

  release(
    lease: Lease,
    options: { readonly retryInMs?: number; readonly untried?: boolean; readonly error?: string } = {},
  ): Promise<LeaseOutcome> {
    const { retryInMs = 0, untried = false, error } = options
    return this.#runHeld(
      scripts.release,
      lease,
      Math.ceil(retryInMs),
      untried ? 1 : 0,
      ...(error === undefined ? [] : [error]),
    )
  }

  onWork(listener: () => void): () => void {
    return this.#redis.listen(listener)
  }

  waiting(): Promise<number> {
    return this.#redis.call((client) => client.zCard(`${this.#redis.prefix}ready`))
  }

  async #runHeld(script: Script, lease: Lease, ...args: readonly (string | number)[]): Promise<LeaseOutcome> {
    return toLeaseOutcome(await this.#askHeld(script, lease, ...args))
  }

  #askHeld(script: Script, { conversationId, token }: Lease, ...args: readonly (string | number)[]): Promise<unknown> {
    return this.#redis.run(script, encodeName(conversationId), token, ...args)
  }

  async #toClaim([encodedId, token, attempt, error, stored, session, replies]: ClaimReply): Promise<Claim> {
    const conversationId = decodeName(encodedId)
    const lease = { conversationId, token }
    const message = readStoredMessage(stored)
    if (replies.length > 0) {
      const left = replies.filter((_, index) => index % 2 === 1).map((reply) => readStoredReply(reply))
      return { lease, work: { kind: 'send', message, replies: left, attempt } }
    }
    return {
      lease,
      work: {
        kind: 'handle',
        message,
        session: session === null ? undefined : await this.#sessions.read(conversationId, session),
        attempt,
        ...(error !== null && { lastError: error }),
      },
    }
  }
}

/** What the scripts take for each message. */
function toMessageArguments(message: Message): string[] {
  const { id, conversationId, person } = message
  return [encodeName(conversationId), id, JSON.stringify(message), `${encodeName(person.channel)}:${encodeName(id)}`]
}

function toLeaseOutcome(outcome: unknown): LeaseOutcome {
  return outcome === 'done' ? 'done' : 'lost'
}
