import { expect, test } from 'vitest'
import { buildConversation } from '../../../src/build-conversation.ts'
import { Worker } from '../../../src/delivery/worker.ts'
import { programmeOf } from '../../../src/programme/apply-event.ts'
import { buildMessage } from '../../support/builders.ts'
import { eventually } from '../../support/eventually.ts'
import { primaAsShipped } from '../../support/knowledge.ts'
import { createSqlitePlace } from '../../support/sqlite-place.ts'

const each = 15

test('members who change one programme at once, each served by a worker of its own, lose nothing and double nothing', async () => {
  const sqlite = await createSqlitePlace()
  const store = await sqlite.open()
  const indexed = primaAsShipped()
  const config = {
    knowledgeDirectories: [],
    defaultLanguage: 'id',
    sessionTtlMs: 60_000,
    timeZone: 'Asia/Jakarta',
  } as const
  const said: string[] = []
  /** A worker with what it remembers of the streams, as another process would have it. */
  const openWorker = () => {
    const { conversation } = buildConversation(config, { clock: sqlite.clock, events: store.events, indexed })
    return new Worker({
      mailbox: store.mailbox,
      respond: (message, session, signal) => conversation.respond(message, session, signal),
      send: async ({ text }) => void said.push(text),
      apologise: () => ({ text: 'maaf' }),
      pollMs: 20,
    })
  }
  const workers = [openWorker(), openWorker()]
  const deliver = (person: string, text: string) =>
    store.mailbox.deliver(
      buildMessage({
        conversationId: `test:${person}`,
        person: { channel: 'test', id: person },
        text,
        receivedAtMs: Date.UTC(2027, 6, 27),
      }),
    )
  try {
    for (const worker of workers) worker.start()
    await deliver('dina', 'buat tim Kopi Senja')
    const code = await eventually(() => {
      const found = /\*\*([A-Z0-9]{6,})\*\*/.exec(said.join('\n'))?.[1]
      expect(found).toBeDefined()
      return found
    })
    await deliver('rudi', `/gabung ${code}`)
    await eventually(() => expect(said.join('\n')).toContain('Selamat datang'))
    for (let n = 1; n <= each; n++) {
      await Promise.all([
        deliver('dina', `tambah aksi: tulis templat ${n}, Dina, Jumat`),
        deliver('rudi', `tambah aksi: cek retur ${n}, Rudi, Jumat`),
      ])
    }
    const streams = await eventually(async () => {
      const [stream = ''] = await store.events.streams('programme:')
      const events = await store.events.read(stream)
      expect(events.length).toBe(2 * each)
      return events
    })
    const actions = [...programmeOf(streams).actions.values()]
    expect(actions.map(({ number }) => number)).toEqual(Array.from({ length: 2 * each }, (_, index) => index + 1))
    expect(new Set(actions.map(({ values }) => values.what)).size).toBe(2 * each)
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()))
    await sqlite.remove()
  }
})
