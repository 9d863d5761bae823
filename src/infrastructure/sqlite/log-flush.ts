import { type FileHandle, open } from 'node:fs/promises'

/** Brings everything that was written before the call to the disk. */
export type Flush = { flush(): Promise<void>; close(): Promise<void> }

/** For a database in memory. */
export const nothingToFlush: Flush = { async flush() {}, async close() {} }

/**
 * Flushes SQLite's write-ahead log off the event loop, so that a slow disk keeps nobody waiting who does not wait for
 * it. SQLite's own flush (`synchronous = FULL`) would stop the whole process for as long as the disk takes. Calls that
 * come while a flush runs share the next one.
 *
 * The log may be opened beside SQLite: its locks are on other files, and it is one file as long as the database is open.
 */
export class LogFlush implements Flush {
  readonly #path: string
  #file: FileHandle | undefined
  #running: Promise<void> | undefined
  #next: Promise<void> | undefined

  constructor(path: string) {
    this.#path = path
  }

  flush(): Promise<void> {
    if (!this.#running) return this.#start()
    this.#next ??= this.#running
      .catch(() => {}) // told to those who asked for that one
      .then(() => {
        this.#next = undefined
        return this.#start()
      })
    return this.#next
  }

  async close(): Promise<void> {
    await this.#next?.catch(() => {})
    await this.#running?.catch(() => {})
    await this.#file?.close()
  }

  #start(): Promise<void> {
    const running = this.#sync().finally(() => {
      if (this.#running === running) this.#running = undefined
    })
    this.#running = running
    return running
  }

  async #sync(): Promise<void> {
    // There is a log once something was written; `r+`, because some systems flush only what may be written.
    this.#file ??= await open(this.#path, 'r+')
    await this.#file.datasync()
  }
}
