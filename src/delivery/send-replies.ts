import { backoffMs } from '../domain/backoff.ts'
import { ChannelError, StoreError } from '../domain/errors.ts'
import type { Message } from '../domain/message.ts'
import type { Reply } from '../domain/reply.ts'
import type { Lease, Settlement } from '../ports/mailbox.ts'
import { unlessAborted } from './abort.ts'
import type { ClosedChannels } from './closed-channels.ts'
import { describeError } from './describe-error.ts'
import type { Hold } from './lease-keeper.ts'
import { persist } from './persist.ts'
import {
  type GiveBack,
  idsOf,
  orLost,
  type Ready,
  sinceReceivedMs,
  type WorkDependencies,
  type WorkLimits,
} from './work-parts.ts'

/** Which try it is of which reply. */
type Try = { readonly lease: Lease; readonly message: Message; readonly reply: Reply; readonly attempt: number }

const sent: Settlement = { kind: 'sent' }

/** Sends replies in order and marks each. What cannot be sent now stays for the next claim. */
export function createSendReplies(dependencies: WorkDependencies, limits: WorkLimits, closed: ClosedChannels) {
  const { mailbox, clock, log, observe } = dependencies

  /**
   * Undefined: all is settled and the conversation was given back with the last mark. `onSaid`: told after each that was
   * settled.
   */
  return async function sendReplies(
    lease: Lease,
    ready: Ready,
    hold: Hold,
    onSaid: () => void,
  ): Promise<GiveBack | undefined> {
    const { message, replies, attempt } = ready
    const { signal } = hold
    const last = replies.at(-1)
    for (const [index, reply] of replies.entries()) {
      // By now another may be several messages ahead.
      while (!hold.isFresh()) await orLost(persist(hold.renew, signal))
      const step = await sendOne({ lease, message, reply, attempt: index === 0 ? attempt : 0 }, signal)
      if (!('kind' in step)) return step
      if (step.kind !== 'sent' && message.kind === 'due') await tellElsewhere(lease, message, signal)
      onSaid()
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

  /** Before the reply is dropped: whoever dies in between tells it again, which its ids make once. */
  async function tellElsewhere(lease: Lease, message: Message, signal: AbortSignal): Promise<void> {
    let elsewhere: readonly Message[]
    try {
      elsewhere = await persist(() => dependencies.unread(message), signal)
    } catch (error) {
      if (signal.aborted || error instanceof StoreError) throw error
      log.error({ ...idsOf(lease, message), error: describeError(error) }, 'failed to tell elsewhere what was due')
      return
    }
    for (const one of elsewhere) await persist(() => mailbox.deliver(one), signal)
  }

  function tellOver({ message, replies, turn }: Ready) {
    observe({
      kind: 'over',
      channel: message.person.channel,
      conversationId: message.conversationId,
      messageId: message.id,
      sinceReceivedMs: sinceReceivedMs(message, clock),
      replies: replies.length,
      ...(turn ? { turn } : {}),
    })
  }

  async function sendOne(one: Try, signal: AbortSignal): Promise<Settlement | GiveBack> {
    const { message, reply } = one
    const { channel } = message.person
    const closedForMs = closed.closedForMs(channel)
    if (closedForMs > 0) return { retryInMs: closedForMs, untried: true }
    const startedAt = performance.now()
    try {
      await unlessAborted(dependencies.send(reply, message, signal), signal)
    } catch (error) {
      if (signal.aborted) throw error
      if (error instanceof ChannelError) return afterRefusal(one, error)
      return error instanceof StoreError && error.transient ? afterStoreFailure(one, error) : afterBug(one, error)
    }
    closed.open(channel)
    const durationMs = performance.now() - startedAt
    observe({ kind: 'sent', channel, durationMs, sinceReceivedMs: sinceReceivedMs(message, clock) })
    return sent
  }

  function afterRefusal(one: Try, error: ChannelError): Settlement | GiveBack {
    const { message } = one
    const { channel } = message.person
    const text = describeError(error)
    const facts = factsOf(one, text)
    observe({ kind: 'not-sent', channel, outcome: error.outcome })
    switch (error.outcome) {
      case 'gone':
        log.info(facts, 'nobody is there to read; the replies of this turn are dropped')
        return { kind: 'gone' }
      case 'refused':
        log.error(facts, 'a reply was refused; set aside')
        return { kind: 'refused', reason: text }
      case 'unauthorized':
        log.error(facts, 'the channel does not accept our token; nothing is sent there until it does')
        return { retryInMs: closed.close(channel), untried: true, error: text }
      case 'retry': {
        if (clock.now() - message.receivedAtMs > limits.giveUpSendingMs) {
          log.error(facts, 'a reply could not be sent for too long; set aside')
          return { kind: 'refused', reason: text }
        }
        const retryInMs = error.retryAfterMs ?? waitAfter(one)
        log.info({ ...facts, retryInMs }, 'the channel asks to send later')
        return { retryInMs, error: text }
      }
    }
  }

  /** What is sent has its budget in the store. */
  function afterStoreFailure(one: Try, error: StoreError): GiveBack {
    const text = describeError(error)
    observe({ kind: 'not-sent', channel: one.message.person.channel, outcome: 'retry' })
    log.warn(factsOf(one, text), 'a reply was not sent because the store failed; it is tried again and does not count')
    return { retryInMs: waitAfter(one), untried: true, error: text }
  }

  /** Neither the channel nor the store said no: the fault is ours, and time does not mend it. */
  function afterBug(one: Try, error: unknown): Settlement | GiveBack {
    const text = describeError(error)
    observe({ kind: 'not-sent', channel: one.message.person.channel, outcome: 'failed' })
    const isGivenUp = one.attempt + 1 >= limits.maxAttempts
    log.error(factsOf(one, text), isGivenUp ? 'a reply could not be sent; set aside' : 'failed to send a reply')
    return isGivenUp ? { kind: 'refused', reason: text } : { retryInMs: waitAfter(one), error: text }
  }

  function waitAfter({ attempt }: Try): number {
    return backoffMs(attempt + 1, limits.retryFirstMs, limits.retryLongestMs)
  }

  function factsOf({ lease, message, reply }: Try, error: string) {
    return { ...idsOf(lease, message), replyId: reply.id, error }
  }
}
