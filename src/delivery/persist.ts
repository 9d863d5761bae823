import { setTimeout as sleep } from 'node:timers/promises'
import { backoffMs } from '../domain/backoff.ts'
import { StoreError } from '../domain/errors.ts'

/**
 * Repeats a call to the mailbox until the store answers: what was done must be noted, and a repeated call changes
 * nothing more. Should the lease run out meanwhile, the answer is `lost`. Often, because once the store is back others
 * will take over whatever has run out. Rejects when the signal is aborted.
 */
export async function persist<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let failure = 1; ; failure++) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof StoreError && error.transient)) throw error
      await sleep(backoffMs(failure, 25, 250), undefined, { signal })
    }
  }
}
