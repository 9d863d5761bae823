import { resolve } from 'node:path'
import { type BuildParts, buildConversation } from '../../src/build-conversation.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Reply } from '../../src/domain/reply.ts'
import { openDataSecrets } from '../../src/people/keeping/data-secret.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { silentLog } from '../../src/ports/log.ts'
import type { Store } from '../../src/ports/store.ts'
import { Ticker } from '../../src/schedule/ticker.ts'
import { primaAsShipped } from './knowledge.ts'

const day = 24 * 60 * 60 * 1000
const knowledgeDirectory = resolve(import.meta.dirname, '../../knowledge')

type Said = Partial<Message> & { readonly place?: string }

/**
 * People who talk with Prima as she ships, through a store: each message is delivered, handled, stored and settled, one
 * after the other, as a worker does it.
 */
export async function createStoreStage(
  store: Store,
  clock: Clock & { advance(ms: number): void },
  {
    admins = [],
    ...more
  }: Pick<BuildParts, 'keepers' | 'attachments' | 'health'> & { admins?: readonly string[] } = {},
) {
  const built = buildConversation(
    {
      knowledgeDirectories: [knowledgeDirectory],
      defaultLanguage: 'id',
      sessionTtlMs: 30 * day,
      timeZone: 'Asia/Jakarta',
      admins,
    },
    { clock, events: store.events, store, indexed: primaAsShipped(), ...more },
  )
  built.pseudonyms.learn(await openDataSecrets(store.events, [], clock.now()))
  const ticker = new Ticker({ sources: built.dueSources, mailbox: store.mailbox, clock, log: silentLog })
  const last = new Map<string, readonly Reply[]>()
  let messages = 0

  /** Handles everything that waits. */
  async function work(): Promise<readonly Reply[]> {
    const said: Reply[] = []
    for (;;) {
      const { claims } = await store.mailbox.claim({ leaseMs: 60_000, limit: 1 })
      const [claim] = claims
      if (!claim) return said
      const { lease, work: next } = claim
      if (next.kind !== 'handle') throw new Error('nothing is left to be sent here')
      const turn = await built.conversation.respond(next.message, next.session)
      const outcome = await store.mailbox.commit(lease, next.message.id, turn)
      if (outcome === 'done') for (const { id } of turn.replies) await store.mailbox.settle(lease, id, { kind: 'sent' })
      await store.mailbox.release(lease)
      if (outcome !== 'done') continue
      said.push(...turn.replies)
      last.set(personAt(next.message), turn.replies)
    }
  }

  function messageOf(account: string, { place, ...parts }: Said): Message {
    const [channel = '', id = ''] = account.split(':')
    clock.advance(1000)
    return {
      id: `m${++messages}`,
      conversationId: place ?? account,
      person: { channel, id },
      kind: parts.pick ? 'picked' : 'said',
      text: '',
      attachments: [],
      receivedAtMs: clock.now(),
      ...(place === undefined ? {} : { place, isShared: true as const }),
      ...parts,
    }
  }
  const personAt = ({ conversationId, person: { channel, id } }: Message) => `${conversationId} ${channel}:${id}`

  const stage = {
    ...built,
    work,
    messageOf,
    async replies(account: string, said: Said): Promise<readonly Reply[]> {
      await store.mailbox.deliver(messageOf(account, said))
      return work()
    },
    /** What Prima answers to a sentence of somebody, e.g. of `telegram:dina`. */
    async say(account: string, text: string, more: Said = {}): Promise<string> {
      return (await stage.replies(account, { text, ...more })).map((reply) => reply.text).join('\n')
    },
    /** Taps the choice whose label begins so, among those last offered. */
    async tap(account: string, label: string, more: Said = {}): Promise<string> {
      const offered = last.get(`${more.place ?? account} ${account}`) ?? []
      const choice = offered.flatMap(({ choices = [] }) => choices).find((each) => each.label.startsWith(label))
      if (!choice) throw new Error(`nothing called "${label}" was offered`)
      return stage.say(account, choice.label, { pick: choice.pick, ...more })
    },
    /** Does what is due after so long. */
    async pass(ms: number) {
      clock.advance(ms)
      await ticker.tick()
      return work()
    },
  }
  return stage
}
export type StoreStage = Awaited<ReturnType<typeof createStoreStage>>
