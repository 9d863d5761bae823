import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { StoreError } from '../../domain/errors.ts'
import type { Clock } from '../../ports/clock.ts'
import { toStoreError } from './errors.ts'
import type { Flush } from './log-flush.ts'

/** What a write survives. `power`: flushed to the disk. `process`: handed to the system, safe from SIGKILL only. */
type Durability = 'power' | 'process'

type QueuedWrite = {
  readonly run: (nowMs: number) => unknown
  readonly durability: Durability
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

/** A clock that falls back by more than this was set back; less is a correction that hurts nobody. */
const clockToleranceMs = 1000

/** How many writes share one transaction at most, so that the event loop gets its turn. */
const batchLimit = 256

export type DatabaseOptions = {
  /** How the file is called in errors. */
  readonly path: string
  readonly clock: Clock
  /** What makes a committed transaction survive a power cut. */
  readonly log: Flush
  /** Runs inside the next write's transaction when the clock was found to have been set back. */
  readonly onClockBack: (byMs: number, db: Database) => void
}

/**
 * The one connection to the file. Writes asked for in the same round of the event loop share one transaction; each is
 * still all or nothing, because a batch that fails is done again one by one. Transactions that end while the disk is
 * busy share its next flush.
 */
export class Database {
  readonly #database: DatabaseSync
  readonly #path: string
  readonly #clock: Clock
  readonly #log: Flush
  readonly #onClockBack: (byMs: number) => void
  readonly #statements = new Map<string, StatementSync>()
  #queue: QueuedWrite[] = []
  #emptied: Promise<void> | undefined
  /** Writes that are committed and wait for the disk. */
  readonly #settling = new Set<Promise<void>>()
  /** A flush failed: what the system says of the log from now on cannot be trusted until all of it was moved. */
  #logSuspect = false
  #latestMs = Number.NEGATIVE_INFINITY
  #open = true

  constructor(database: DatabaseSync, { path, clock, log, onClockBack }: DatabaseOptions) {
    this.#database = database
    this.#path = path
    this.#clock = clock
    this.#log = log
    this.#onClockBack = (byMs) => onClockBack(byMs, this)
  }

  /** The statement's first row. `Row` is what the STRICT schema says the columns hold. */
  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[]
  }

  /** All rows, each as its columns in order: for thousands of them this is twice as fast. */
  table<Row extends readonly unknown[]>(sql: string, ...values: SQLInputValue[]): Row[] {
    const statement = this.#statement(sql)
    statement.setReturnArrays(true)
    // The library's types know rows as objects only.
    return statement.all(...values) as unknown as Row[]
  }

  /** Returns how many rows were changed. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#statement(sql).run(...values).changes)
  }

  /** Runs `change` in a transaction; it may run twice, so it changes nothing but the database. */
  write<T>(durability: Durability, change: (nowMs: number) => T): Promise<T> {
    if (!this.#open) return Promise.reject(this.#closedError())
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ run: change, durability, resolve: resolve as (value: unknown) => void, reject })
      this.#emptied ??= new Promise((done) => setImmediate(() => this.#empty(done)))
    })
  }

  /** Runs a read at once. It sees every write that has resolved. */
  async read<T>(query: (nowMs: number) => T): Promise<T> {
    if (!this.#open) throw this.#closedError()
    try {
      return query(this.#clock.now())
    } catch (error) {
      throw this.#translated(error)
    }
  }

  /**
   * Moves the log's content into the file and empties the log, so that what was deleted is not left in it. Whether it
   * was emptied: not while another program reads.
   */
  async emptyLog(): Promise<boolean> {
    return this.read(() => this.one<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')?.busy === 0)
  }

  /** Writes the whole file anew without what was deleted, if it has no more bytes than this. */
  async rewrite(mostBytes: number): Promise<void> {
    await this.read(() => {
      const size = this.one<{ bytes: number }>(
        'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size',
      )
      // The copy that is made meanwhile must not be left on a disk either.
      if ((size?.bytes ?? 0) <= mostBytes) this.#database.exec('PRAGMA temp_store = MEMORY; VACUUM')
    })
  }

  async close(): Promise<void> {
    if (!this.#open) return
    this.#open = false
    await this.#emptied
    await Promise.all(this.#settling)
    await this.#log.close()
    this.#statements.clear()
    this.#database.close()
  }

  #empty(done: () => void) {
    const batch = this.#queue.splice(0, batchLimit)
    this.#runBatch(batch)
    if (this.#queue.length > 0) setImmediate(() => this.#empty(done))
    else {
      this.#emptied = undefined
      done()
    }
  }

  #runBatch(batch: readonly QueuedWrite[]) {
    try {
      const values = this.#transaction((nowMs) => batch.map((write) => write.run(nowMs)))
      const done = batch.map((write, index) => ({ ...write, value: values[index] }))
      for (const { durability, resolve, value } of done) if (durability === 'process') resolve(value)
      const forPower = done.filter(({ durability }) => durability === 'power')
      if (forPower.length === 0) return
      const settling = this.#toDisk()
        .then(
          () => {
            for (const { resolve, value } of forPower) resolve(value)
          },
          (error) => {
            for (const { reject } of forPower) reject(this.#translated(error))
          },
        )
        .finally(() => this.#settling.delete(settling))
      this.#settling.add(settling)
    } catch (error) {
      const [only] = batch
      if (only && batch.length === 1) only.reject(this.#translated(error))
      else for (const write of batch) this.#runBatch([write])
    }
  }

  /** Everything committed so far survives a power cut when this resolved. */
  async #toDisk(): Promise<void> {
    if (!this.#logSuspect) {
      try {
        return await this.#log.flush()
      } catch {
        this.#logSuspect = true
      }
    }
    // After a failed flush the system may forget what it could not write and call the next flush a success:
    // https://wiki.postgresql.org/wiki/Fsync_Errors. So the log's content goes another way, into the file itself.
    const moved = this.one<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)')
    if (moved?.busy !== 0) throw new StoreError(`${this.#path}: the disk reports an error`, { transient: true })
    this.#logSuspect = false
  }

  #transaction<T>(change: (nowMs: number) => T): T {
    this.#statement('BEGIN IMMEDIATE').run()
    try {
      const nowMs = this.#clock.now()
      if (this.#latestMs - nowMs > clockToleranceMs) this.#onClockBack(this.#latestMs - nowMs)
      const value = change(nowMs)
      this.#statement('COMMIT').run()
      this.#latestMs = nowMs
      return value
    } catch (error) {
      // Some errors, a full disk among them, have rolled back already.
      if (this.#database.isTransaction) this.#statement('ROLLBACK').run()
      throw error
    }
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.#database.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }

  #translated(error: unknown): unknown {
    return toStoreError(error, this.#path) ?? error
  }

  #closedError() {
    return new StoreError(`${this.#path}: the store is closed`, { transient: false })
  }
}
