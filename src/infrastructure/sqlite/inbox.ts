import type { Message } from '../../domain/message.ts'
import { type Delivered, mostWaiting } from '../../ports/mailbox.ts'
import type { Database } from './database.ts'

/** How long a delivered message's id is remembered. */
const rememberMs = 7 * 24 * 60 * 60 * 1000

export type InboxRow = { readonly seq: number; readonly message_id: string; readonly message: string }

/** The message that is to be handled next in a conversation. */
export function firstInInbox(db: Database, conversationId: string): InboxRow | undefined {
  return db.one<InboxRow>(
    'SELECT seq, message_id, message FROM inbox WHERE conversation_id = ? ORDER BY seq LIMIT 1',
    conversationId,
  )
}

/** Inside a write: puts a message behind the others of its conversation, unless it was delivered before. */
export function storeMessage(db: Database, message: Message, nowMs: number): Delivered {
  const { id, conversationId, person } = message
  if (hasTooMany(db, message)) return 'full'
  if (!isFirstSeen(db, person.channel, id, nowMs)) return 'duplicate'
  db.run(
    'INSERT INTO inbox (conversation_id, message_id, message) VALUES (?, ?, ?)',
    conversationId,
    id,
    JSON.stringify(message),
  )
  db.run('INSERT INTO work (conversation_id, due_ms) VALUES (?, ?) ON CONFLICT DO NOTHING', conversationId, nowMs)
  return 'accepted'
}

/** The many rows of a lively group are read only where there are that many. */
function hasTooMany(db: Database, { conversationId, kind, person: { channel, id } }: Message): boolean {
  if (kind === 'due') return false
  const all = db.one<{ count: number }>('SELECT count(*) AS count FROM inbox WHERE conversation_id = ?', conversationId)
  if ((all?.count ?? 0) < mostWaiting) return false
  const own = db.one<{ count: number }>(
    `SELECT count(*) AS count FROM inbox WHERE conversation_id = ?
     AND json_extract(message, '$.person.channel') = ? AND json_extract(message, '$.person.id') = ?`,
    conversationId,
    channel,
    id,
  )
  return (own?.count ?? 0) >= mostWaiting
}

/** Notes the id. False when it was seen within the time that ids are remembered. */
function isFirstSeen(db: Database, channel: string, messageId: string, nowMs: number): boolean {
  const insert = () =>
    db.run(
      'INSERT INTO seen (channel, message_id, at_ms) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      channel,
      messageId,
      nowMs,
    ) > 0
  if (insert()) return true
  const forgotten = db.run(
    'DELETE FROM seen WHERE channel = ? AND message_id = ? AND at_ms < ?',
    channel,
    messageId,
    nowMs - rememberMs,
  )
  return forgotten > 0 && insert()
}
