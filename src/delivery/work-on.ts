import { ChannelError, StoreError } from '../domain/errors.ts'
import type { Message } from '../domain/message.ts'
import type { Reply, ReplyDraft } from '../domain/reply.ts'
import type { Session } from '../domain/session.ts'
import type { Turn } from '../domain/turn.ts'
import type { Log } from '../ports/log.ts'
import type { Claim, Lease, LeaseOutcome, Mailbox, Settlement, Work } from '../ports/mailbox.ts'
import { pause, unlessAborted, withTimeout } from './abort.ts'
import { backoffMs } from './backoff.ts'
import type { ClosedChannels } from './closed-channels.ts'
import { describeError } from './describe-error.ts'
import { type Hold, WorkAborted } from './lease-keeper.ts'

/** What happened, for metrics. `sinceReceivedMs` counts from `Message.receivedAtMs`. */
export type DeliveryFact =
  | {
      readonly kind: 'turn'
      readonly channel: string
      readonly durationMs: number
      readonly sinceReceivedMs: number
      /** The kinds of the turn's events: answered, unanswered, rated, … */
      readonly outcomes: readonly string[]
    }
  /** `stale`: a turn was not stored because a stream had moved on; it is worked out again. */
  | { readonly kind: 'turn-failed' | 'set-aside' | 'lease-lost' | 'stale'; readonly channel: string }
  | { readonly kind: 'sent'; readonly channel: string; readonly durationMs: number; readonly sinceReceivedMs: number }
  /** All replies of the message are settled: the turn is over for the person. */
  | {
      readonly kind: 'over'
      readonly channel: string
      readonly conversationId: string
      readonly messageId: string
      readonly sinceReceivedMs: number
      /** Settled by this claim. */
      readonly replies: number
      /** How long the turn took and what it came to. Undefined: another claim worked it out, or nobody could. */
      readonly turn?: { readonly durationMs: number; readonly outcomes: readonly string[] }
    }
  | { readonly kind: 'not-sent'; readonly channel: string; readonly outcome: ChannelError['outcome'] | 'failed' }

export type WorkDependencies = {
  readonly mailbox: Mailbox
  /** One turn. Not stored anywhere by itself; may be asked again for the same message after a failure. */
  readonly respond: (message: Message, session: Session | undefined, signal: AbortSignal) => Promise<Turn>
  /** Says one reply where the message came from. Throws `ChannelError`. */
  readonly send: (reply: Reply, message: Message, signal: AbortSignal) => Promise<void>
  /** What to say once for a message that was given up. */
  readonly apologise: (message: Message) => ReplyDraft | Promise<ReplyDraft>
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

/** How the work on a claim ended: the conversation was given back and is due again after so long, or it was lost. */
export type WorkEnd = { readonly retryInMs: number } | 'lost'

/** How the conversation is given back; undefined when all went well. */
type GiveBack = { readonly retryInMs?: number; readonly untried?: boolean; readonly error?: string }

/**
 * How often a turn is worked out anew because a stream it rests on moved on, before others get their turn. The session
 * is the same each time: nobody changes it while the lease is held.
 */
const staleMost = 20
/** How long it rests then, give or take a half at random, so that those in each other's way come apart. */
const staleRestMs = 100

const sent: Settlement = { kind: 'sent' }

/**
 * Does what a claim asks for: handles its message and commits the turn, then sends the replies and marks each, then
 * gives the conversation back. Never throws: what cannot be done now is left for the next claim.
 */
export function createWorkOn(dependencies: WorkDependencies, limits: WorkLimits, closed: ClosedChannels) {
  const { mailbox, log, observe } = dependencies

  return async function workOn({ lease, work }: Claim, hold: Hold): Promise<WorkEnd> {
    const { signal } = hold
    try {
      const ready = work.kind === 'send' ? work : await handle(lease, work, signal)
      const giveBack = 'replies' in ready ? await sendAll(lease, ready, hold) : ready
      if (giveBack === undefined) return { retryInMs: 0 }
      await mailbox.release(lease, giveBack)
      return { retryInMs: giveBack.retryInMs ?? 0 }
    } catch (error) {
      return afterBreak(lease, work, error, signal)
    }
  }

  /** The lease was lost, the process is stopping, or the store does not work. */
  async function afterBreak(lease: Lease, { message }: Work, error: unknown, signal: AbortSignal): Promise<WorkEnd> {
    if (error instanceof LeaseLost || (signal.aborted && isLoss(signal.reason))) {
      observe({ kind: 'lease-lost', channel: message.person.channel })
      log.warn({ conversationId: lease.conversationId, messageId: message.id }, 'lost the lease; another one goes on')
      return 'lost'
    }
    // Should this fail too, the lease runs out by itself.
    const giveBack = (options: GiveBack) => mailbox.release(lease, options).catch(() => {})
    if (signal.aborted) {
      await giveBack({ untried: true })
      return { retryInMs: 0 }
    }
    const text = describeError(error)
    log.error({ conversationId: lease.conversationId, messageId: message.id, error: text }, 'work was broken off')
    await giveBack({ retryInMs: limits.retryFirstMs, error: text })
    return { retryInMs: limits.retryFirstMs }
  }

  type Ready = {
    readonly message: Message
    readonly replies: readonly Reply[]
    readonly attempt: number
    readonly turn?: { readonly durationMs: number; readonly outcomes: readonly string[] }
  }

  async function handle(
    lease: Lease,
    work: Work & { readonly kind: 'handle' },
    signal: AbortSignal,
  ): Promise<Ready | GiveBack> {
    const { message, session, attempt } = work
    if (attempt > limits.maxAttempts)
      return giveUp(lease, message, work.lastError ?? 'the process ended each time it was handled', signal)

    const startedAt = performance.now()
    for (let stale = 0; stale < staleMost; stale++) {
      let turn: Turn
      try {
        turn = await withTimeout(limits.turnTimeoutMs, signal, (timed) => dependencies.respond(message, session, timed))
      } catch (error) {
        if (signal.aborted) throw error
        return afterFailedTurn(lease, work, error, signal)
      }
      const outcome = await persist(() => mailbox.commit(lease, message.id, turn), signal)
      if (outcome === 'lost') throw new LeaseLost()
      if (outcome === 'done') {
        const times = timesOf(message, startedAt)
        const outcomes = turn.events.map((event) => event.kind)
        observe({ kind: 'turn', ...times, outcomes })
        return { message, replies: turn.replies, attempt: 0, turn: { durationMs: times.durationMs, outcomes } }
      }
      observe({ kind: 'stale', channel: message.person.channel })
    }
    const retryInMs = Math.round(staleRestMs * (0.5 + Math.random()))
    log.warn({ conversationId: lease.conversationId, messageId: message.id, retryInMs }, 'others keep coming first')
    return { retryInMs, untried: true }
  }

  async function afterFailedTurn(
    lease: Lease,
    { message, attempt }: Work,
    error: unknown,
    signal: AbortSignal,
  ): Promise<Ready | GiveBack> {
    const text = describeError(error)
    const facts = { conversationId: lease.conversationId, messageId: message.id, attempt, error: text }
    observe({ kind: 'turn-failed', channel: message.person.channel })
    const retryInMs = backoffMs(attempt, limits.retryFirstMs, limits.retryLongestMs)
    if (error instanceof StoreError && error.transient) {
      log.warn(facts, 'a turn failed because the store did; it is tried again and does not count')
      return { retryInMs, untried: true, error: text }
    }
    if (attempt >= limits.maxAttempts) return giveUp(lease, message, text, signal)
    log.warn({ ...facts, retryInMs }, 'a turn failed; it is tried again')
    return { retryInMs, error: text }
  }

  async function giveUp(lease: Lease, message: Message, error: string, signal: AbortSignal): Promise<Ready> {
    const apology = await apologyFor(message)
    await orLost(persist(() => mailbox.setAside(lease, message.id, { error, ...(apology && { apology }) }), signal))
    observe({ kind: 'set-aside', channel: message.person.channel })
    log.error({ conversationId: lease.conversationId, messageId: message.id, error }, 'gave up on a message; set aside')
    return { message, replies: apology ? [apology] : [], attempt: 0 }
  }

  async function apologyFor(message: Message): Promise<Reply | undefined> {
    try {
      return { ...(await dependencies.apologise(message)), id: `${message.id}:apology` }
    } catch (error) {
      log.error({ messageId: message.id, error: describeError(error) }, 'no apology could be made')
      return undefined
    }
  }

  /** Undefined: all is settled and the conversation was given back with the last mark. */
  async function sendAll(lease: Lease, ready: Ready, hold: Hold): Promise<GiveBack | undefined> {
    const { message, replies, attempt } = ready
    const { signal } = hold
    const last = replies.at(-1)
    for (const [index, reply] of replies.entries()) {
      // By now another may be several messages ahead.
      while (!hold.isFresh()) await orLost(persist(hold.renew, signal))
      const step = await sendOne(lease, message, reply, index === 0 ? attempt : 0, signal)
      if (!('kind' in step)) return step
      const over = reply === last || step.kind === 'gone'
      if (over) {
        await persist(() => mailbox.settle(lease, reply.id, step, { release: true }), signal)
        tellOver(ready)
        return undefined
      }
      await orLost(persist(() => mailbox.settle(lease, reply.id, step), signal))
    }
    tellOver(ready)
    return {}
  }

  function tellOver({ message, replies, turn }: Ready) {
    observe({
      kind: 'over',
      channel: message.person.channel,
      conversationId: message.conversationId,
      messageId: message.id,
      sinceReceivedMs: sinceReceivedMs(message),
      replies: replies.length,
      ...(turn ? { turn } : {}),
    })
  }

  async function sendOne(
    lease: Lease,
    message: Message,
    reply: Reply,
    attempt: number,
    signal: AbortSignal,
  ): Promise<Settlement | GiveBack> {
    const { channel } = message.person
    const closedForMs = closed.closedForMs(channel)
    if (closedForMs > 0) return { retryInMs: closedForMs, untried: true }
    const startedAt = performance.now()
    try {
      await unlessAborted(dependencies.send(reply, message, signal), signal)
    } catch (error) {
      if (signal.aborted) throw error
      return afterFailedSend(lease, message, reply, attempt, error)
    }
    closed.open(channel)
    observe({ kind: 'sent', ...timesOf(message, startedAt) })
    return sent
  }

  function afterFailedSend(
    lease: Lease,
    message: Message,
    reply: Reply,
    attempt: number,
    error: unknown,
  ): Settlement | GiveBack {
    const { channel } = message.person
    const text = describeError(error)
    const outcome = error instanceof ChannelError ? error.outcome : 'failed'
    const facts = { conversationId: lease.conversationId, messageId: message.id, replyId: reply.id, error: text }
    observe({ kind: 'not-sent', channel, outcome })
    const retryInMs = backoffMs(attempt + 1, limits.retryFirstMs, limits.retryLongestMs)
    switch (outcome) {
      case 'gone':
        log.info(facts, 'nobody is there to read; the replies of this turn are dropped')
        return { kind: 'gone' }
      case 'refused':
        log.error(facts, 'a reply was refused; set aside')
        return { kind: 'refused', reason: text }
      case 'unauthorized':
        log.error(facts, 'the channel does not accept our token; nothing is sent there until it does')
        return { retryInMs: closed.close(channel), untried: true, error: text }
      case 'failed':
        log.error(facts, 'the adapter failed to send a reply')
        if (attempt + 1 >= limits.maxAttempts) return { kind: 'refused', reason: text }
        return { retryInMs, error: text }
      case 'retry': {
        if (Date.now() - message.receivedAtMs > limits.giveUpSendingMs) {
          log.error(facts, 'a reply could not be sent for too long; set aside')
          return { kind: 'refused', reason: text }
        }
        const asked = error instanceof ChannelError ? error.retryAfterMs : undefined
        log.info({ ...facts, retryInMs: asked ?? retryInMs }, 'the channel asks to send later')
        return { retryInMs: asked ?? retryInMs, error: text }
      }
    }
  }

  /**
   * Repeats a call to the mailbox until the store answers: what was done must be noted, and a repeated call changes
   * nothing more. Should the lease run out meanwhile, the answer is `lost`. Often, because once the store is back others
   * will take over whatever has run out.
   */
  async function persist<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
    for (let failure = 1; ; failure++) {
      try {
        return await call()
      } catch (error) {
        if (!(error instanceof StoreError && error.transient)) throw error
        await pause(backoffMs(failure, 25, 250), signal)
      }
    }
  }
}

class LeaseLost extends Error {}

async function orLost(outcome: Promise<LeaseOutcome>): Promise<void> {
  if ((await outcome) === 'lost') throw new LeaseLost()
}

function isLoss(reason: unknown): boolean {
  return reason instanceof WorkAborted && reason.reason === 'lost'
}

function timesOf(message: Message, startedAt: number) {
  return {
    channel: message.person.channel,
    durationMs: performance.now() - startedAt,
    sinceReceivedMs: sinceReceivedMs(message),
  }
}

function sinceReceivedMs({ receivedAtMs }: Message): number {
  return Math.max(0, Date.now() - receivedAtMs)
}
