import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ClockWorld, openClockWorld } from '../../support/clock-world.ts'

let world: ClockWorld
beforeAll(async () => {
  world = await openClockWorld()
})
afterAll(() => world.store.close())

test('what two of a team asked stands in its week without names, with what to read and nothing that one asked alone', async () => {
  const invited = await world.say('buat tim Toko Melati', 'dewi')
  const code = /\b[A-Z0-9]{6,}\b/.exec(invited)?.[0] ?? ''
  await world.say(`/gabung ${code}`, 'rina')
  await world.say(`/gabung ${code}`, 'budi')
  await world.say('tambah aksi: buat template balasan, Rina, besok', 'dewi')
  for (const who of ['rina', 'budi']) await world.say('cara hitung NPS gimana, lama banget?', who)
  await world.say('capek dimaki terus, gimana?', 'rina')
  const summary = await world.say('ringkasan minggu ini', 'dewi')
  expect(summary).toMatch(/Yang ditanyakan tim\*\*\n- 2 orang: .*NPS/)
  expect(summary).not.toMatch(/dimaki/)
  expect(summary).not.toMatch(/\b1 orang/)
  expect(summary).toContain('💡 ')
  if (world.choices('dewi').includes('Lainnya')) await world.say('Lainnya', 'dewi')
  const first = world.choices('dewi').find((label) => label.includes('NPS'))
  expect(first).toMatch(/NPS/)
  expect(await world.say(first ?? '', 'dewi')).toMatch(/Sumber/)
  // The coach uses it too, and its answer is one tap away.
  expect(await world.say('/program', 'rina')).toMatch(/Tujuh hari ini 3 orang di tim bertanya soal \*\*.*NPS/)
  expect(world.choices('rina').at(-1)).toMatch(/NPS/)
  world.clock.advance(8 * 24 * 60 * 60 * 1000)
  expect(await world.say('/program', 'rina')).not.toContain('bertanya soal')
  const stored = await world.store.events.read((await world.store.events.streams('asked:'))[0] ?? '')
  expect(JSON.stringify(stored)).not.toContain('lama banget')
})

test('whoever is in no team leaves nothing of what they ask', async () => {
  const before = (await world.store.events.streams('asked:')).length
  await world.say('apa itu NIB?', 'stranger')
  expect(await world.store.events.streams('asked:')).toHaveLength(before)
})
