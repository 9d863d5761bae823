import type { ClaimOnce } from '../../ports/claim-once.ts'
import type { Database } from './database.ts'

export class SqliteClaimOnce implements ClaimOnce {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  claimOnce(key: string, keepMs: number): Promise<boolean> {
    return this.#db.write('power', (nowMs) => {
      this.#db.run('DELETE FROM once WHERE key = ? AND until_ms <= ?', key, nowMs)
      return (
        this.#db.run('INSERT INTO once (key, until_ms) VALUES (?, ?) ON CONFLICT DO NOTHING', key, nowMs + keepMs) > 0
      )
    })
  }
}
