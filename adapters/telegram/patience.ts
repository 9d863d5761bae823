import { setTimeout as sleep } from 'node:timers/promises'

/** How long to wait between tries when Telegram is not reached or refuses: doubling from the first to the longest. */
export type Patience = { readonly firstMs: number; readonly longestMs: number }

/** Waits after the n-th failure in a row (from 1); ends early, without a throw, when the signal is aborted. */
export async function waitAfter(failure: number, patience: Patience, signal: AbortSignal, atLeastMs = 0) {
  const fullMs = Math.min(patience.longestMs, patience.firstMs * 2 ** Math.min(20, failure - 1))
  const spreadMs = Math.round(fullMs * (1 - Math.random() / 4))
  await sleep(Math.max(spreadMs, atLeastMs), undefined, { signal }).catch(() => {})
}
