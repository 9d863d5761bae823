import { setTimeout as sleep } from 'node:timers/promises'
import { ChannelError } from '../../src/domain/errors.ts'
import type { SendBudget, SendRule } from '../../src/ports/send-budget.ts'

/** A longer wait gives the conversation back, so that a busy chat or a ban of hours holds no worker. */
const longestWaitMs = 5000

export type WaitingFor = {
  readonly channel: string
  readonly rules: readonly SendRule[]
  /** The conversation. */
  readonly holder: string
  readonly signal: AbortSignal
}

/**
 * Resolves when the next message may be sent. Throws `ChannelError` (`retry`) when that is too far off; the place is
 * then kept for the conversation until it comes again. Rejects when the signal is aborted meanwhile.
 */
export async function waitForPlace(budget: SendBudget, { channel, rules, holder, signal }: WaitingFor): Promise<void> {
  const { waitMs = 0 } = (await budget.reserve(rules, 'answer', { holder, longestWaitMs })) ?? {}
  if (waitMs > longestWaitMs) {
    throw new ChannelError(`no room to send before ${waitMs} ms (${rules[0]?.key})`, {
      channel,
      outcome: 'retry',
      retryAfterMs: waitMs,
    })
  }
  if (waitMs > 0) await sleep(waitMs, undefined, { signal })
}
