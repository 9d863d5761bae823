import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConfigError } from '../../domain/errors.ts'
import { resultCode, resultCodeOf, toStoreError } from './errors.ts'
import { applicationId, migrations } from './schema.ts'

export const databaseFile = 'prima.db'

/** How long to wait for another process to let go: one that is being replaced needs a moment to stop. */
const lockWaitMs = 3000

/**
 * Takes the directory for this process alone, until `close` or the death of the process. The lock is the system's lock
 * on a file beside the database, so that the database itself stays open to readers: a tool, a backup.
 */
export async function lockDirectory(directory: string, waitMs = lockWaitMs): Promise<DatabaseSync> {
  makeDirectory(directory)
  for (const deadline = performance.now() + waitMs; ; await sleep(50)) {
    const lock = openFile(join(directory, 'prima.lock'), directory)
    try {
      lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
      return lock
    } catch (error) {
      lock.close()
      const code = resultCodeOf(error)
      if (code === resultCode.full || code === resultCode.ioError) throw toStoreError(error, directory) ?? error
      if (code !== resultCode.busy) throw notWritable(directory, error)
      if (performance.now() >= deadline)
        throw new ConfigError([
          `DATA_DIR ${directory} is in use by another Prima. Stop it first, give this one another DATA_DIR, or set REDIS_URL to run several processes side by side.`,
        ])
    }
  }
}

/** Node's recursive `mkdir` never ends where the system answers ENOENT for a place whose parent exists, as below /proc. */
function makeDirectory(directory: string) {
  try {
    if (!existsSync(directory)) mkdirSync(directory, { recursive: !existsSync(dirname(directory)), mode: 0o700 })
  } catch (error) {
    throw notWritable(directory, error)
  }
}

/** Opens and migrates `prima.db` in a directory, or a database in memory when the directory is undefined. */
export function openDatabase(directory: string | undefined): DatabaseSync {
  const path = directory === undefined ? ':memory:' : join(directory, databaseFile)
  const database = openFile(path, directory ?? path)
  try {
    // How long the whole process stands still at most when another program writes to the file.
    database.exec('PRAGMA busy_timeout = 1000')
    migrate(database, path)
    const journal = database.prepare('PRAGMA journal_mode = WAL').get()?.journal_mode
    if (directory !== undefined && journal !== 'wal')
      throw new ConfigError([`DATA_DIR ${directory} is on a disk without a write-ahead log. Set it to a local disk.`])
    // NORMAL keeps the file whole through a power cut; what must not be forgotten in one is flushed by `LogFlush`.
    database.exec('PRAGMA synchronous = NORMAL')
    // What is deleted is overwritten, not only passed over: people who want to be forgotten are.
    database.exec('PRAGMA secure_delete = ON')
    // Up to 32 MiB of pages in memory, and up to 16 MiB in the log before they move to the file: fewer, longer flushes.
    database.exec('PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4096')
    return database
  } catch (error) {
    database.close()
    const code = resultCodeOf(error)
    if (code === resultCode.notADatabase || code === resultCode.corrupt)
      throw new ConfigError([`${path} is damaged or not a SQLite database. Restore it from a backup or move it away.`])
    if (code === resultCode.readOnly || code === resultCode.cantOpen) throw notWritable(directory ?? path, error)
    throw toStoreError(error, path) ?? error
  }
}

/** Opens an existing database for reading, beside the process that writes it. */
export function openForReading(directory: string): DatabaseSync {
  const path = join(directory, databaseFile)
  if (!existsSync(path))
    throw new ConfigError([
      `there is no store at ${path}. Set DATA_DIR (or REDIS_URL) to what the Prima you ask about runs with; a new one has a store once it was started and asked something.`,
    ])
  try {
    const database = new DatabaseSync(path, { readOnly: true })
    checkVersion(database, path)
    return database
  } catch (error) {
    if (error instanceof ConfigError) throw error
    throw new ConfigError([
      `${path} cannot be read. Run this as the user that runs Prima, and see that DATA_DIR names the store of a running or stopped Prima.`,
    ])
  }
}

function openFile(path: string, directory: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path)
    if (path !== ':memory:') keepPrivate(path)
    return database
  } catch (error) {
    throw notWritable(directory, error)
  }
}

/** For the user that runs Prima alone; SQLite gives the files that it makes beside it the same rights. */
function keepPrivate(path: string) {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    try {
      chmodSync(file, 0o600)
    } catch {
      // Not there, or somebody else's: what matters shows when it is written.
    }
  }
}

function migrate(database: DatabaseSync, path: string) {
  const version = checkVersion(database, path)
  if (version === migrations.length) return
  database.exec('BEGIN IMMEDIATE')
  for (const step of migrations.slice(version)) database.exec(step)
  database.exec(`PRAGMA user_version = ${migrations.length}; PRAGMA application_id = ${applicationId}; COMMIT`)
}

function checkVersion(database: DatabaseSync, path: string): number {
  const version = pragma(database, 'user_version')
  const owner = pragma(database, 'application_id')
  const tables = database.prepare('SELECT count(*) AS count FROM sqlite_schema').get()?.count
  if (owner !== applicationId && (owner !== 0 || version !== 0 || tables !== 0))
    throw new ConfigError([`${path} belongs to another program. Give Prima a DATA_DIR of its own.`])
  if (version > migrations.length)
    throw new ConfigError([
      `${path} was written by a newer Prima (schema ${version}, this one knows up to ${migrations.length}). Run that version, or restore a backup from before the update.`,
    ])
  return version
}

function pragma(database: DatabaseSync, name: string): number {
  return Number(database.prepare(`PRAGMA ${name}`).get()?.[name])
}

function notWritable(directory: string, error: unknown): ConfigError {
  const reason =
    error instanceof Error && 'code' in error && error.code !== 'ERR_SQLITE_ERROR' ? ` (${error.code})` : ''
  return new ConfigError([
    `DATA_DIR ${directory} cannot be written${reason}. Let the user that runs Prima write there, or set DATA_DIR to another directory.`,
  ])
}
