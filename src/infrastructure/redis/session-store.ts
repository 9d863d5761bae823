import type { Session } from '../../domain/session.ts'
import type { Log } from '../../ports/log.ts'
import type { SessionStore } from '../../ports/session-store.ts'
import { readStoredSession, type SessionMigrations } from '../stored-session.ts'
import type { Connection } from './connection.ts'
import { encodeName } from './keys.ts'
import { scripts } from './scripts.ts'

export class RedisSessionStore implements SessionStore {
  readonly ttlMs: number
  readonly #redis: Connection
  readonly #log: Log
  readonly #migrations: SessionMigrations | undefined

  constructor(
    redis: Connection,
    options: { readonly sessionTtlMs: number; readonly log: Log; readonly migrations?: SessionMigrations },
  ) {
    this.#redis = redis
    this.ttlMs = options.sessionTtlMs
    this.#log = options.log
    this.#migrations = options.migrations
  }

  async load(conversationId: string): Promise<Session | undefined> {
    const stored = await this.#redis.run(scripts.load, encodeName(conversationId))
    return typeof stored === 'string' ? this.read(conversationId, stored) : undefined
  }

  async forget(conversationId: string): Promise<void> {
    await this.#redis.run(scripts.forget, encodeName(conversationId))
  }

  /** The session in what is stored. A damaged one is moved aside. */
  async read(conversationId: string, stored: string): Promise<Session | undefined> {
    const read = readStoredSession(stored, conversationId, this.#migrations)
    if (read.kind === 'session') return read.session
    const { reason } = read
    await this.#redis.run(scripts.setSessionAside, encodeName(conversationId), stored, reason)
    this.#log.warn({ conversationId, reason }, 'a stored session was damaged; set aside, starting afresh')
    return undefined
  }
}
