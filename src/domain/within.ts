/**
 * What the promise gives, or undefined where it takes longer than `ms` milliseconds or somebody is in a hurry; a
 * rejection is passed on. Nothing is broken off.
 */
export async function within<T>(ms: number, promise: Promise<T>, hurry?: AbortSignal): Promise<T | undefined> {
  // What fails after nobody waits any more is nobody's: it must not end the process.
  promise.catch(() => {})
  if (hurry?.aborted) return undefined
  const { promise: enough, resolve } = Promise.withResolvers<undefined>()
  const stopWaiting = () => resolve(undefined)
  const timer = setTimeout(stopWaiting, ms)
  hurry?.addEventListener('abort', stopWaiting)
  try {
    return await Promise.race([promise, enough])
  } finally {
    clearTimeout(timer)
    hurry?.removeEventListener('abort', stopWaiting)
  }
}
