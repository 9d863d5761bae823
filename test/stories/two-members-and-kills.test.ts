import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { changeByMembers } from '../../bench/members/members.ts'
import { startRedisServer } from '../support/redis-server.ts'

const few = { changes: 40, killEveryMs: 1000, mostKills: 2 }
const nothing = { lost: [], doubled: [], overwritten: 0 }

test('two members in two processes that are killed meanwhile: nothing lost, doubled or overwritten, on Redis', async () => {
  const redis = await startRedisServer()
  try {
    expect(await changeByMembers({ driver: 'redis', url: redis.url }, few)).toMatchObject(nothing)
  } finally {
    await redis.stop()
  }
}, 240_000)

test('two members in a process that is killed meanwhile: nothing lost, doubled or overwritten, on SQLite', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'prima-members-'))
  try {
    expect(await changeByMembers({ driver: 'sqlite', directory }, few)).toMatchObject(nothing)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}, 240_000)
