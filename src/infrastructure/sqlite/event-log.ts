import type { Event, StreamPosition } from '../../domain/event.ts'
import type { JsonValue } from '../../domain/json.ts'
import type { EventLog, EventRange, StreamSlice } from '../../ports/event-log.ts'
import type { Database } from './database.ts'

type EventRow = readonly [id: string, kind: string, atMs: number, data: string]

export class SqliteEventLog implements EventLog {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  append(events: readonly Event[]): Promise<void> {
    return this.#db.write('power', () => insertEvents(this.#db, events))
  }

  async read(stream: string, { fromMs, toMs, last, first }: EventRange = {}): Promise<readonly Event[]> {
    const rows = await this.#db.read(() =>
      this.#db.table<EventRow>(
        `SELECT id, kind, at_ms, data FROM events WHERE stream = ? AND at_ms >= ? AND at_ms < ?
         ORDER BY seq ${first === undefined ? 'DESC' : 'ASC'} LIMIT ?`,
        stream,
        fromMs ?? Number.MIN_SAFE_INTEGER,
        toMs ?? Number.MAX_SAFE_INTEGER,
        first ?? last ?? -1,
      ),
    )
    return toEvents(stream, first === undefined ? rows.reverse() : rows)
  }

  readFrom(stream: string, afterPosition = 0): Promise<StreamSlice> {
    return this.#db.read(() => {
      const position = positionOf(this.#db, stream)
      // Since it was last erased each step of the position was one event, so these are the last so many of them.
      const rows = this.#db.table<EventRow>(
        'SELECT id, kind, at_ms, data FROM events WHERE stream = ? ORDER BY seq DESC LIMIT ?',
        stream,
        Math.max(0, position - afterPosition),
      )
      return { events: toEvents(stream, rows.reverse()), position }
    })
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
    return this.#db.write('power', (nowMs) => {
      if (this.#db.run('DELETE FROM events WHERE stream = ?', stream) === 0) return
      dropSnapshot(this.#db, stream)
      this.#db.run('UPDATE streams SET position = position + 1, erased_ms = ? WHERE stream = ?', nowMs, stream)
    })
  }

  replace(at: StreamPosition, events: readonly Event[]): Promise<'done' | 'stale'> {
    return this.#db.write('power', (nowMs) => {
      if (!areStillAt(this.#db, [at])) return 'stale'
      if (this.#db.run('DELETE FROM events WHERE stream = ?', at.stream) > 0)
        this.#db.run('UPDATE streams SET position = position + 1, erased_ms = ? WHERE stream = ?', nowMs, at.stream)
      dropSnapshot(this.#db, at.stream)
      insertEvents(this.#db, events)
      return 'done'
    })
  }

  trim(stream: string, beforeMs: number, limit: number): Promise<number> {
    return this.#db.write('process', (nowMs) => {
      const oldest = this.#db.all<{ seq: number; at_ms: number }>(
        'SELECT seq, at_ms FROM events WHERE stream = ? ORDER BY seq LIMIT ?',
        stream,
        limit,
      )
      const young = oldest.findIndex(({ at_ms }) => at_ms >= beforeMs)
      const old = young < 0 ? oldest : oldest.slice(0, young)
      const last = old.at(-1)
      if (!last) return 0
      this.#db.run('DELETE FROM events WHERE stream = ? AND seq <= ?', stream, last.seq)
      dropSnapshot(this.#db, stream)
      if (!this.#db.one('SELECT 1 FROM events WHERE stream = ? LIMIT 1', stream))
        this.#db.run('UPDATE streams SET erased_ms = ? WHERE stream = ?', nowMs, stream)
      return old.length
    })
  }
}

/** Inside a write. */
export function insertEvents(db: Database, events: readonly Event[]) {
  for (const { id, stream, kind, atMs, data } of events) {
    const inserted = db.run(
      'INSERT INTO events (stream, id, kind, at_ms, data) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      stream,
      id,
      kind,
      atMs,
      JSON.stringify(data),
    )
    if (inserted === 0) continue
    db.run(
      `INSERT INTO streams (stream, position) VALUES (?, 1)
       ON CONFLICT DO UPDATE SET position = position + 1, erased_ms = NULL`,
      stream,
    )
  }
}

/** Whether every stream is still where it is expected. */
export function areStillAt(db: Database, expected: readonly StreamPosition[]): boolean {
  return expected.every(({ stream, position }) => positionOf(db, stream) === position)
}

function dropSnapshot(db: Database, stream: string) {
  db.run('DELETE FROM snapshots WHERE stream = ?', stream)
}

function positionOf(db: Database, stream: string): number {
  return db.one<{ position: number }>('SELECT position FROM streams WHERE stream = ?', stream)?.position ?? 0
}

function toEvents(stream: string, rows: readonly EventRow[]): readonly Event[] {
  return rows.map(([id, kind, atMs, data]) => ({ id, stream, kind, atMs, data: JSON.parse(data) as JsonValue }))
}
