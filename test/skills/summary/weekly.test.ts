import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ClockWorld, openClockWorld } from '../../support/clock-world.ts'

const hour = 60 * 60 * 1000
const week = 7 * 24 * hour

let world: ClockWorld
beforeAll(async () => {
  world = await openClockWorld()
})
afterAll(() => world.store.close())

test('a team without a goal is told how to set one, and what is measured out of order counts by its day', async () => {
  await world.say('buat tim Toko Rona', 'rona')
  await world.say('tambah aksi: tata ulang rak, Joko, besok', 'rona')
  expect(await world.say('/ringkasan', 'rona')).toContain('Belum ada tujuan')
  await world.say('tujuan: CSAT naik dari 60% ke 80% sampai 31 Maret 2026', 'rona')
  await world.say('CSAT 5 Januari 2026 90 dari 120 responden', 'rona')
  await world.say('CSAT 2 Januari 2026 65% dari 120 responden', 'rona')
  expect(await world.say('/ringkasan', 'rona')).toContain('CSAT: 75 % (n = 120) ▲ 10 (membaik)')
})

describe('the manager of a café', () => {
  test('is told what there is to sum up, and how to begin', async () => {
    expect(await world.say('/ringkasan')).toContain('buat tim NAMA')
  })

  test('asks for the week and reads what moved, what is late and whose, and what to decide', async () => {
    await world.say('buat tim Kopi Senja')
    await world.say('tujuan: CSAT naik dari 60% ke 80% sampai 31 Maret 2026, PJ Rina')
    await world.say('tambah aksi: buat template balasan, Rina, besok')
    await world.say('tambah aksi: latih tim, Budi, 31 Jan')
    await world.say('CSAT minggu ini 82 dari 120 responden')
    await world.say('Budi terhambat nunggu IT')
    world.clock.advance(3 * 24 * hour)
    const summary = await world.say('ringkasan minggu ini')
    expect(summary).toContain('Kopi Senja · minggu 5 Jan–11 Jan** (2026-W02)')
    expect(summary).toContain('🔴 Perlu tindakan: ada hambatan tanpa penanggung jawab.')
    expect(summary).toContain(
      '**Keputusan untuk manajer**, sebelum 12 Jan\n- Budi menunggu IT sejak 5 Jan (hambatan 1). Siapa yang membereskannya?',
    )
    expect(summary).toContain('CSAT: 68,3 % (n = 120) · target 80 %')
    expect(summary).toContain('1\\. buat template balasan · Rina · 2 hari')
    expect(summary).toContain('2\\. latih tim · Budi · 31 Jan')
  })

  test('asks what moved, and sees which way is worse', async () => {
    await world.say('tujuan: waktu balas pertama turun dari 60 menit ke 20 menit sampai 28 Februari 2026, PJ Budi')
    await world.say('waktu balas pertama 45 menit')
    world.clock.advance(hour)
    await world.say('waktu balas pertama 50 menit')
    expect(await world.sayWhole('apa yang bergerak minggu ini?')).toContain(
      'waktu balas pertama: 50 menit ▲ 5 (memburuk)',
    )
  })

  test('opens the records that the figures are made of', async () => {
    const figures = await world.say('1')
    expect(figures).toContain('Asal angka minggu 2026-W02')
    expect(figures).toContain(
      '1\\. buat template balasan · Rina · 2 hari\n- Sen, 5 Jan 2026 · Aksi 1 ditambah: buat template',
    )
    const records = await world.say('Semua catatan minggu itu')
    expect(records).toMatch(/Catatan di balik minggu 2026-W02\*\* \(\d+\)/)
    expect(records).toContain('Aksi 2 ditambah: latih tim · Budi · Sab, 31 Jan 2026 · manager')
    expect(records).toContain('CSAT: 68,3 % (n = 120)')
    expect(records).toContain('Hambatan 1: Budi menunggu IT')
  })

  test.each([
    ['/ringkasan 2026-W60', 'Tidak ada minggu 2026-W60'],
    ['/ringkasan 2026-W40', 'belum mulai'],
    ['/ringkasan 2025-W40', 'sebelum ada catatan'],
    ['jadwal ringkasan tiap hari jam 25', 'Jam itu tidak ada'],
    ['jadwal ringkasan tiap hari', 'seminggu sekali'],
    ['ringkasan bulan lalu', 'per minggu'],
    ['ringkasan minggu depan', 'belum mulai'],
    ['ringkasan minggu ke-54', 'Tidak ada minggu 2026-W54'],
    ['bandingkan ringkasan 2026-W02 dengan 2026-W09', 'Minggu 2026-W09 belum mulai'],
    ['bandingkan ringkasan minggu ini dengan dua minggu lalu', 'sebelum ada catatan'],
    ['jadwal ringkasan Senin jam 8 WAST', 'tidak saya kenal'],
    ['jadwal ringkasan Senin jam 25', 'Jam itu tidak ada'],
    ['jadwal ringkasan Senin jam 8 Mars/Olympus', 'tidak saya kenal'],
  ])('is told what is wrong with %j', async (text, answer) => {
    expect(await world.say(text)).toContain(answer)
  })

  test('is the only one who sets when it comes; others do not see the team at all', async () => {
    expect(await world.say('/ringkasan', 'stranger')).toContain('buat tim NAMA')
    expect(await world.say('jadwal ringkasan Senin jam 8 pagi')).toContain('tiap Senin pukul 08.00 WIB')
  })

  test('is shared with the group of the team by taps, and with nobody else', async () => {
    const group = 'telegram:-100'
    expect(await world.say('ringkasan minggu ini')).toContain('Kopi Senja')
    expect(world.choices('manager').join()).not.toContain('Bagikan')
    await world.say('pasang tim di sini', 'manager', { conversationId: group, isShared: true, place: group })
    await world.say('ringkasan minggu ini')
    await world.say('Rincian')
    await world.say('Lainnya')
    expect(world.choices('manager').join()).toContain('Bagikan ke kanal tim')
    const said = await world.say('Bagikan ke kanal tim')
    expect(said).toContain('saya bagikan ke 1 kanal')
    expect(said).toContain('Kopi Senja · minggu')
    await world.say('lepas tim dari sini', 'manager', { conversationId: group, isShared: true, place: group })
  })

  test('a week that was put right later says so, and tells the true figure', async () => {
    world.clock.advance(4 * 24 * hour)
    await world.tick()
    world.clock.advance(hour)
    await world.say('CSAT 11 Januari 2026 90 dari 120 responden')
    const summary = await world.sayWhole('ringkasan minggu lalu')
    expect(summary).toContain('dikoreksi')
    expect(summary).toContain('75 % (n = 120)')
  })

  test('gets each week once over two years, from two processes that look at odd times and sleep for weeks', async () => {
    const { clock, tick } = world
    const told: string[] = []
    const endMs = clock.now() + 104 * week
    for (let turn = 0; clock.now() < endMs; turn++) {
      clock.advance(turn % 29 === 28 ? 16 * 24 * hour : 31 * hour)
      told.push(...(await tick(turn % 3 === 0 ? [1] : [0, 1])).map(({ to, text }) => `${to} ${text}`))
    }
    const weeks = told.map((text) => /\((\d{4}-W\d{2})\)/.exec(text)?.[1])
    const missed = told.flatMap((text) => /Minggu yang terlewat: ([^.]+)\./.exec(text)?.[1]?.split(', ') ?? [])
    const all = [...weeks, ...missed]
    expect(told.every((text) => text.startsWith('telegram:manager '))).toBe(true)
    expect(new Set(all).size).toBe(all.length)
    expect(all.length).toBeGreaterThanOrEqual(103)
    expect(all).toContain('2026-W53')
    expect(told.filter((text) => text.includes('datang terlambat')).length).toBeGreaterThan(0)
  })

  test('can stop it', async () => {
    expect(await world.say('stop ringkasan')).toContain('tidak saya kirim lagi')
    world.clock.advance(2 * week)
    expect(await world.tick()).toEqual([])
  })
})
