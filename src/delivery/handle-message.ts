import { setTimeout as sleep } from 'node:timers/promises'
import { backoffMs } from '../domain/backoff.ts'
import { StoreError } from '../domain/errors.ts'
import type { Message } from '../domain/message.ts'
import type { Reply } from '../domain/reply.ts'
import type { Turn } from '../domain/turn.ts'
import type { Lease, Work } from '../ports/mailbox.ts'
import { withTimeout } from './abort.ts'
import { describeError } from './describe-error.ts'
import { persist } from './persist.ts'
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
 * How often a turn is worked out anew because a stream it rests on moved on, before others get their turn. The session
 * is the same each time: nobody changes it while the lease is held.
 */
const staleMost = 20
/** How long it rests then, give or take a half at random; before that, up to so long between the tries. */
const staleRestMs = 100

type Handling = Work & { readonly kind: 'handle' }

/** Works out the turn of a message and commits it. A message that fails too often is set aside, with an apology. */
export function createHandleMessage(dependencies: WorkDependencies, limits: WorkLimits) {
  const { mailbox, clock, log, observe } = dependencies

  return async function handleMessage(lease: Lease, work: Handling, signal: AbortSignal): Promise<Ready | GiveBack> {
    const { message, session, attempt } = work
    const { channel } = message.person
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
        const durationMs = performance.now() - startedAt
        const outcomes = turn.events.map((event) => event.kind)
        observe({ kind: 'turn', channel, durationMs, sinceReceivedMs: sinceReceivedMs(message, clock), outcomes })
        return { message, replies: turn.replies, attempt: 0, turn: { durationMs, outcomes } }
      }
      observe({ kind: 'stale', channel })
      // Once more at once; after that those in each other's way come apart, or most of their work is for nothing.
      if (stale > 0) await sleep(Math.random() * Math.min(staleRestMs, 2 ** stale), undefined, { signal })
    }
    const retryInMs = Math.round(staleRestMs * (0.5 + Math.random()))
    log.warn({ ...idsOf(lease, message), retryInMs }, 'others kept changing what a turn rests on; it is tried again')
    return { retryInMs, untried: true }
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
