import type { TestProject } from 'vitest/node'
import { ensureRedisInstalled, startRedisServer } from './redis-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A Redis that tests may fill as they like, under a key prefix of their own. */
    redisUrl: string
  }
}

/** Starts the Redis of this test run, unless TEST_REDIS_URL names one; only then is a Redis touched that is not ours. */
export default async function setup({ provide }: TestProject) {
  const named = process.env.TEST_REDIS_URL
  if (named) {
    provide('redisUrl', named)
    return
  }
  ensureRedisInstalled()
  const server = await startRedisServer()
  provide('redisUrl', server.url)
  return () => server.stop()
}
