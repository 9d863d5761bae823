import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../../src/ports/store.ts'
import { createSqlitePlace } from '../../support/sqlite-place.ts'
import { createStoreStage, type StoreStage } from '../../support/store-stage.ts'

const admin = 'telegram:99'
const group = 'telegram:-100'
const as = (id: string, name: string, more = {}) => ({ person: { channel: 'telegram', id, name }, ...more })
const inGroup = { place: group }

describe('rules of a channel or group', () => {
  let place: Awaited<ReturnType<typeof createSqlitePlace>>
  let store: Store
  let stage: StoreStage
  beforeEach(async () => {
    place = await createSqlitePlace()
    store = await place.open()
    stage = await createStoreStage(store, place.clock, { admins: [admin], health: async () => ['ready'] })
    await stage.say('telegram:7', 'buat tim Kopi Senja', as('7', 'Rina'))
    const [code = ''] = await store.events.streams('code:')
    await stage.say('telegram:8', `/gabung ${code.slice('code:'.length)}`, as('8', 'Budi'))
    await stage.say('telegram:7', 'tim di sini', as('7', 'Rina', inGroup))
  })
  afterEach(() => place.remove())
  const asRina = (text: string, more = {}) => stage.say('telegram:7', text, as('7', 'Rina', { ...inGroup, ...more }))
  const asBudi = (text: string, more = {}) => stage.say('telegram:8', text, as('8', 'Budi', { ...inGroup, ...more }))

  test('are changed by a lead or manager, and by nobody else', async () => {
    expect(await asBudi('/atur diam')).toContain('ketua atau manajer')
    expect(await asBudi('apa itu NIB?')).toContain('Nomor Induk Berusaha')
    expect(await asRina('/atur diam')).toContain('Saya diam')
    expect(await asBudi('apa itu NIB?')).toBe('')
    expect(await asBudi('/atur')).toContain('Saya diam')
    expect(await asRina('/atur bebas')).toContain('ikut bicara')
    expect(await asBudi('apa itu NIB?')).toContain('Nomor Induk Berusaha')
  })

  test('keep her from speaking uncalled', async () => {
    await asBudi('apa itu NIB?')
    await asRina('jawab kalau dipanggil saja di sini')
    expect(await asBudi('gimana cara daftar NIB?', { isUncalled: true })).toBe('')
    expect(await asBudi('gimana cara daftar NIB?')).not.toBe('')
  })

  test('keep answers to the topics of the place, and are told in the words of whoever asks', async () => {
    await asRina('/atur topik PSE')
    expect(await asBudi('apa itu NIB?')).toContain('hanya menjawab soal PSE')
    expect(await asBudi('what is a NIB?')).toContain('only answer on PSE')
    expect(await asBudi('apa itu PSE?')).toContain('Penyelenggara Sistem Elektronik')
    expect(await stage.say('telegram:8', 'apa itu NIB?', as('8', 'Budi'))).toContain('Nomor Induk Berusaha')
    expect(await asRina('/atur topik bunga')).toContain('belum saya kenal')
  })

  test('show answers to whoever asked alone', async () => {
    await asRina('/atur pribadi')
    const [reply] = await stage.replies('telegram:8', { text: 'apa itu NIB?', ...as('8', 'Budi', inGroup) })
    expect(reply?.audience).toBe('asker')
  })

  test('leave a trail of who set what when, as CSV, from which somebody who goes is gone', async () => {
    await asRina('/atur diam')
    await asRina('/atur bebas')
    const trail = async () => {
      const replies = await stage.replies(admin, { text: '/admin riwayat', ...as('99', 'Ops') })
      return Buffer.from(replies[0]?.file?.content ?? '', 'base64')
        .toString()
        .replace('\uFEFF', '')
        .trim()
        .split('\r\n')
    }
    const [head, first, second] = await trail()
    expect(head).toBe('kapan,siapa,tempat,aturan,sebelum,sesudah')
    expect(first).toMatch(/^2026-01-05T09:\d\d:\d\d\.000Z,Rina,telegram:-100,speaks,,silent$/)
    expect(second).toMatch(/,Rina,telegram:-100,speaks,silent,free$/)
    await stage.say('telegram:7', '/lupakan', as('7', 'Rina'))
    await stage.tap('telegram:7', 'Ya, hapus', as('7', 'Rina'))
    expect((await trail())[1]).toMatch(/Z,x[0-9a-f]{16},telegram:-100,speaks,,silent$/)
  })

  test('an admin sees health, gaps and settings, and no conversation; nobody else does', async () => {
    await stage.say('telegram:8', 'gimana cara menjinakkan zebra 081298765432', as('8', 'Budi'))
    await stage.say('telegram:8', 'rahasia dapur kami adalah apa itu NIB?', as('8', 'Budi'))
    const shown = await stage.say(admin, '/admin', as('99', 'Ops'))
    for (const line of ['ready', '1 belum terjawab', 'zebra [telepon]']) expect(shown).toContain(line)
    for (const line of ['rahasia dapur', 'Budi', '081298765432']) expect(shown).not.toContain(line)
    expect(await stage.say('telegram:8', '/admin', as('8', 'Budi'))).toContain('pengelola')
    expect(await stage.say(admin, '/admin', as('99', 'Ops', inGroup))).toContain('chat pribadi')
  })
})
