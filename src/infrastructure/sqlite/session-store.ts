import type { Session } from '../../domain/session.ts'
import type { Log } from '../../ports/log.ts'
import type { SessionStore } from '../../ports/session-store.ts'
import { readStoredSession, type SessionMigrations } from '../stored-session.ts'
import type { Database } from './database.ts'
import { setContentAside } from './housekeeping.ts'

export class SqliteSessionStore implements SessionStore {
  readonly #db: Database
  readonly #options: { readonly sessionTtlMs: number; readonly log: Log; readonly migrations?: SessionMigrations }

  constructor(
    db: Database,
    options: { readonly sessionTtlMs: number; readonly log: Log; readonly migrations?: SessionMigrations },
  ) {
    this.#db = db
    this.#options = options
  }

  load(conversationId: string): Promise<Session | undefined> {
    return this.#db.write('process', (nowMs) => this.get(conversationId, nowMs))
  }

  forget(conversationId: string): Promise<void> {
    return this.#db.write('power', () => {
      this.#db.run('DELETE FROM sessions WHERE conversation_id = ?', conversationId)
      this.#db.run('DELETE FROM aside WHERE conversation_id = ?', conversationId)
    })
  }

  /** Inside a write. A damaged session is moved aside. */
  get(conversationId: string, nowMs: number): Session | undefined {
    const stored = this.#db.one<{ session: string }>(
      'SELECT session FROM sessions WHERE conversation_id = ? AND expires_ms > ?',
      conversationId,
      nowMs,
    )
    if (!stored) return undefined
    const read = readStoredSession(stored.session, conversationId, this.#options.migrations)
    if (read.kind === 'session') return read.session
    const { reason } = read
    setContentAside(this.#db, nowMs, { conversationId, kind: 'session', content: stored.session, reason })
    this.#db.run('DELETE FROM sessions WHERE conversation_id = ?', conversationId)
    this.#options.log.warn({ conversationId, reason }, 'a stored session was damaged; set aside, starting afresh')
    return undefined
  }

  /** Inside a write. A session that remembers nobody is not kept. */
  put(conversationId: string, session: Session, nowMs: number) {
    if (Object.keys(session.people).length === 0) {
      this.#db.run('DELETE FROM sessions WHERE conversation_id = ?', conversationId)
      return
    }
    this.#db.run(
      `INSERT INTO sessions (conversation_id, expires_ms, session) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET expires_ms = excluded.expires_ms, session = excluded.session`,
      conversationId,
      nowMs + this.#options.sessionTtlMs,
      JSON.stringify(session),
    )
  }
}
