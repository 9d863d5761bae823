import { setTimeout as sleep } from 'node:timers/promises'
import { backoffMs } from '../../src/domain/backoff.ts'

/** How long to wait between tries when Telegram is not reached or refuses: doubling from the first to the longest. */
export type Patience = { readonly firstMs: number; readonly longestMs: number }

/** Waits after the n-th failure in a row (from 1); ends early, without a throw, when the signal is aborted. */
export async function waitAfter(failure: number, patience: Patience, signal: AbortSignal, atLeastMs = 0) {
  const waitMs = backoffMs(failure, patience.firstMs, patience.longestMs)
  await sleep(Math.max(waitMs, atLeastMs), undefined, { signal }).catch(() => {})
}
