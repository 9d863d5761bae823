import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import { StoreError } from '../../domain/errors.ts'
import type { Clock } from '../../ports/clock.ts'
import { toStoreError } from './errors.ts'

/** What a write survives. `power`: flushed to the disk. `process`: handed to the system, safe from SIGKILL only. */
type Durability = 'power' | 'process'

type QueuedWrite = {
  readonly run: (nowMs: number) => unknown
  readonly durability: Durability
  readonly resolve: (value: unknown) => void
  readonly reject: (error: StoreError) => void
}

/** A clock that falls back by more than this was set back; less is a correction that hurts nobody. */
const clockToleranceMs = 1000

/** How many writes share one transaction at most, so that the event loop gets its turn. */
const batchLimit = 256

/**
 * The one connection to the file. Writes asked for in the same round of the event loop share one transaction and so
 * one flush to the disk; each is still all or nothing, because a batch that fails is done again one by one.
 */
export class Database {
  readonly #database: DatabaseSync
  readonly #path: string
  readonly #clock: Clock
  readonly #onClockBack: (byMs: number) => void
  readonly #statements = new Map<string, StatementSync>()
  #queue: QueuedWrite[] = []
  #flushed: Promise<void> | undefined
  #synchronous: Durability | undefined
  #latestMs = Number.NEGATIVE_INFINITY
  #open = true

  /** `onClockBack` runs inside the next write's transaction when the clock was found to have been set back. */
  constructor(database: DatabaseSync, path: string, clock: Clock, onClockBack: (byMs: number, db: Database) => void) {
    this.#database = database
    this.#path = path
    this.#clock = clock
    this.#onClockBack = (byMs) => onClockBack(byMs, this)
  }

  /** The statement's first row. `Row` is what the STRICT schema says the columns hold. */
  one<Row>(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined
  }

  all<Row>(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values) as Row[]
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
      this.#flushed ??= new Promise((done) => setImmediate(() => this.#flush(done)))
    })
  }

  /** Runs a read at once. It sees every write that has resolved. */
  async read<T>(query: (nowMs: number) => T): Promise<T> {
    if (!this.#open) throw this.#closedError()
    try {
      return query(this.#clock.now())
    } catch (error) {
      throw toStoreError(error, this.#path)
    }
  }

  async close(): Promise<void> {
    if (!this.#open) return
    this.#open = false
    await this.#flushed
    this.#statements.clear()
    this.#database.close()
  }

  #flush(done: () => void) {
    const batch = this.#queue.splice(0, batchLimit)
    this.#runBatch(batch)
    if (this.#queue.length > 0) setImmediate(() => this.#flush(done))
    else {
      this.#flushed = undefined
      done()
    }
  }

  #runBatch(batch: readonly QueuedWrite[]) {
    try {
      const durability = batch.some((write) => write.durability === 'power') ? 'power' : 'process'
      const values = this.#transaction(durability, (nowMs) => batch.map((write) => write.run(nowMs)))
      for (const [index, write] of batch.entries()) write.resolve(values[index])
    } catch (error) {
      const [only] = batch
      if (only && batch.length === 1) only.reject(toStoreError(error, this.#path))
      else for (const write of batch) this.#runBatch([write])
    }
  }

  #transaction<T>(durability: Durability, change: (nowMs: number) => T): T {
    if (durability !== this.#synchronous) {
      // In WAL mode NORMAL does not flush at the end of a transaction: https://www.sqlite.org/pragma.html#pragma_synchronous
      this.#database.exec(`PRAGMA synchronous = ${durability === 'power' ? 'FULL' : 'NORMAL'}`)
      this.#synchronous = durability
    }
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

  #closedError() {
    return new StoreError(`${this.#path}: the store is closed`, { transient: false })
  }
}
