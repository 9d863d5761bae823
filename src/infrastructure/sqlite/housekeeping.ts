import type { Database } from './database.ts'

const dayMs = 24 * 60 * 60 * 1000

/** How long ids of delivered messages are kept; the mailbox promises seven days. */
const seenDays = 8
/** How long what was set aside is kept for the operator. It may hold what people wrote. */
const asideDays = 30
/** How long the position of an erased stream is kept; the event log promises a day. */
const erasedDays = 1
/** How many rows of a table are removed in one go, so that nobody waits for it. */
const rowsAtOnce = 1000

export type Aside = {
  readonly conversationId: string
  readonly kind: 'message' | 'reply' | 'session'
  readonly content: string
  readonly reason: string
}

/** Inside a write. */
export function setContentAside(db: Database, nowMs: number, { conversationId, kind, content, reason }: Aside) {
  db.run(
    'INSERT INTO aside (conversation_id, kind, content, reason, at_ms) VALUES (?, ?, ?, ?, ?)',
    conversationId,
    kind,
    content,
    reason,
    nowMs,
  )
}

/** Removes what is past its time, the oldest first, in steps between which others get their turn. */
export async function removeExpired(db: Database): Promise<void> {
  for (let isMoreLeft = true; isMoreLeft; ) isMoreLeft = await removeSome(db)
}

function removeSome(db: Database): Promise<boolean> {
  return db.write('process', (nowMs) => {
    const oldest = (table: string) =>
      `DELETE FROM ${table} WHERE seq IN (SELECT seq FROM ${table} ORDER BY seq LIMIT ${rowsAtOnce}) AND at_ms < ?`
    const sessions = `DELETE FROM sessions WHERE rowid IN (SELECT rowid FROM sessions WHERE expires_ms <= ? LIMIT ${rowsAtOnce})`
    const removed = [
      db.run(oldest('seen'), nowMs - seenDays * dayMs),
      db.run(oldest('aside'), nowMs - asideDays * dayMs),
      db.run(sessions, nowMs),
    ]
    db.run('DELETE FROM streams WHERE erased_ms < ?', nowMs - erasedDays * dayMs)
    db.run('DELETE FROM budget WHERE seen_ms < ? AND not_before_ms < ?', nowMs - dayMs, nowMs)
    return removed.some((rows) => rows === rowsAtOnce)
  })
}
