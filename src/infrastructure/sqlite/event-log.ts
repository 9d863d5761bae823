import type { Event } from '../../domain/event.ts'
import type { JsonValue } from '../../domain/json.ts'
import type { EventLog, EventRange } from '../../ports/event-log.ts'
import type { Database } from './database.ts'

type EventRow = {
  readonly id: string
  readonly stream: string
  readonly kind: string
  readonly at_ms: number
  readonly data: string
}

export class SqliteEventLog implements EventLog {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  append(events: readonly Event[]): Promise<void> {
    return this.#db.write('power', () => insertEvents(this.#db, events))
  }

  async read(stream: string, { fromMs, toMs, last }: EventRange = {}): Promise<readonly Event[]> {
    const rows = await this.#db.read(() =>
      this.#db.all<EventRow>(
        `SELECT id, stream, kind, at_ms, data FROM events WHERE stream = ? AND at_ms >= ? AND at_ms < ?
         ORDER BY seq DESC LIMIT ?`,
        stream,
        fromMs ?? Number.MIN_SAFE_INTEGER,
        toMs ?? Number.MAX_SAFE_INTEGER,
        last ?? -1,
      ),
    )
    return rows.reverse().map(toEvent)
  }

  streams(prefix: string): Promise<readonly string[]> {
    return this.#db.read(() =>
      this.#db
        .all<{ stream: string }>(
          'SELECT DISTINCT stream FROM events WHERE stream >= ?1 AND substr(stream, 1, length(?1)) = ?1 ORDER BY stream',
          prefix,
        )
        .map(({ stream }) => stream),
    )
  }

  erase(stream: string): Promise<void> {
    return this.#db.write('power', () => {
      this.#db.run('DELETE FROM events WHERE stream = ?', stream)
    })
  }
}

/** Inside a write. */
export function insertEvents(db: Database, events: readonly Event[]) {
  for (const { id, stream, kind, atMs, data } of events) {
    db.run(
      'INSERT INTO events (stream, id, kind, at_ms, data) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      stream,
      id,
      kind,
      atMs,
      JSON.stringify(data),
    )
  }
}

function toEvent({ id, stream, kind, at_ms, data }: EventRow): Event {
  return { id, stream, kind, atMs: at_ms, data: JSON.parse(data) as JsonValue }
}
