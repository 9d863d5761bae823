import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ClockWorld, openClockWorld } from '../../support/clock-world.ts'

let world: ClockWorld
beforeAll(async () => {
  world = await openClockWorld()
})
afterAll(() => world.store.close())

test('what was measured is told though nobody set a goal for it, and moves to the goals once somebody did', async () => {
  await world.say('buat tim Kopi Senja', 'dewi')
  await world.say('CSAT minggu ini 90 dari 120 responden', 'dewi')
  const before = await world.say('ringkasan minggu ini', 'dewi')
  expect(before).toMatch(/Diukur, belum ada tujuannya\*\*\n- CSAT: 75 % \(n = 120\)/)
  expect(before).toContain('Belum ada tujuan. Tetapkan satu')
  await world.say('tujuan: CSAT naik dari 70 % ke 85 % dalam 4 bulan, PJ Dewi', 'dewi')
  const after = await world.say('ringkasan minggu ini', 'dewi')
  expect(after).not.toContain('belum ada tujuannya')
  expect(after).toMatch(/CSAT: 75 % \(n = 120\) · target 85 %/)
})
