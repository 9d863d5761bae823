import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { generateCases } from '../../../bench/masks/generate.ts'
import { Random } from '../../../bench/masks/random.ts'
import { Worker } from '../../../src/delivery/worker.ts'
import { openRedisStore } from '../../../src/infrastructure/redis/open-store.ts'
import { openSqliteStore } from '../../../src/infrastructure/sqlite/open-store.ts'
import { createMetrics } from '../../../src/infrastructure/telemetry/metrics.ts'
import type { Store } from '../../../src/ports/store.ts'
import { readQuestions } from '../../../src/questions/question-streams.ts'
import { eventually } from '../../support/eventually.ts'
import { RecordingLog } from '../../support/recording-log.ts'
import { startRedisServer } from '../../support/redis-server.ts'
import { createSqlitePlace } from '../../support/sqlite-place.ts'
import { createStillIn } from '../../support/still-in.ts'
import { createStoreStage } from '../../support/store-stage.ts'
import { TestClock } from '../../support/test-clock.ts'

const wanted = 500
const people = ['telegram:7700001', 'slack:U7700002', 'console:local', 'telegram:7700003']
/** What people do with a text that holds somebody's data: ask, note, add, rate, practise, reply. */
const ways: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `gimana cara menjinakkan zebra, ${text}`,
  (text) => `catat ${text}`,
  (text) => `tambah aksi: hubungi pelanggan, ${text}`,
  (text) => `nilai balasan saya: ${text}`,
  (text) => `what about unicorns, ${text}`,
  (text) => `kode kbli untuk ${text}`,
]

type Place = { readonly store: Store; readonly clock: TestClock; readonly directory: string; close(): Promise<void> }
const places: Readonly<Record<string, () => Promise<Place>>> = {
  async SQLite() {
    const place = await createSqlitePlace()
    const directory = join(place.directory, 'data')
    const store = await openSqliteStore({ directory, clock: place.clock })
    const close = async () => {
      await store.close()
      await place.remove()
    }
    return { store, clock: place.clock, directory, close }
  },
  async Redis() {
    // Otherwise what is written anew is compressed, and a search of bytes finds nothing.
    const server = await startRedisServer({ args: ['--aof-use-rdb-preamble', 'no'] })
    const clock = new TestClock()
    const store = await openRedisStore({ url: server.url, clock })
    const close = async () => {
      await store.close()
      await server.stop()
    }
    return { store, clock, directory: server.directory, close }
  },
}

/** Secrets that are long enough to be nothing else when they are found. */
function canaries() {
  const cases = generateCases(new Random(77), 4000).filter(
    ({ usual, secrets }) => usual && (secrets[0]?.text.length ?? 0) >= 9,
  )
  return cases.slice(0, wanted).map(({ text, secrets }) => ({ text, secret: secrets[0]?.text ?? '' }))
}

function bytesBelow(directory: string): Buffer[] {
  return readdirSync(directory).flatMap((file) => {
    const path = join(directory, file)
    return statSync(path).isDirectory() ? bytesBelow(path) : [readFileSync(path)]
  })
}

describe.each(Object.entries(places))('500 canaries through %s', (_, open) => {
  test("stand in no log, metric, gap log, trace or other person's export, and nowhere once all have gone", async () => {
    const place = await open()
    const { store, clock, directory } = place
    try {
      const stage = await createStoreStage(store, clock)
      const log = new RecordingLog()
      const metrics = createMetrics({ waiting: () => store.mailbox.waiting(), channels: () => [] })
      const sent = new Map<string, string[]>()
      for (const account of people) await stage.say(account, `buat tim Tim ${account.replace(/\W/g, '')}`)
      const all = canaries()
      expect(all.length).toBe(wanted)
      const owners = all.map((_, index) => people[index % people.length] ?? '')

      // A tenth of them fail and are set aside with their words, as the worker does it.
      const worker = new Worker({
        mailbox: store.mailbox,
        async respond(message, session, signal) {
          if (message.text.includes('[broken]')) throw new Error('broken on purpose')
          return stage.conversation.respond(message, session, signal)
        },
        send: async (reply, { person }) => void sent.set(person.id, [...(sent.get(person.id) ?? []), reply.text]),
        apologise: () => ({ text: 'Maaf.' }),
        clock,
        log,
        observe: (fact) => metrics.observeDelivery(fact),
        maxAttempts: 1,
        retryFirstMs: 1,
        retryLongestMs: 1,
      })
      worker.start()
      for (const [index, { text }] of all.entries()) {
        const way = ways[index % ways.length] ?? ((same: string) => same)
        const words = index % 10 === 9 ? `[broken] ${text}` : way(text)
        const message = stage.messageOf(owners[index] ?? '', { text: words })
        await store.mailbox.deliver(message)
      }
      await eventually(async () => expect(await store.mailbox.waiting()).toBe(0), 120_000)
      await worker.stop()

      const found = (text: string) => all.filter(({ secret }) => text.includes(secret)).map(({ secret }) => secret)
      expect(found(JSON.stringify(log.lines))).toEqual([])
      expect(found((await metrics.expose()).body)).toEqual([])
      expect(found(JSON.stringify(await readQuestions(store.events)))).toEqual([])
      for (const stream of await store.events.streams('traces:'))
        expect(found(JSON.stringify(await store.events.read(stream)))).toEqual([])
      for (const account of people) {
        const replies = await stage.replies(account, { text: '/ekspor' })
        const files = replies.map(({ file }) => Buffer.from(file?.content ?? '', 'base64').toString()).join('\n')
        const others = all.filter(
          (_, index) =>
            owners[index] !== account &&
            !all.some(({ secret }, other) => owners[other] === account && secret === all[index]?.secret),
        )
        expect(others.filter(({ secret }) => files.includes(secret))).toEqual([])
      }
      // That there is something to be erased: what was set aside holds what was written.
      expect(bytesBelow(directory).some((bytes) => all.some(({ secret }) => bytes.includes(secret)))).toBe(true)

      for (const account of people) {
        await stage.say(account, '/lupakan')
        expect(await stage.tap(account, '')).toMatch(/tidak ada yang tersisa|nothing is left/)
      }
      await stage.pass(60_000)
      const stillIn = createStillIn(all.map(({ secret }) => secret))
      await eventually(() => expect(stillIn(bytesBelow(directory))).toBeUndefined())
    } finally {
      await place.close()
    }
  }, 300_000)
})
