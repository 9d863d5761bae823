import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openRedisStore } from '../../../src/infrastructure/redis/open-store.ts'
import { openSqliteStore } from '../../../src/infrastructure/sqlite/open-store.ts'
import type { Store } from '../../../src/ports/store.ts'
import { eventually } from '../../support/eventually.ts'
import { type RedisServer, startRedisServer } from '../../support/redis-server.ts'
import { createSqlitePlace } from '../../support/sqlite-place.ts'
import { createStoreStage, type StoreStage } from '../../support/store-stage.ts'
import { TestClock } from '../../support/test-clock.ts'

const rina = 'telegram:7700001'
const budi = 'slack:U7700002'
const name = 'Rinawati Kusumadewi'
const asRina = { person: { channel: 'telegram', id: '7700001', name } }
const question = 'gimana cara menjinakkan zebra terbang ungu'

type Place = { readonly store: Store; readonly clock: TestClock; readonly directory: string; close(): Promise<void> }

/** Otherwise what Redis writes anew is compressed, and a search of bytes finds nothing, whatever is there. */
const plainText = ['--aof-use-rdb-preamble', 'no']

const places: Readonly<Record<string, () => Promise<Place>>> = {
  async SQLite() {
    const place = await createSqlitePlace()
    const store = await openSqliteStore({ directory: join(place.directory, 'data'), clock: place.clock })
    return {
      store,
      clock: place.clock,
      directory: join(place.directory, 'data'),
      close: async () => {
        await store.close()
        await place.remove()
      },
    }
  },
  async Redis() {
    const server: RedisServer = await startRedisServer({ args: plainText })
    const clock = new TestClock()
    const store = await openRedisStore({ url: server.url, clock })
    return {
      store,
      clock,
      directory: server.directory,
      close: async () => {
        await store.close()
        await server.stop()
      },
    }
  },
}

/** Rina leads a team with Budi, has written, practised, planned and asked; something of hers failed and was set aside. */
async function live({ store }: Place, stage: StoreStage) {
  const say = (text: string) => stage.say(rina, text, asRina)
  await say('buat tim Kopi Senja')
  const [invited] = await store.events.streams('code:')
  await stage.say(budi, `/gabung ${invited?.slice('code:'.length)}`, {
    person: { channel: 'slack', id: 'U7700002', name: 'Budi Santoso' },
  })
  await say(`tambah aksi: buat template balasan, ${name}, Jumat`)
  await stage.say(budi, `catat ${name} memimpin rapat`)
  await say('CSAT minggu ini 82 dari 120 responden')
  await say('jadwal ringkasan Senin 08.00')
  await say('kuis 3 soal')
  await stage.tap(rina, '', asRina).catch(() => {})
  await say('batal')
  await say(question)
  const message = stage.messageOf(rina, { text: `${question} lagi`, ...asRina })
  await store.mailbox.deliver(message)
  const [claim] = (await store.mailbox.claim({ leaseMs: 1000, limit: 1 })).claims
  if (!claim) throw new Error('nothing to set aside')
  await store.mailbox.setAside(claim.lease, message.id, { error: 'broken on purpose' })
  await store.mailbox.release(claim.lease)
}

function filesBelow(directory: string): string[] {
  return readdirSync(directory).flatMap((file) => {
    const path = join(directory, file)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

/** Which of these texts stand in the files of the store, searched as bytes. */
function onDisk(directory: string, texts: readonly string[]): readonly string[] {
  const bytes = filesBelow(directory).map((file) => readFileSync(file))
  return texts.filter((text) => bytes.some((content) => content.includes(text)))
}

describe.each(Object.entries(places))('on %s', (_, open) => {
  let place: Place
  let stage: StoreStage
  beforeEach(async () => {
    place = await open()
    stage = await createStoreStage(place.store, place.clock)
    await live(place, stage)
  })
  afterEach(() => place.close())

  test('somebody gets all that is kept about them, and nothing about others, as two files', async () => {
    const [read, json] = await stage.replies(rina, { text: 'minta salinan data saya', ...asRina })
    const contents = [read, json].map((reply) => Buffer.from(reply?.file?.content ?? '', 'base64').toString())
    for (const content of contents) {
      for (const theirs of [name, 'buat template balasan', 'zebra terbang ungu', 'broken', '82'].slice(0, 3))
        expect(content).toContain(theirs)
      expect(content).not.toContain('U7700002')
      expect(content).not.toContain('Budi Santoso')
    }
    expect(JSON.parse(contents[1] ?? '').kept).toMatchObject({
      conversations: expect.arrayContaining([expect.objectContaining({ what: 'set-aside' })]),
      programme: expect.arrayContaining([expect.objectContaining({ what: 'action-added' })]),
      summaries: [expect.objectContaining({ what: 'scheduled' })],
      questions: [expect.objectContaining({ what: 'unanswered' })],
      people: expect.arrayContaining([expect.objectContaining({ what: 'person-named' })]),
    })
  })

  test('somebody who asks to be forgotten is asked once, and then nothing of them is left, in the files either', async () => {
    const canaries = [name, 'zebra terbang ungu']
    expect(onDisk(place.directory, canaries)).toEqual(canaries)
    expect(await stage.say(rina, 'hapus data saya dong', asRina)).toContain('Saya hapus semuanya?')
    const proof = await stage.tap(rina, 'Ya, hapus semuanya', asRina)
    for (const line of ['Percakapan dan pesan: ', 'Program tim: ', 'Jadwal ringkasan: 1', 'Name'].slice(0, 3))
      expect(proof).toContain(line)
    expect(proof).toContain('tidak ada yang tersisa')
    expect(await place.store.sessions.load(rina)).toBeUndefined()
    await stage.pass(60_000)
    await eventually(() => expect(onDisk(place.directory, canaries)).toEqual([]))
    expect((await place.store.events.read('erasures')).map(({ kind }) => kind)).toEqual(['erased', 'scrubbed'])
    const [reply] = await stage.replies(rina, { text: '/ekspor', ...asRina })
    expect(reply?.file).toBeUndefined()
  })

  test('her team goes on without her: figures stay, nobody is named, and who was there longest manages it', async () => {
    await stage.say(rina, '/lupakan', asRina)
    await stage.tap(rina, 'Ya, hapus semuanya', asRina)
    const programme = await stage.say(budi, '/aksi')
    expect(programme).toContain('buat template balasan')
    expect(programme).toContain('N.N.')
    expect(programme).not.toContain('Rinawati')
    expect(await stage.say(budi, '/ukur')).toContain('82')
    expect(await stage.say(budi, '/tim')).toMatch(/Budi Santoso.*manajer/i)
    expect(await stage.say(budi, '/ringkasan')).not.toContain('Rinawati')
  })

  test('an account on another channel goes along, a team of one goes whole, and one left long ago keeps no name', async () => {
    const dina = { person: { channel: 'telegram', id: '7700009', name: 'Dina Marlinawati' } }
    const onSlack = { person: { channel: 'slack', id: 'U7700009', name: 'Dina Marlinawati' } }
    const say = (text: string) => stage.say('telegram:7700009', text, dina)
    const [invited = ''] = await place.store.events.streams('code:')
    await say(`/gabung ${invited.slice('code:'.length)}`)
    await say('tambah aksi: susun jadwal piket, Dina Marlinawati, Jumat')
    await say('/tim keluar')
    await stage.tap('telegram:7700009', 'Ya', dina)
    await say('buat tim Warung Dina')
    await say('tambah aksi: cat ulang etalase, Dina Marlinawati, Jumat')
    const code = /\b[B-DF-HJ-NP-TV-Z2-9]{6}\b/.exec(await say('/tim tautkan'))?.[0] ?? ''
    await stage.say('slack:U7700009', `/tim tautkan ${code}`, onSlack)
    await stage.say('slack:U7700009', 'gimana cara memandikan naga', onSlack)
    expect(await stage.say('slack:U7700009', '/aksi', onSlack)).toContain('cat ulang etalase')

    await stage.say('slack:U7700009', '/lupakan', onSlack)
    expect(await stage.tap('slack:U7700009', 'Ya, hapus', onSlack)).toContain('tidak ada yang tersisa')
    const streams = await place.store.events.streams('')
    const all = JSON.stringify(await Promise.all(streams.map((stream) => place.store.events.read(stream))))
    for (const gone of ['Marlinawati', '7700009', 'etalase', 'naga', 'Warung Dina']) expect(all).not.toContain(gone)
    expect(all).toContain('susun jadwal piket')
    expect(await place.store.sessions.load('telegram:7700009')).toBeUndefined()
    expect(await place.store.sessions.load('slack:U7700009')).toBeUndefined()
  })

  test('a button of long ago erases nothing, and neither does anything in front of others', async () => {
    await stage.say(rina, '/lupakan', asRina)
    place.clock.advance(60 * 60_000)
    expect(await stage.tap(rina, 'Ya, hapus semuanya', asRina)).toContain('sudah lama')
    for (const wish of ['/lupakan', '/ekspor'])
      expect(await stage.say(rina, wish, { ...asRina, place: 'telegram:-100' })).toContain('chat pribadi')
    expect(await stage.say(budi, '/aksi')).toContain('Rinawati')
  })
})
