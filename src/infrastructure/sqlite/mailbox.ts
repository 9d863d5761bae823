import type { Message } from '../../domain/message.ts'
import type { Reply } from '../../domain/reply.ts'
import type { Turn } from '../../domain/turn.ts'
import type { CommitOutcome, Delivered, Lease, LeaseOutcome, Mailbox, Settlement } from '../../ports/mailbox.ts'
import { claimDue } from './claim-due.ts'
import type { Database } from './database.ts'
import { areStillAt, insertEvents } from './event-log.ts'
import { setContentAside } from './housekeeping.ts'
import { firstInInbox, type InboxRow, storeMessage } from './inbox.ts'
import type { SqliteSessionStore } from './session-store.ts'

type GiveBack = { readonly retryInMs?: number; readonly untried?: boolean; readonly error?: string }

export class SqliteMailbox implements Mailbox {
  /** The file is locked: whoever has it open is the only one. */
  readonly holderSilenceMs = Number.POSITIVE_INFINITY
  readonly #db: Database
  readonly #sessions: SqliteSessionStore
  readonly #listeners = new Set<() => void>()

  constructor(db: Database, sessions: SqliteSessionStore) {
    this.#db = db
    this.#sessions = sessions
  }

  async deliver(message: Message): Promise<Delivered> {
    const outcome = await this.#db.write('power', (nowMs) => storeMessage(this.#db, message, nowMs))
    if (outcome === 'accepted') this.#tell()
    return outcome
  }

  async beat(): Promise<void> {}

  claim({ leaseMs, limit }: { readonly leaseMs: number; readonly limit: number }) {
    // Losing a lease to a power cut loses nothing: the process that held it is gone too.
    return this.#db.write('process', (nowMs) => {
      const claims = claimDue(this.#db, this.#sessions, { nowMs, leaseMs, limit })
      const next = this.#db.one<{ due: number | null }>('SELECT min(due_ms) AS due FROM work')?.due ?? undefined
      return { claims, nextDueInMs: next === undefined ? undefined : Math.max(0, next - nowMs) }
    })
  }

  renew({ conversationId, token }: Lease, leaseMs: number): Promise<LeaseOutcome> {
    return this.#db.write('process', (nowMs) =>
      this.#outcome(
        this.#db.run(
          'UPDATE work SET due_ms = ? WHERE conversation_id = ? AND token = ?',
          nowMs + leaseMs,
          conversationId,
          token,
        ),
      ),
    )
  }

  async commit(lease: Lease, messageId: string, turn: Turn): Promise<CommitOutcome> {
    const { session, events, replies, expects = [], outgoing = [] } = turn
    const outcome = await this.#db.write('power', (nowMs) => {
      const head = this.#headHeld(lease, messageId)
      if (typeof head === 'string') return head
      if (!areStillAt(this.#db, expects)) return 'stale'
      this.#takeHead(lease, head)
      this.#sessions.put(lease.conversationId, session, nowMs)
      insertEvents(this.#db, events)
      this.#addReplies(lease.conversationId, replies)
      for (const message of outgoing) storeMessage(this.#db, message, nowMs)
      return 'done'
    })
    if (outcome === 'done' && outgoing.length > 0) this.#tell()
    return outcome
  }

  async settle(
    { conversationId, token }: Lease,
    replyId: string,
    settlement: Settlement,
    { release = false }: { readonly release?: boolean } = {},
  ): Promise<LeaseOutcome> {
    const end = await this.#db.write('process', (nowMs) => {
      if (!this.#holds(conversationId, token)) return 'lost'
      this.#settleFirst(conversationId, replyId, settlement, nowMs)
      return release ? this.#giveBack(conversationId, nowMs) : 'held'
    })
    if (end === 'waiting') this.#tell()
    return end === 'lost' ? 'lost' : 'done'
  }

  setAside(
    lease: Lease,
    messageId: string,
    { error, apology }: { readonly error: string; readonly apology?: Reply },
  ): Promise<LeaseOutcome> {
    const { conversationId } = lease
    return this.#db.write('power', (nowMs) => {
      const head = this.#headHeld(lease, messageId)
      if (typeof head === 'string') return head
      this.#takeHead(lease, head)
      setContentAside(this.#db, nowMs, { conversationId, kind: 'message', content: head.message, reason: error })
      if (apology) this.#addReplies(conversationId, [apology])
      return 'done'
    })
  }

  async release({ conversationId, token }: Lease, options: GiveBack = {}): Promise<LeaseOutcome> {
    const end = await this.#db.write('process', (nowMs) =>
      this.#holds(conversationId, token) ? this.#giveBack(conversationId, nowMs, options) : 'lost',
    )
    if (end === 'waiting' && (options.retryInMs ?? 0) <= 0) this.#tell()
    return end === 'lost' ? 'lost' : 'done'
  }

  onWork(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  waiting(): Promise<number> {
    return this.#db.read(() => this.#db.one<{ count: number }>('SELECT count(*) AS count FROM work')?.count ?? 0)
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }

  #outcome(changedRows: number): LeaseOutcome {
    return changedRows > 0 ? 'done' : 'lost'
  }

  #holds(conversationId: string, token: number): boolean {
    return (
      this.#db.one('SELECT 1 FROM work WHERE conversation_id = ? AND token = ?', conversationId, token) !== undefined
    )
  }

  #settleFirst(conversationId: string, replyId: string, settlement: Settlement, nowMs: number) {
    const first = this.#db.one<{ seq: number; reply_id: string; reply: string }>(
      'SELECT seq, reply_id, reply FROM outbox WHERE conversation_id = ? ORDER BY seq LIMIT 1',
      conversationId,
    )
    if (first?.reply_id !== replyId) return
    if (settlement.kind === 'gone') this.#db.run('DELETE FROM outbox WHERE conversation_id = ?', conversationId)
    else this.#db.run('DELETE FROM outbox WHERE seq = ?', first.seq)
    if (settlement.kind === 'refused') {
      const { reason } = settlement
      setContentAside(this.#db, nowMs, { conversationId, kind: 'reply', content: first.reply, reason })
    }
    this.#db.run('UPDATE work SET attempts = 0 WHERE conversation_id = ?', conversationId)
  }

  #giveBack(
    conversationId: string,
    nowMs: number,
    { retryInMs = 0, untried = false, error }: GiveBack = {},
  ): 'idle' | 'waiting' {
    if (!this.#hasWork(conversationId)) {
      this.#db.run('DELETE FROM work WHERE conversation_id = ?', conversationId)
      return 'idle'
    }
    this.#db.run(
      `UPDATE work SET token = 0, due_ms = ?, attempts = max(0, attempts - ?), last_error = ?
       WHERE conversation_id = ?`,
      nowMs + retryInMs,
      untried ? 1 : 0,
      error ?? null,
      conversationId,
    )
    return 'waiting'
  }

  #hasWork(conversationId: string): boolean {
    return (
      this.#db.one(
        `SELECT 1 WHERE EXISTS (SELECT 1 FROM inbox WHERE conversation_id = ?1)
         OR EXISTS (SELECT 1 FROM outbox WHERE conversation_id = ?1)`,
        conversationId,
      ) !== undefined
    )
  }

  /** The first message in the inbox, if it is this one and the lease holds. `done`: this lease has taken it before. */
  #headHeld({ conversationId, token }: Lease, messageId: string): InboxRow | LeaseOutcome {
    const held = this.#db.one<{ handled_id: string | null }>(
      'SELECT handled_id FROM work WHERE conversation_id = ? AND token = ?',
      conversationId,
      token,
    )
    if (!held) return 'lost'
    if (held.handled_id === messageId) return 'done'
    const head = firstInInbox(this.#db, conversationId)
    return head?.message_id === messageId ? head : 'lost'
  }

  #takeHead({ conversationId }: Lease, { seq, message_id, message }: InboxRow) {
    this.#db.run('DELETE FROM inbox WHERE seq = ?', seq)
    this.#db.run(
      'UPDATE work SET handled_id = ?, handled = ?, attempts = 0 WHERE conversation_id = ?',
      message_id,
      message,
      conversationId,
    )
  }

  #addReplies(conversationId: string, replies: readonly Reply[]) {
    for (const reply of replies) {
      this.#db.run(
        'INSERT INTO outbox (conversation_id, reply_id, reply) VALUES (?, ?, ?)',
        conversationId,
        reply.id,
        JSON.stringify(reply),
      )
    }
  }
}
