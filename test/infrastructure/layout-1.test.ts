import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, inject, it } from 'vitest'
import type { Place } from '../contracts/contract.ts'
import { buildEvent, buildSession, buildTurn } from '../support/builders.ts'
import { plantRedisLayout1, plantSqliteLayout1 } from '../support/layout-1.ts'
import { createRedisPlace } from '../support/redis-place.ts'
import { createSqlitePlace } from '../support/sqlite-place.ts'

async function createOldSqlite() {
  const place = await createSqlitePlace()
  plantSqliteLayout1(place.directory)
  return place
}

async function createOldRedis() {
  const url = inject('redisUrl')
  const place = await createRedisPlace(url)
  await plantRedisLayout1(url, place.prefix)
  return place
}

describe.each([
  ['SQLite', createOldSqlite],
  ['Redis', createOldRedis],
] as const)('what the release before left behind in %s', (_, createPlace) => {
  let place: Place
  afterEach(() => place.remove())

  it('has streams at the position of their last event, and goes on from there', async () => {
    place = await createPlace()
    const { events } = await place.open()
    expect(await events.readFrom('questions')).toMatchObject({ position: 3 })
    const { events: later, position } = await events.readFrom('team:t1', 1)
    expect([later.map(({ id }) => id), position]).toEqual([['2', '3'], 3])
    expect(await events.readFrom('team:gone')).toEqual({ events: [], position: 0 })
    const known = buildEvent({ id: '3' })
    const next = buildEvent({ id: '4' })
    await events.append([known, next])
    expect(await events.readFrom('team:t1', 3)).toEqual({ events: [next], position: 4 })
    await events.erase('team:t1')
    expect(await events.readFrom('team:t1')).toEqual({ events: [], position: 5 })
  })

  it('is worked off in order, with streams that turns can rest on', async () => {
    place = await createPlace()
    const { mailbox } = await place.open()
    place.clock.advance(61_000)
    const done: string[] = []
    for (;;) {
      const { claims } = await mailbox.claim({ leaseMs: 1000, limit: 1 })
      const [claim] = claims
      if (!claim) break
      const { lease, work } = claim
      done.push(`${lease.conversationId} ${work.kind} ${work.message.id} ${work.attempt}`)
      if (work.kind === 'send') for (const { id } of work.replies) await mailbox.settle(lease, id, { kind: 'sent' })
      else {
        const session = buildSession({ conversationId: lease.conversationId })
        const turn = (position: number) => buildTurn({ session, expects: [{ stream: 'team:t1', position }] })
        expect(await mailbox.commit(lease, work.message.id, turn(2))).toBe('stale')
        expect(await mailbox.commit(lease, work.message.id, turn(3))).toBe('done')
      }
      await mailbox.release(lease)
    }
    const slack = 'slack:T1:C1:1767603600.000100'
    expect(done.toSorted()).toEqual([
      `${slack} handle A1/1767603600.000100/window 1`,
      `${slack} handle C1-1767603601.000200/1767603600.000100/ 1`,
      `${slack} send C1-1767603600.000100/1767603600.000100/ 1`,
      'telegram:-100 handle 1008-108 3',
      'telegram:42 handle 1004-50 2',
      'telegram:42 handle 1005-50 1',
      'telegram:42 handle 1006-106 1',
      'telegram:42 handle 1007-107 1',
    ])
    expect(done.filter((line) => line.startsWith('telegram:42'))).toEqual([
      'telegram:42 handle 1004-50 2',
      'telegram:42 handle 1005-50 1',
      'telegram:42 handle 1006-106 1',
      'telegram:42 handle 1007-107 1',
    ])
  })
})

describe('the file of the release before', () => {
  it('loses the table that nothing used', async () => {
    const place = await createOldSqlite()
    await place.open()
    const database = new DatabaseSync(join(place.directory, 'prima.db'), { readOnly: true })
    expect(database.prepare("SELECT name FROM sqlite_schema WHERE name = 'once'").all()).toEqual([])
    database.close()
    await place.remove()
  })
})
