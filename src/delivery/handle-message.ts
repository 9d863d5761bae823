import { backoffMs } from '../domain/backoff.ts'
import { StoreError } from '../domain/errors.ts'
import type { Message } from '../domain/message.ts'
import type { Reply } from '../domain/reply.ts'
import { traceStream } from '../domain/trace.ts'
import type { Turn } from '../domain/turn.ts'
import type { Lease, Work } from '../ports/mailbox.ts'
import { withTimeout } from './abort.ts'
import { describeError } from './describe-error.ts'
import { persist } from './persist.ts'
import { Queues } from './queues.ts'
import {
  type GiveBack,
  idsOf,
  LeaseLost,
  orLost,
  type Ready,
  sinceReceivedMs,
  type WorkDependencies,
  type WorkLimits,
} from './work-parts.ts'

/**
 * How often a turn is worked out because a stream it rests on moved on, before others get their turn. The session is the
 * same each time: nobody changes it while the lease is held.
 */
const staleMost = 20
/** How long it rests then, give or take a half at random. */
const staleRestMs = 100

/** The streams of a turn that was not stored because one of them had moved on. */
type Stale = { readonly staleOn: string }

type Handling = Work & { readonly kind: 'handle' }

/** Works out the turn of a message and commits it. A message that fails too often is set aside, with an apology. */
export function createHandleMessage(dependencies: WorkDependencies, limits: WorkLimits) {
  const { mailbox, clock, log, observe } = dependencies
  const again = new Queues()

  return async function handleMessage(lease: Lease, work: Handling, signal: AbortSignal): Promise<Ready | GiveBack> {
    const { message, attempt } = work
    if (attempt > limits.maxAttempts)
      return giveUp(lease, message, work.lastError ?? 'the process ended each time it was handled', signal)

    const first = await tryTurn(lease, work, signal)
    if (!('staleOn' in first)) return first
    // Only one of those who rest on the same streams can be stored at a time. They try again one after the other: in a
    // crowd most of the work would be for nothing, and some would wait for ever.
    return again.inTurn(first.staleOn, signal, async () => {
      for (let tries = 1; tries < staleMost; tries++) {
        const next = await tryTurn(lease, work, signal)
        if (!('staleOn' in next)) return next
      }
      const retryInMs = Math.round(staleRestMs * (0.5 + Math.random()))
      log.warn({ ...idsOf(lease, message), retryInMs }, 'others kept changing what a turn rests on; it is tried again')
      return { retryInMs, untried: true }
    })
  }

  async function tryTurn(lease: Lease, work: Handling, signal: AbortSignal): Promise<Ready | GiveBack | Stale> {
    const { message, session } = work
    const { channel } = message.person
    const startedAt = performance.now()
    let turn: Turn
    try {
      turn = await withTimeout(limits.turnTimeoutMs, signal, (timed) => dependencies.respond(message, session, timed))
    } catch (error) {
      if (signal.aborted) throw error
      return afterFailedTurn(lease, work, error, signal)
    }
    const outcome = await persist(() => mailbox.commit(lease, message.id, turn), signal)
    if (outcome === 'lost') throw new LeaseLost()
    if (outcome === 'stale') {
      observe({ kind: 'stale', channel })
      return { staleOn: JSON.stringify(turn.expects?.map(({ stream }) => stream).toSorted()) }
    }
    const durationMs = performance.now() - startedAt
    // How an answer came about is for who asks about it, and no outcome of its own.
    const outcomes = turn.events.filter(({ stream }) => !stream.startsWith(traceStream)).map((event) => event.kind)
    observe({ kind: 'turn', channel, durationMs, sinceReceivedMs: sinceReceivedMs(message, clock), outcomes })
    return { message, replies: turn.replies, attempt: 0, turn: { durationMs, outcomes } }
  }

  async function afterFailedTurn(
    lease: Lease,
    { message, attempt }: Handling,
    error: unknown,
    signal: AbortSignal,
  ): Promise<Ready | GiveBack> {
    const text = describeError(error)
    const facts = { ...idsOf(lease, message), attempt, error: text }
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
    log.error({ ...idsOf(lease, message), error }, 'gave up on a message; set aside')
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
}
