/**
 * What a flood of one person costs the others: twenty people ask once a second, and after a while somebody sends 5,000
 * messages as fast as they are taken. Through the worker and the conversation as they ship, on both stores; times are
 * from the store having a message to its reply being handed to the channel. Beside it the same people without the flood.
 *
 *     node bench/flood/main.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildConversation } from '../../src/build-conversation.ts'
import { Worker } from '../../src/delivery/worker.ts'
import type { Message } from '../../src/domain/message.ts'
import { openRedisStore } from '../../src/infrastructure/redis/open-store.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { Store } from '../../src/ports/store.ts'
import { buildMessage } from '../../test/support/builders.ts'
import { primaAsShipped } from '../../test/support/knowledge.ts'
import { startRedisServer } from '../../test/support/redis-server.ts'

const people = 20
const flooded = 5000
const seconds = 20
const questions = [
  'apa itu NIB?',
  'cara hitung CSAT gimana?',
  'telat lapor LKPM kena apa?',
  'siapa yang wajib daftar PSE?',
]

const stores: Readonly<Record<string, () => Promise<{ store: Store; close(): Promise<void> }>>> = {
  async SQLite() {
    const directory = mkdtempSync(join(tmpdir(), 'prima-bench-'))
    const store = await openSqliteStore({ directory })
    const close = async () => {
      await store.close()
      rmSync(directory, { recursive: true, force: true })
    }
    return { store, close }
  },
  async Redis() {
    const server = await startRedisServer()
    const store = await openRedisStore({ url: server.url })
    const close = async () => {
      await store.close()
      await server.stop()
    }
    return { store, close }
  },
}

for (const [name, open] of Object.entries(stores)) {
  const { store, close } = await open()
  const { conversation } = buildConversation(
    {
      knowledgeDirectories: [resolve(import.meta.dirname, '../../knowledge')],
      defaultLanguage: 'id',
      sessionTtlMs: 86_400_000,
      timeZone: 'Asia/Jakarta',
    },
    { clock: { now: Date.now }, events: store.events, store, indexed: primaAsShipped() },
  )
  const waiting = new Map<string, (atMs: number) => void>()
  const worker = new Worker({
    mailbox: store.mailbox,
    respond: (message, session, signal) => conversation.respond(message, session, signal),
    send: async (reply) => {
      const id = reply.id.replace(/:\d+$/, '')
      waiting.get(id)?.(performance.now())
      waiting.delete(id)
    },
    apologise: () => ({ text: 'Maaf.' }),
  })
  worker.start()
  let asked = 0
  const ask = async (person: string): Promise<{ outcome: string; ms?: Promise<number> }> => {
    const id = `m${++asked}`
    const message: Message = buildMessage({
      id,
      conversationId: `telegram:${person}`,
      person: { channel: 'telegram', id: person },
      text: questions[asked % questions.length] ?? '',
      receivedAtMs: Date.now(),
    })
    const { promise, resolve: done } = Promise.withResolvers<number>()
    const startedAt = performance.now()
    waiting.set(id, (atMs) => done(atMs - startedAt))
    const outcome = await store.mailbox.deliver(message)
    if (outcome !== 'accepted') waiting.delete(id)
    return outcome === 'accepted' ? { outcome, ms: promise } : { outcome }
  }
  /** One question a second of each, all offset, for so long. */
  const others = async (): Promise<readonly number[]> => {
    const times = await Promise.all(
      Array.from({ length: people }, async (_, index) => {
        const own: number[] = []
        await sleep((index * 1000) / people)
        for (let second = 0; second < seconds; second++) {
          const startedAt = performance.now()
          const { ms } = await ask(`other${index}`)
          if (ms) own.push(await ms)
          await sleep(Math.max(0, 1000 - (performance.now() - startedAt)))
        }
        return own
      }),
    )
    return times.flat()
  }
  for (let index = 0; index < people; index++) await (await ask(`other${index}`)).ms
  const quiet = await others()
  const flood = async () => {
    const outcomes = new Map<string, number>()
    for (let index = 0; index < flooded; index++) {
      const { outcome } = await ask('flooder')
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    return outcomes
  }
  const [outcomes, loud] = await Promise.all([flood(), others()])
  await worker.stop()
  await close()
  console.log(
    `${name}: flood of ${flooded}: ${[...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ')}`,
  )
  console.log(`  others alone       ${spread(quiet)}`)
  console.log(`  during the flood   ${spread(loud)}`)
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)
  return `${sorted.length} answers, ms: median ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, longest ${at(1)}`
}
