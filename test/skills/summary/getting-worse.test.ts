import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ClockWorld, openClockWorld } from '../../support/clock-world.ts'

const week = 7 * 24 * 60 * 60 * 1000

let world: ClockWorld
beforeAll(async () => {
  world = await openClockWorld()
})
afterAll(() => world.store.close())

test('a goal that gets worse is not called early: the headline and its line say that it does, however little time is gone', async () => {
  const headline = async () => (await world.say('ringkasan minggu ini', 'dewi')).match(/^[🟢🟡🔴⚪].*$/mu)?.[0]
  await world.say('buat tim Kopi Senja', 'dewi')
  await world.say('tujuan: CSAT naik dari 70 % ke 85 % dalam 6 bulan, PJ Dewi', 'dewi')

  world.clock.advance(week)
  await world.say('CSAT minggu ini 88 dari 120 responden', 'dewi')
  world.clock.advance(week)
  await world.say('CSAT minggu ini 84 dari 120 responden', 'dewi')
  expect(await headline()).toBe('🟡 Perlu perhatian: CSAT – masih awal, tetapi lebih buruk dari pengukuran sebelumnya.')

  world.clock.advance(week)
  await world.say('CSAT minggu ini 78 dari 120 responden', 'dewi')
  expect(await headline()).toBe('🟡 Perlu perhatian: CSAT – lebih buruk dari angka awal.')
  expect(await world.say('ringkasan minggu ini', 'dewi')).toMatch(
    /CSAT: 65 %.*\(memburuk\).*· lebih buruk dari angka awal/,
  )

  world.clock.advance(week)
  await world.say('CSAT minggu ini 84 dari 120 responden', 'dewi')
  expect(await headline()).toBe('🟡 Perlu perhatian: CSAT – masih awal.')
})
