import type { Claim } from '../../ports/mailbox.ts'
import { readStoredMessage, readStoredReply } from '../stored-message.ts'
import type { Database } from './database.ts'
import { firstInInbox } from './inbox.ts'
import type { SqliteSessionStore } from './session-store.ts'

type WorkRow = {
  readonly conversation_id: string
  readonly attempts: number
  readonly last_error: string | null
  readonly handled: string | null
}

type ClaimOptions = { readonly nowMs: number; readonly leaseMs: number; readonly limit: number }

/** Inside a write: takes leases on conversations whose work is due, those waiting longest first. */
export function claimDue(db: Database, sessions: SqliteSessionStore, { nowMs, leaseMs, limit }: ClaimOptions): Claim[] {
  const due = db.all<WorkRow>(
    'SELECT conversation_id, attempts, last_error, handled FROM work WHERE due_ms <= ? ORDER BY due_ms LIMIT ?',
    nowMs,
    limit,
  )
  return due.flatMap((row): Claim[] => {
    const conversationId = row.conversation_id
    const work = workOf(db, sessions, row, nowMs)
    if (!work) {
      db.run('DELETE FROM work WHERE conversation_id = ?', conversationId)
      return []
    }
    const counter = "UPDATE counter SET value = value + 1 WHERE name = 'token' RETURNING value"
    const token = db.one<{ value: number }>(counter)?.value ?? 0
    db.run(
      `UPDATE work SET token = ?, due_ms = ?, attempts = ?, last_error = NULL${work.kind === 'handle' ? ', handled_id = NULL, handled = NULL' : ''}
       WHERE conversation_id = ?`,
      token,
      nowMs + leaseMs,
      work.attempt,
      conversationId,
    )
    return [{ lease: { conversationId, token }, work }]
  })
}

function workOf(
  db: Database,
  sessions: SqliteSessionStore,
  { conversation_id: conversationId, attempts, last_error: lastError, handled }: WorkRow,
  nowMs: number,
): Claim['work'] | undefined {
  const attempt = attempts + 1
  const replies = db.all<{ reply: string }>(
    'SELECT reply FROM outbox WHERE conversation_id = ? ORDER BY seq',
    conversationId,
  )
  if (replies.length > 0 && handled !== null) {
    const message = readStoredMessage(handled)
    return { kind: 'send', message, replies: replies.map(({ reply }) => readStoredReply(reply)), attempt }
  }
  const head = firstInInbox(db, conversationId)
  if (!head) return undefined
  return {
    kind: 'handle',
    message: readStoredMessage(head.message),
    session: sessions.get(conversationId, nowMs),
    attempt,
    ...(lastError !== null && { lastError }),
  }
}
