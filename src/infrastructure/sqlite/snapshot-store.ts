import type { StreamPosition } from '../../domain/event.ts'
import type { Snapshot, SnapshotStore } from '../../ports/snapshot-store.ts'
import type { Database } from './database.ts'
import { areStillAt } from './event-log.ts'

export class SqliteSnapshotStore implements SnapshotStore {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  load(stream: string, version: string): Promise<Snapshot | undefined> {
    return this.#db.read(() =>
      this.#db.one<Snapshot>(
        'SELECT version, position, content FROM snapshots WHERE stream = ? AND version = ?',
        stream,
        version,
      ),
    )
  }

  keep(at: StreamPosition, { version, position, content }: Snapshot): Promise<'done' | 'stale'> {
    return this.#db.write('process', () => {
      if (!areStillAt(this.#db, [at])) return 'stale'
      this.#db.run(
        'INSERT OR REPLACE INTO snapshots (stream, version, position, content) VALUES (?, ?, ?, ?)',
        at.stream,
        version,
        position,
        content,
      )
      return 'done'
    })
  }
}
