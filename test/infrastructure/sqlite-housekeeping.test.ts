import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Database } from '../../src/infrastructure/sqlite/database.ts'
import { SqliteEventLog } from '../../src/infrastructure/sqlite/event-log.ts'
import { removeExpired, setContentAside } from '../../src/infrastructure/sqlite/housekeeping.ts'
import { nothingToFlush } from '../../src/infrastructure/sqlite/log-flush.ts'
import { openDatabase } from '../../src/infrastructure/sqlite/open-database.ts'
import { buildEvent } from '../support/builders.ts'
import { TestClock } from '../support/test-clock.ts'

const day = 24 * 60 * 60 * 1000

describe('housekeeping of SQLite', () => {
  const clock = new TestClock()
  let db: Database
  beforeEach(() => {
    db = new Database(openDatabase(undefined), { path: ':memory:', clock, log: nothingToFlush, onClockBack() {} })
  })
  afterEach(() => db.close())

  const count = (table: string) => db.one<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)?.count

  /** As many messages as arrive in a minute of a busy bot, all delivered now. */
  const deliverMany = (minute: string) =>
    db.write('process', (nowMs) => {
      for (let message = 0; message < 2500; message++)
        db.run('INSERT INTO seen (channel, message_id, at_ms) VALUES (?, ?, ?)', 'test', `${minute}/${message}`, nowMs)
    })

  test('keeps up with more messages than it removes in one step, and keeps what is not due', async () => {
    await deliverMany('old')
    clock.advance(9 * day)
    await deliverMany('new')
    await removeExpired(db)
    expect(count('seen')).toBe(2500)
  })

  test('removes what was set aside after a month', async () => {
    const content = { conversationId: 'c1', kind: 'message', content: 'halo', reason: 'broken' } as const
    await db.write('process', (nowMs) => setContentAside(db, nowMs, content))
    clock.advance(29 * day)
    await removeExpired(db)
    expect(count('aside')).toBe(1)
    clock.advance(2 * day)
    await removeExpired(db)
    expect(count('aside')).toBe(0)
  })

  test('leaves nothing of an erased stream after a day, and the position of one that is written to again', async () => {
    const events = new SqliteEventLog(db)
    const [gone, back] = [buildEvent({ stream: 'person:gone' }), buildEvent({ stream: 'person:back' })]
    await events.append([gone, back])
    for (const { stream } of [gone, back]) await events.erase(stream)
    await events.append([back])
    clock.advance(day - 1000)
    await removeExpired(db)
    expect((await events.readFrom('person:gone')).position).toBe(2)
    clock.advance(2000)
    await removeExpired(db)
    expect(db.all<{ stream: string }>('SELECT stream FROM streams')).toEqual([{ stream: 'person:back' }])
    expect((await events.readFrom('person:back')).position).toBe(3)
  })
})
