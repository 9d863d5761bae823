import { setTimeout as sleep } from 'node:timers/promises'

/** Tries until it does not throw any more; after `timeoutMs` throws what it threw last. */
export async function eventually<T>(check: () => T | Promise<T>, timeoutMs = 60_000): Promise<T> {
  for (const deadline = performance.now() + timeoutMs; ; await sleep(5)) {
    try {
      return await check()
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
  }
}
