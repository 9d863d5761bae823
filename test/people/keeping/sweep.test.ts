import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { limits } from '../../../src/people/keeping/retention.ts'
import { sweep } from '../../../src/people/keeping/sweep.ts'
import type { Store } from '../../../src/ports/store.ts'
import { buildEvent } from '../../support/builders.ts'
import { createSqlitePlace } from '../../support/sqlite-place.ts'
import { createStoreStage } from '../../support/store-stage.ts'

const msPerDay = 24 * 60 * 60 * 1000

describe('what is past its time', () => {
  let place: Awaited<ReturnType<typeof createSqlitePlace>>
  let store: Store
  beforeEach(async () => {
    place = await createSqlitePlace()
    store = await place.open()
  })
  afterEach(() => place.remove())

  const names = () => store.events.streams('')
  const sweepAfter = (days: number) => sweep(store.events, days * msPerDay)
  const on = (stream: string, day: number, parts = {}) => buildEvent({ stream, atMs: day * msPerDay, ...parts })

  test.each(limits.filter(({ goes }) => goes === 'each').map(({ streams, days }) => [streams, days] as const))(
    'goes event by event: %s after %i days',
    async (stream, days) => {
      await store.events.append([on(stream, 0), on(stream, 1)])
      await sweepAfter(days)
      expect(await store.events.read(stream)).toHaveLength(2)
      await sweepAfter(days + 1)
      expect(await store.events.read(stream)).toHaveLength(1)
    },
  )

  test.each(limits.filter(({ goes }) => goes === 'last').map(({ streams, days }) => [streams, days] as const))(
    'goes as a whole after the last of it: %s after %i days',
    async (stream, days) => {
      await store.events.append([on(`${stream}x`, 0), on(`${stream}x`, 10)])
      await sweepAfter(days + 10)
      expect(await store.events.read(`${stream}x`)).toHaveLength(2)
      await sweepAfter(days + 11)
      expect(await names()).toEqual([])
    },
  )

  test('a team goes with all that is its own when nobody has recorded anything for two years, and its people with it', async () => {
    const stage = await createStoreStage(store, place.clock)
    const rina = { person: { channel: 'telegram', id: '7', name: 'Rina' } }
    await stage.say('telegram:7', 'buat tim Kopi Senja', rina)
    await stage.say('telegram:7', 'tambah aksi: buat template balasan, Rina, Jumat', rina)
    await stage.say('telegram:7', 'jadwal ringkasan Senin 08.00', rina)
    const before = await names()
    expect(before.map((stream) => stream.split(':')[0])).toEqual(
      expect.arrayContaining(['programme', 'team', 'person']),
    )

    const [team] = await store.events.streams('programme:')
    const nowMs = place.clock.now()
    await sweep(store.events, nowMs + 700 * msPerDay)
    expect(await store.events.streams('programme:')).toEqual([team])
    await sweep(store.events, nowMs + 731 * msPerDay)
    expect(
      (await names()).filter((stream) => /^(?:programme|summary|team|person|identity|code|place):/.test(stream)),
    ).toEqual([])
  })

  test('is dropped by the clock, once a day', async () => {
    const stage = await createStoreStage(store, place.clock)
    await store.events.append([buildEvent({ stream: 'practise:telegram:7', atMs: place.clock.now() })])
    await stage.pass(364 * msPerDay)
    expect(await store.events.read('practise:telegram:7')).toHaveLength(1)
    await stage.pass(2 * msPerDay)
    expect(await store.events.read('practise:telegram:7')).toEqual([])
    expect(await store.sessions.load('prima:sweep')).toBeUndefined()
  })
})
