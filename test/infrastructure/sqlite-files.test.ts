import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ConfigError, StoreError } from '../../src/domain/errors.ts'
import { Database } from '../../src/infrastructure/sqlite/database.ts'
import { SqliteEventLog } from '../../src/infrastructure/sqlite/event-log.ts'
import { nothingToFlush } from '../../src/infrastructure/sqlite/log-flush.ts'
import { openDatabase } from '../../src/infrastructure/sqlite/open-database.ts'
import { openSqliteEventLog, openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import { buildEvent, buildMessage } from '../support/builders.ts'
import { TestClock } from '../support/test-clock.ts'

describe('the directory of SQLite', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'prima-files-'))
  })
  afterEach(() => rmSync(directory, { recursive: true, force: true }))

  /** The one line with which it is refused. */
  async function refusal(where = directory): Promise<string> {
    const error = await openSqliteStore({ directory: where, lockWaitMs: 0 }).then(
      (store) => store.close(),
      (reason) => reason,
    )
    if (!(error instanceof ConfigError)) throw new Error(`expected a ConfigError, got ${error}`)
    expect(error.problems).toHaveLength(1)
    return error.message
  }

  it('is made when it is not there', async () => {
    const store = await openSqliteStore({ directory: join(directory, 'new', 'data') })
    expect(await store.mailbox.deliver(buildMessage())).toBe('accepted')
    await store.close()
    await store.close()
  })

  it('holds files that nobody else may read, also those of a version that did not see to it', async () => {
    const where = join(directory, 'data')
    const modes = () =>
      ['', 'prima.db', 'prima.db-wal', 'prima.db-shm', 'prima.lock'].map(
        (name) => statSync(join(where, name)).mode & 0o777,
      )
    const store = await openSqliteStore({ directory: where })
    await store.mailbox.deliver(buildMessage())
    expect(modes()).toEqual([0o700, 0o600, 0o600, 0o600, 0o600])
    await store.close()
    chmodSync(join(where, 'prima.db'), 0o644)
    const again = await openSqliteStore({ directory: where })
    expect(modes()).toEqual([0o700, 0o600, 0o600, 0o600, 0o600])
    await again.close()
  })

  it('keeps no byte of what was erased, in the file or in the log', async () => {
    const canaries = Array.from({ length: 200 }, (_, index) => `kenari-${index}-${'x'.repeat(50 + index * 20)}`)
    const bytes = () =>
      ['prima.db', 'prima.db-wal']
        .map((name) => join(directory, name))
        .filter(existsSync)
        .map((path) => readFileSync(path, 'latin1'))
        .join('')
    const db = new Database(openDatabase(directory), {
      path: 'prima.db',
      clock: new TestClock(),
      log: nothingToFlush,
      onClockBack() {},
    })
    const events = new SqliteEventLog(db)
    await events.append(canaries.map((text, index) => buildEvent({ id: `e${index}`, stream: 's', data: { text } })))
    await events.append([buildEvent({ id: 'kept', stream: 'others', data: { text: 'tinggal' } })])
    expect(bytes()).toContain('kenari-7-')
    await events.erase('s')
    expect(await db.emptyLog()).toBe(true)
    expect(bytes()).not.toContain('kenari-')
    expect(bytes()).toContain('tinggal')
    await db.close()
    expect(bytes()).not.toContain('kenari-')
  })

  it('is refused when it cannot be written', async () => {
    writeFileSync(join(directory, 'file'), '')
    expect(await refusal(join(directory, 'file', 'data'))).toMatch(
      /^DATA_DIR .*file.data cannot be written \(ENOTDIR\)/,
    )
  })

  it('is refused while another Prima has it, and free when that one has stopped', async () => {
    const store = await openSqliteStore({ directory })
    expect(await refusal()).toContain('is in use by another Prima')
    await store.close()
    await (await openSqliteStore({ directory, lockWaitMs: 0 })).close()
  })

  it('is refused to another process for as long as this one lives', async () => {
    const store = await openSqliteStore({ directory })
    expect(await store.mailbox.deliver(buildMessage())).toBe('accepted')
    expect(await openElsewhere()).toMatch(/^DATA_DIR .* is in use by another Prima\. [^\n]*$/)
    await store.close()
    expect(await openElsewhere()).toBe('opened')
  })

  it('is refused while another program holds the file', async () => {
    await (await openSqliteStore({ directory })).close()
    const other = new DatabaseSync(join(directory, 'prima.db'))
    other.exec('BEGIN EXCLUSIVE')
    await expect(openSqliteStore({ directory })).rejects.toMatchObject({
      code: 'store',
      message: expect.stringContaining('is locked by another program'),
    })
    other.close()
    await (await openSqliteStore({ directory })).close()
  })

  it('is not healthy any more when it was taken away', async () => {
    const store = await openSqliteStore({ directory: join(directory, 'data') })
    expect(await store.healthy()).toBe(true)
    rmSync(join(directory, 'data'), { recursive: true })
    expect(await store.healthy()).toBe(false)
    await store.close()
  })

  it('waits a moment for the one before it to stop', async () => {
    const store = await openSqliteStore({ directory })
    const opening = openSqliteStore({ directory })
    await store.close()
    await (await opening).close()
  })

  it('is refused when its file is of a newer version', async () => {
    await (await openSqliteStore({ directory })).close()
    alter('PRAGMA user_version = 99')
    expect(await refusal()).toContain('was written by a newer Prima (schema 99')
  })

  it('is refused when its file belongs to another program', async () => {
    alter('CREATE TABLE theirs (x)')
    expect(await refusal()).toContain('belongs to another program')
  })

  it('is refused when its file is damaged', async () => {
    writeFileSync(join(directory, 'prima.db'), 'not a database at all, but long enough to be looked at'.repeat(100))
    expect(await refusal()).toContain('is damaged')
  })

  it('can be read by a tool while the bot runs', async () => {
    const store = await openSqliteStore({ directory })
    const event = buildEvent()
    await store.events.append([event])
    const tool = openSqliteEventLog(directory)
    expect(await tool.streams('team:')).toEqual([event.stream])
    await store.events.append([{ ...event, id: 'later' }])
    expect(await tool.read(event.stream)).toHaveLength(2)
    await tool.close()
    await store.close()
  })

  it('cannot be read by a tool when there is nothing', () => {
    expect(() => openSqliteEventLog(directory)).toThrow(ConfigError)
  })

  it('says that the disk is full, keeps what was there, and goes on when there is room', async () => {
    const database = openDatabase(directory)
    const db = new Database(database, {
      path: 'prima.db',
      clock: new TestClock(),
      log: nothingToFlush,
      onClockBack() {},
    })
    const events = new SqliteEventLog(db)
    await events.append([buildEvent({ id: 'before' })])
    database.exec(`PRAGMA max_page_count = ${Number(database.prepare('PRAGMA page_count').get()?.page_count)}`)
    const big = buildEvent({ data: 'x'.repeat(100_000) })
    const failed = await Promise.allSettled([events.append([big]), events.append([buildEvent({ id: 'small' })])])
    expect(failed[0]).toMatchObject({ status: 'rejected', reason: expect.any(StoreError) })
    expect(failed[0]).toMatchObject({ reason: { transient: true, message: expect.stringContaining('disk is full') } })
    expect(failed[1]?.status).toBe('fulfilled')
    database.exec('PRAGMA max_page_count = 100000')
    await events.append([big])
    expect((await events.read('team:t1')).map(({ id }) => id)).toEqual(['before', 'small', big.id])
    await db.close()
  })

  it('lets nobody use a store that was closed', async () => {
    const store = await openSqliteStore({ directory })
    await store.close()
    await expect(store.mailbox.deliver(buildMessage())).rejects.toThrow(StoreError)
    expect(await store.healthy()).toBe(false)
  })

  /** Opens it in a process of its own, and says how that went. */
  async function openElsewhere(): Promise<string> {
    const script = `
      import { openSqliteStore } from '${join(import.meta.dirname, '../../src/infrastructure/sqlite/open-store.ts')}'
      const directory = ${JSON.stringify(directory)}
      await openSqliteStore({ directory, lockWaitMs: 0 }).then((store) => store.close()).then(
        () => console.log('opened'),
        (error) => console.log(error.message),
      )`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    return (await text(child.stdout)).trim()
  }

  function alter(sql: string) {
    const database = new DatabaseSync(join(directory, 'prima.db'))
    database.exec(sql)
    database.close()
  }
})
