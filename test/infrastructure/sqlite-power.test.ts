import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Database } from '../../src/infrastructure/sqlite/database.ts'
import { LogFlush } from '../../src/infrastructure/sqlite/log-flush.ts'
import { openDatabase } from '../../src/infrastructure/sqlite/open-database.ts'
import { eventually } from '../support/eventually.ts'
import { TestClock } from '../support/test-clock.ts'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'prima-power-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

/** A disk that is busy until told otherwise. */
class SlowDisk {
  readonly waiting: PromiseWithResolvers<void>[] = []

  flush(): Promise<void> {
    const asked = Promise.withResolvers<void>()
    this.waiting.push(asked)
    return asked.promise
  }

  async close() {}
}

describe('what must survive a power cut', () => {
  let database: DatabaseSync
  let db: Database
  let disk: SlowDisk
  const resolved: string[] = []
  beforeEach(() => {
    resolved.length = 0
    disk = new SlowDisk()
    database = openDatabase(directory)
    database.exec('PRAGMA busy_timeout = 0')
    db = new Database(database, { path: 'prima.db', clock: new TestClock(), log: disk, onClockBack() {} })
  })
  afterEach(async () => {
    for (const { resolve } of disk.waiting) resolve()
    await db.close()
  })

  const insert = (name: string) => () => db.run('INSERT INTO counter (name, value) VALUES (?, 0)', name)
  const write = (durability: 'power' | 'process', key: string) =>
    db.write(durability, insert(key)).then(() => resolved.push(key))

  it('waits for the disk, and nothing else does', async () => {
    const first = write('power', 'message')
    await eventually(() => expect(disk.waiting).toHaveLength(1))
    await write('process', 'lease')
    expect(resolved).toEqual(['lease'])
    disk.waiting[0]?.resolve()
    await first
    expect(resolved).toEqual(['lease', 'message'])
  })

  it('goes another way to the disk when a flush failed', async () => {
    const first = write('power', 'message')
    await eventually(() => expect(disk.waiting).toHaveLength(1))
    disk.waiting[0]?.reject(new Error('EIO'))
    await first
    // Nothing is left in the log: all of it is in the file.
    expect(database.prepare('PRAGMA wal_checkpoint(PASSIVE)').get()).toEqual({ busy: 0, log: 0, checkpointed: 0 })
  })

  it('is not said to be stored while neither way works, and no flush is trusted until one did', async () => {
    const reader = new DatabaseSync(join(directory, 'prima.db'))
    reader.exec('BEGIN; SELECT * FROM counter')
    const first = write('power', 'message')
    await eventually(() => expect(disk.waiting).toHaveLength(1))
    disk.waiting[0]?.reject(new Error('EIO'))
    await expect(first).rejects.toMatchObject({ code: 'store', transient: true })
    await expect(write('power', 'again')).rejects.toMatchObject({ code: 'store', transient: true })
    reader.close()
    await write('power', 'later')
    expect(resolved).toEqual(['later'])
    expect(disk.waiting).toHaveLength(1)
  })

  it('is waited for when the store is closed', async () => {
    const first = write('power', 'message')
    await eventually(() => expect(disk.waiting).toHaveLength(1))
    const closed = db.close().then(() => resolved.push('closed'))
    disk.waiting[0]?.resolve()
    await Promise.all([first, closed])
    expect(resolved).toEqual(['message', 'closed'])
  })
})

describe('the flush of the log', () => {
  it('is shared by all who ask while one runs', async () => {
    const path = join(directory, 'log')
    writeFileSync(path, 'x')
    const log = new LogFlush(path)
    const [first, second, third] = [log.flush(), log.flush(), log.flush()]
    expect(second).not.toBe(first)
    expect(third).toBe(second)
    await Promise.all([first, second])
    await log.close()
  })

  it('fails where there is no log, and works when there is', async () => {
    const path = join(directory, 'log')
    const log = new LogFlush(path)
    await expect(log.flush()).rejects.toThrow()
    writeFileSync(path, 'x')
    await log.flush()
    await log.close()
  })
})
