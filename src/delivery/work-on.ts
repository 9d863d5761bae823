import type { Claim, Lease, Work } from '../ports/mailbox.ts'
import type { ClosedChannels } from './closed-channels.ts'
import { describeError } from './describe-error.ts'
import { createHandleMessage } from './handle-message.ts'
import { type Hold, WorkAborted } from './lease-keeper.ts'
import { createSendReplies } from './send-replies.ts'
import { type GiveBack, idsOf, LeaseLost, type WorkDependencies, type WorkLimits } from './work-parts.ts'

/** How the work on a claim ended: the conversation was given back and is due again after so long, or it was lost. */
export type WorkEnd = { readonly retryInMs: number } | 'lost'

/**
 * Does what a claim asks for: handles its message and commits the turn, then sends the replies and marks each, then
 * gives the conversation back. Never throws: what cannot be done now is left for the next claim. Whoever waits is shown
 * that it goes on, until the first reply is out or the work is broken off.
 */
export function createWorkOn(dependencies: WorkDependencies, limits: WorkLimits, closed: ClosedChannels) {
  const { mailbox, log, observe } = dependencies
  const handleMessage = createHandleMessage(dependencies, limits)
  const sendReplies = createSendReplies(dependencies, limits, closed)

  return async function workOn({ lease, work }: Claim, hold: Hold): Promise<WorkEnd> {
    const { signal } = hold
    const endSign = once(dependencies.showWorking(work.message, work.kind === 'send' || work.attempt > 1))
    try {
      const ready = work.kind === 'send' ? work : await handleMessage(lease, work, signal)
      const giveBack = 'replies' in ready ? await sendReplies(lease, ready, hold, endSign) : ready
      if (giveBack === undefined) return { retryInMs: 0 }
      await mailbox.release(lease, giveBack)
      return { retryInMs: giveBack.retryInMs ?? 0 }
    } catch (error) {
      return afterBreak(lease, work, error, signal)
    } finally {
      endSign()
    }
  }

  /** The lease was lost, the process is stopping, or the store does not work. */
  async function afterBreak(lease: Lease, { message }: Work, error: unknown, signal: AbortSignal): Promise<WorkEnd> {
    if (error instanceof LeaseLost || (signal.aborted && isLoss(signal.reason))) {
      observe({ kind: 'lease-lost', channel: message.person.channel })
      log.warn(idsOf(lease, message), 'lost the lease; another one goes on')
      return 'lost'
    }
    // Should this fail too, the lease runs out by itself.
    const giveBack = (options: GiveBack) => mailbox.release(lease, options).catch(() => {})
    if (signal.aborted) {
      await giveBack({ untried: true })
      return { retryInMs: 0 }
    }
    const text = describeError(error)
    log.error({ ...idsOf(lease, message), error: text }, 'work was broken off')
    await giveBack({ retryInMs: limits.retryFirstMs, error: text })
    return { retryInMs: limits.retryFirstMs }
  }
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}

function isLoss(reason: unknown): boolean {
  return reason instanceof WorkAborted && reason.reason === 'lost'
}
