import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ensureRedisInstalled, startRedisServer } from './redis-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A Redis that tests may fill as they like, under a key prefix of their own. */
    redisUrl: string
  }
}

/**
 * Starts the Redis of this test run, unless TEST_REDIS_URL names one; only then is a Redis touched that is not ours.
 * The temporary folder is one of this run, so that nothing is left behind.
 */
export default async function setup({ provide }: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'prima-test-'))
  process.env.TMPDIR = directory
  const stopRedis = await provideRedis(provide)
  return async () => {
    await stopRedis()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function provideRedis(provide: TestProject['provide']): Promise<() => Promise<unknown>> {
  const named = process.env.TEST_REDIS_URL
  if (named) {
    provide('redisUrl', named)
    return async () => {}
  }
  ensureRedisInstalled()
  const server = await startRedisServer()
  provide('redisUrl', server.url)
  return () => server.stop()
}
