import type { Account, AtHand, ErasedRecords, PersonalRecord, PersonalRecords } from '../../ports/personal-records.ts'
import { type FoundInConversation, findPerson, needlesOf, type RawConversation } from '../find-person.ts'
import type { Database } from './database.ts'

/** In bytes: rewriting so much takes a second at most, in which nobody else is served. */
const largestRewritten = 64 * 1024 * 1024

export class SqlitePersonalRecords implements PersonalRecords {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  exportOf(accounts: readonly Account[]): Promise<readonly PersonalRecord[]> {
    return this.#db.read(() =>
      conversationsWith(this.#db, accounts).flatMap((raw) => [...findPerson(raw, accounts).records]),
    )
  }

  erase(accounts: readonly Account[], names: readonly string[], atHand?: AtHand): Promise<ErasedRecords> {
    return this.#db.write('power', (nowMs) => {
      const erased = { remembered: 0, waiting: 0, replies: 0, setAside: 0 }
      for (const raw of conversationsWith(this.#db, accounts, names)) {
        const isAtHand = raw.conversationId === atHand?.conversationId
        const own = raw.waiting.filter(({ messageId }) => isAtHand && messageId === atHand.messageId)
        const kept = new Set(own.map(({ ref }) => ref))
        const found = findPerson(raw, accounts, names)
        const waiting = found.waiting.filter((ref) => !kept.has(ref))
        this.#removeFrom(raw.conversationId, { ...found, waiting }, isAtHand, nowMs)
        if (found.isRemembered) erased.remembered++
        if (found.ownsReplies && !isAtHand) erased.replies++
        erased.waiting += waiting.length
        erased.setAside += found.aside.length
      }
      return erased
    })
  }

  /** A large file is not rewritten: what was deleted in it is overwritten already, unless it is of an older version. */
  async scrub(): Promise<'done' | 'refused'> {
    await this.#db.rewrite(largestRewritten)
    return (await this.#db.emptyLog()) ? 'done' : 'refused'
  }

  #removeFrom(
    conversationId: string,
    { session, waiting, ownsReplies, aside }: FoundInConversation<number>,
    isAtHand: boolean,
    nowMs: number,
  ) {
    for (const seq of waiting) this.#db.run('DELETE FROM inbox WHERE seq = ?', seq)
    for (const seq of aside) this.#db.run('DELETE FROM aside WHERE seq = ?', seq)
    if (isAtHand) return
    if (ownsReplies) {
      this.#db.run('DELETE FROM outbox WHERE conversation_id = ?', conversationId)
      this.#db.run('UPDATE work SET handled_id = NULL, handled = NULL WHERE conversation_id = ?', conversationId)
    }
    if (session?.without)
      this.#db.run(
        'UPDATE sessions SET session = ? WHERE conversation_id = ?',
        JSON.stringify(session.without),
        conversationId,
      )
    else if (session) this.#db.run('DELETE FROM sessions WHERE conversation_id = ?', conversationId)
    // Whoever is at work there has read what is gone now; the work is due again at once.
    this.#db.run('UPDATE work SET token = 0, due_ms = ? WHERE conversation_id = ?', nowMs, conversationId)
  }
}

/** All conversations in which one of the accounts is named anywhere, as they are stored. */
function conversationsWith(
  db: Database,
  accounts: readonly Account[],
  names: readonly string[] = [],
): RawConversation<number>[] {
  const ids = new Set<string>()
  const places = [
    ['sessions', 'session'],
    ['inbox', 'message'],
    ['work', 'handled'],
    ['aside', 'content'],
  ] as const
  for (const needle of needlesOf(accounts, names)) {
    for (const [table, column] of places) {
      const found = db.all<{ id: string }>(
        `SELECT DISTINCT conversation_id AS id FROM ${table} WHERE instr(${column}, ?1) > 0 OR instr(conversation_id, ?1) > 0`,
        needle,
      )
      for (const { id } of found) ids.add(id)
    }
  }
  return [...ids].map((conversationId) => ({
    conversationId,
    session: db.one<{ session: string }>('SELECT session FROM sessions WHERE conversation_id = ?', conversationId)
      ?.session,
    waiting: db.all<{ ref: number; messageId: string; message: string }>(
      'SELECT seq AS ref, message_id AS messageId, message FROM inbox WHERE conversation_id = ? ORDER BY seq',
      conversationId,
    ),
    handled:
      db.one<{ handled: string | null }>('SELECT handled FROM work WHERE conversation_id = ?', conversationId)
        ?.handled ?? undefined,
    aside: db.all<{ ref: number; kind: string; content: string }>(
      'SELECT seq AS ref, kind, content FROM aside WHERE conversation_id = ? ORDER BY seq',
      conversationId,
    ),
  }))
}
