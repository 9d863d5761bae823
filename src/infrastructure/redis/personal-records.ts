import { StoreError } from '../../domain/errors.ts'
import type { Account, AtHand, ErasedRecords, PersonalRecord, PersonalRecords } from '../../ports/personal-records.ts'
import { findPerson, needlesOf, type RawConversation } from '../find-person.ts'
import type { Connection } from './connection.ts'
import { decodeName, encodeName } from './keys.ts'
import { scripts } from './scripts.ts'

/** How many conversations are looked through in one go, so that Redis is not kept from others. */
const atOnce = 200

type Wanted = {
  readonly accounts: readonly Account[]
  readonly names: readonly string[]
  readonly atHand: AtHand | undefined
}

export class RedisPersonalRecords implements PersonalRecords {
  readonly #redis: Connection

  constructor(redis: Connection) {
    this.#redis = redis
  }

  async exportOf(accounts: readonly Account[]): Promise<readonly PersonalRecord[]> {
    const records: PersonalRecord[] = []
    for (const id of await this.#conversationsWith(accounts))
      records.push(...findPerson(await this.#whole(id), accounts).records)
    return records
  }

  async erase(accounts: readonly Account[], names: readonly string[], atHand?: AtHand): Promise<ErasedRecords> {
    const erased = { remembered: 0, waiting: 0, replies: 0, setAside: 0 }
    for (const id of await this.#conversationsWith(accounts, names)) {
      const done = await this.#eraseFrom(id, { accounts, names, atHand })
      erased.remembered += done.remembered
      erased.waiting += done.waiting
      erased.replies += done.replies
      erased.setAside += done.setAside
    }
    return erased
  }

  /** The file that holds every command since it was last written anew, and the snapshot beside it where there is one. */
  async scrub(): Promise<'done' | 'refused'> {
    try {
      await this.#redis.call((client) => client.sendCommand(['BGREWRITEAOF']))
      const info = await this.#redis.call((client) => client.sendCommand(['CONFIG', 'GET', 'save']))
      if (Array.isArray(info) && info[1] !== '')
        await this.#redis.call((client) => client.sendCommand(['BGSAVE', 'SCHEDULE']))
      return 'done'
    } catch (error) {
      // A user who may not, or a server that is at it already.
      if (error instanceof StoreError && !error.transient) return 'refused'
      throw error
    }
  }

  /** Until the session stays as it was read while it is written. */
  async #eraseFrom(id: string, { accounts, names, atHand }: Wanted): Promise<ErasedRecords> {
    for (;;) {
      const raw = await this.#whole(id)
      const isAtHand = raw.conversationId === atHand?.conversationId
      const found = findPerson(raw, accounts, names)
      const waiting = found.waiting.filter((ref) => !isAtHand || ref !== atHand.messageId)
      const before = raw.session ?? ''
      const without = found.session?.without ? JSON.stringify(found.session.without) : ''
      const changed = await this.#redis.run(
        scripts.erasePerson,
        id,
        before,
        found.session && !isAtHand ? without : before,
        found.ownsReplies && !isAtHand ? 1 : 0,
        isAtHand ? 1 : 0,
        waiting.length,
        ...waiting,
        ...found.aside,
      )
      if (changed !== 1) continue
      return {
        remembered: found.isRemembered ? 1 : 0,
        waiting: waiting.length,
        replies: found.ownsReplies && !isAtHand ? 1 : 0,
        setAside: found.aside.length,
      }
    }
  }

  /** The encoded ids of all conversations in which one of the accounts is named anywhere. */
  async #conversationsWith(accounts: readonly Account[], names: readonly string[] = []): Promise<readonly string[]> {
    const beginning = `${this.#redis.prefix}{c:`
    const all = new Set<string>()
    await this.#redis.call(async (client) => {
      for await (const keys of client.scanIterator({ MATCH: `${beginning}*`, COUNT: 1000 }))
        for (const key of keys) all.add(key.slice(beginning.length, key.indexOf('}', beginning.length)))
    })
    const ids = [...all]
    const needles = [...new Set(needlesOf(accounts, names).flatMap((needle) => [needle, encodeName(needle)]))]
    const found: string[] = []
    for (let from = 0; from < ids.length; from += atOnce) {
      const some = await this.#redis.run(
        scripts.mentioning,
        needles.length,
        ...needles,
        ...ids.slice(from, from + atOnce),
      )
      // The script returns some of the ids.
      found.push(...(some as string[]))
    }
    return found
  }

  async #whole(id: string): Promise<RawConversation<string>> {
    const all = await this.#redis.run(scripts.wholeConversation, id)
    // The script returns just this.
    const [session, inbox, handled, aside] = all as [string | null, string[], string | null, string[]]
    return {
      conversationId: decodeName(id),
      session: session ?? undefined,
      waiting: inbox.flatMap((message, index) => {
        const messageId = inbox[index - 1]
        return index % 2 === 1 && messageId !== undefined ? [{ ref: messageId, messageId, message }] : []
      }),
      handled: handled ?? undefined,
      aside: aside.map((ref) => ({ ref, ...readAside(ref) })),
    }
  }
}

function readAside(stored: string): { readonly kind: string; readonly content: string } {
  const { kind, content } = JSON.parse(stored) as { readonly kind: string; readonly content: string }
  return { kind, content }
}
