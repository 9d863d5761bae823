import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { Store } from '../../src/ports/store.ts'
import type { OpenOptions, Place } from '../contracts/contract.ts'
import { RecordingLog } from './recording-log.ts'
import { TestClock } from './test-clock.ts'

/** A directory of its own. A second `open` gives the same store, as SQLite is for one process. */
export async function createSqlitePlace(): Promise<Place & { readonly directory: string }> {
  const directory = mkdtempSync(join(tmpdir(), 'prima-sqlite-'))
  const clock = new TestClock()
  const log = new RecordingLog()
  let opened: Promise<Store> | undefined
  let openedWith: OpenOptions = {}
  const open = (options: OpenOptions = openedWith) => {
    openedWith = options
    opened ??= openSqliteStore({ directory, clock, log, ...options })
    return opened
  }
  return {
    directory,
    clock,
    log,
    patienceMs: 3000,
    open,
    async reopen() {
      await (await opened)?.close()
      opened = undefined
      return open()
    },
    async plantSession(conversationId, stored) {
      const database = new DatabaseSync(join(directory, 'prima.db'))
      database
        .prepare('INSERT OR REPLACE INTO sessions (conversation_id, expires_ms, session) VALUES (?, ?, ?)')
        .run(conversationId, clock.now() + 60_000, stored)
      database.close()
    },
    async remove() {
      await (await opened)?.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
