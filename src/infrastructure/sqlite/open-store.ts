import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { type Clock, systemClock } from '../../ports/clock.ts'
import type { EventLog } from '../../ports/event-log.ts'
import { type Log, silentLog } from '../../ports/log.ts'
import type { Store } from '../../ports/store.ts'
import type { SessionMigrations } from '../stored-session.ts'
import { Database } from './database.ts'
import { SqliteEventLog } from './event-log.ts'
import { removeExpired } from './housekeeping.ts'
import { LogFlush, nothingToFlush } from './log-flush.ts'
import { SqliteMailbox } from './mailbox.ts'
import { databaseFile, lockDirectory, openDatabase, openForReading } from './open-database.ts'
import { SqlitePersonalRecords } from './personal-records.ts'
import { SqliteSendBudget } from './send-budget.ts'
import { SqliteSessionStore } from './session-store.ts'
import { SqliteSnapshotStore } from './snapshot-store.ts'

const dayMs = 24 * 60 * 60 * 1000
const housekeepingEveryMs = 60_000
/** How long the log may still hold what was deleted. */
const emptyLogEveryMs = 10 * 60_000

/** With less room on the disk than this, a small write may still succeed where a turn would not. */
const leastRoomBytes = 1024 * 1024

export type SqliteStoreOptions = {
  /**
   * Where `prima.db` lies; made if it is not there. A local disk: WAL does not work over a network. Undefined: in
   * memory, gone with the process.
   */
  readonly directory: string | undefined
  /** How long a session is kept after its last turn. Default 30 days. */
  readonly sessionTtlMs?: number
  readonly clock?: Clock
  readonly log?: Log
  /** For tests: how older sessions are lifted. */
  readonly sessionMigrations?: SessionMigrations
  /** How long to wait for another process to let go of the directory. Default 3 seconds. */
  readonly lockWaitMs?: number
}

/**
 * Opens the store of a single process. Work that a process before it left half-done is due at once, whatever its lease
 * said: nobody else can hold it.
 *
 * What survives: everything that resolved survives the death of the process. A power cut also spares every delivery,
 * commit and event; it may forget that the last replies were sent, and then they are sent again.
 *
 * Throws `ConfigError` when the directory cannot be written, is in use by another process, or holds a file that is
 * damaged, newer than this version or somebody else's; `StoreError` when the disk is full or another program holds the file.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { directory, clock = systemClock, log = silentLog, sessionTtlMs = 30 * dayMs } = options
  const lock = directory === undefined ? undefined : await lockDirectory(directory, options.lockWaitMs)
  try {
    const path = directory === undefined ? ':memory:' : join(directory, databaseFile)
    const database = openDatabase(directory)
    const flush = directory === undefined ? nothingToFlush : new LogFlush(`${path}-wal`)
    const db = new Database(database, { path, clock, log: flush, onClockBack: moveWorkBack })
    await takeOver(db)
    return createStore(db, lock, {
      directory,
      sessionTtlMs,
      log,
      ...(options.sessionMigrations && { migrations: options.sessionMigrations }),
    })
  } catch (error) {
    lock?.close()
    throw error
  }
}

/** The events of a store that another process may be writing: for tools. Throws `ConfigError` if there is none. */
export function openSqliteEventLog(directory: string): Pick<EventLog, 'read' | 'streams'> & { close(): Promise<void> } {
  const db = new Database(openForReading(directory), {
    path: join(directory, databaseFile),
    clock: systemClock,
    log: nothingToFlush,
    onClockBack() {},
  })
  const events = new SqliteEventLog(db)
  return {
    read: (stream, range) => events.read(stream, range),
    streams: (prefix) => events.streams(prefix),
    close: () => db.close(),
  }
}

function createStore(
  db: Database,
  lock: DatabaseSync | undefined,
  options: {
    readonly directory: string | undefined
    readonly sessionTtlMs: number
    readonly log: Log
    readonly migrations?: SessionMigrations
  },
): Store {
  const sessions = new SqliteSessionStore(db, options)
  const housekeeping = setInterval(() => {
    removeExpired(db).catch((error) => options.log.warn({ error: String(error) }, 'housekeeping failed'))
  }, housekeepingEveryMs).unref()
  const emptying = setInterval(() => {
    db.emptyLog().catch((error) => options.log.warn({ error: String(error) }, 'the log could not be emptied'))
  }, emptyLogEveryMs).unref()
  return {
    mailbox: new SqliteMailbox(db, sessions),
    sessions,
    events: new SqliteEventLog(db),
    snapshots: new SqliteSnapshotStore(db),
    budget: new SqliteSendBudget(db),
    records: new SqlitePersonalRecords(db),
    async healthy() {
      try {
        await db.write('process', () => db.run("UPDATE counter SET value = value WHERE name = 'token'"))
        return options.directory === undefined || (await hasRoom(options.directory))
      } catch {
        return false
      }
    },
    async close() {
      clearInterval(housekeeping)
      clearInterval(emptying)
      await db.close()
      if (lock?.isOpen) lock.close()
    },
  }
}

async function hasRoom(directory: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(directory)
  return bavail * bsize >= leastRoomBytes
}

/** The leases of the process before us mean nothing any more. */
function takeOver(db: Database): Promise<void> {
  return db.write('process', (nowMs) => {
    db.run('UPDATE work SET token = 0, due_ms = ?', nowMs)
  })
}

/** When the clock is set back, what waits for a time waits no longer than before. */
function moveWorkBack(byMs: number, db: Database) {
  db.run('UPDATE work SET due_ms = due_ms - ?', byMs)
}
