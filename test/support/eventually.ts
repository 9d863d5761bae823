import { setTimeout as sleep } from 'node:timers/promises'

/** Tries until it does not throw any more, the longer it takes the less often; after `timeoutMs` throws what it threw last. */
export async function eventually<T>(check: () => T | Promise<T>, timeoutMs = 60_000): Promise<T> {
  const startedAt = performance.now()
  const deadline = startedAt + timeoutMs
  for (; ; await sleep(Math.min(100, 5 + (performance.now() - startedAt) / 20))) {
    try {
      return await check()
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
  }
}
