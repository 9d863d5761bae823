import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayAt } from '../../../src/programme/dates/calendar.ts'
import { type ClockWorld, openClockWorld } from '../../support/clock-world.ts'

const hour = 60 * 60 * 1000
const day = 24 * hour

let world: ClockWorld
/** The clock of the test begins on Thursday, 1 January 2026. */
beforeAll(async () => {
  world = await openClockWorld()
})
afterAll(() => world.store.close())

/** Goes on to an hour of a day in Jakarta and looks what is due. */
async function on(isoDay: string, clock = '09:05') {
  world.clock.advance(Date.parse(`${isoDay}T${clock}:00+07:00`) - world.clock.now())
  return (await world.tick()).map(({ to, text }) => `${to} ${text}`)
}

describe('an agent who forgets due dates', () => {
  test('is told nothing before she agreed', async () => {
    await world.say('buat tim Kopi Senja', 'rina')
    await world.say('tambah aksi: buat template balasan, Rina, 13 Januari 2026', 'rina')
    expect(await world.say('/pengingat', 'rina')).toContain('Pengingat Anda **mati**')
    expect(await on('2026-01-13')).toEqual([])
  })

  test('agrees in a sentence, and is told how to stop', async () => {
    await world.say('aksi 1 tenggat 20 Januari 2026', 'rina')
    const said = await world.say('ingetin gw dong', 'rina')
    expect(said).toContain('paling banyak satu pesan sehari')
    expect(said).toContain('jangan ingatkan lagi')
  })

  test('hears of it the working day before and on the day, once each, in her chat alone', async () => {
    expect(await on('2026-01-15')).toEqual([])
    const [before, ...more] = await on('2026-01-19')
    expect(before).toMatch(/^telegram:rina ⏰ \*\*Pengingat Sen, 19 Jan 2026\*\*/)
    expect(before).toContain('Sel, 20 Jan 2026: Aksi 1 · **buat template balasan**')
    expect(more).toEqual([])
    expect(await on('2026-01-19', '11:00')).toEqual([])
    expect(await on('2026-01-20', '08:59')).toEqual([])
    expect((await on('2026-01-20'))[0]).toContain('hari ini: Aksi 1')
  })

  test('can settle it with one tap, and is left in peace', async () => {
    expect(await world.say('1', 'rina')).toContain('Aksi 1 selesai')
    expect(await on('2026-01-21')).toEqual([])
  })

  test('hears within minutes of what comes up on a day that had nothing for her', async () => {
    expect(await on('2026-01-21', '09:10')).toEqual([])
    await world.say('tambah aksi: balas ulasan, Rina, 21 Januari 2026', 'rina')
    expect((await on('2026-01-21', '09:16'))[0]).toContain('hari ini: Aksi 2')
    await world.say('aksi 2 selesai', 'rina')
  })

  test('hears that she is late until she asks for quiet', async () => {
    await world.say('tambah aksi: telepon pelanggan, Rina, 22 Januari 2026', 'rina')
    await on('2026-01-22')
    expect((await on('2026-01-23'))[0]).toContain('telat 1 hari: Aksi 3')
    expect(await world.say('tunda sampai Senin', 'rina')).toContain('saya diam sampai Sen, 26 Jan 2026')
    expect(await world.say('/pengingat', 'rina')).toContain('ditunda sampai Sen, 26 Jan 2026')
  })

  test('is not woken at night by a process that was down all day', async () => {
    await world.say('pengingat tegas', 'rina')
    expect(await on('2026-01-26', '22:30')).toEqual([])
    expect((await on('2026-01-27', '10:00'))[0]).toContain('Aksi 3')
  })

  test('has holidays and weekends for herself', async () => {
    await world.say('aksi 3 tenggat 17 Februari 2026', 'rina')
    // Imlek on the 17th, joint leave on the 16th, a weekend before: the last working day is Friday the 13th.
    expect((await on('2026-02-13'))[0]).toContain('Sel, 17 Feb 2026: Aksi 3')
    for (const free of ['2026-02-14', '2026-02-15', '2026-02-16', '2026-02-17']) expect(await on(free)).toEqual([])
    expect((await on('2026-02-18'))[0]).toContain('telat 1 hari: Aksi 3')
  })

  test('stops it in a sentence', async () => {
    expect(await world.say('jangan ingatkan lagi', 'rina')).toContain('saya matikan')
    expect(await on('2026-02-19')).toEqual([])
    expect(await world.say('jangan ingatkan lagi', 'rina')).toContain('memang sedang mati')
  })

  test('agrees for herself only, and in private', async () => {
    const shared = { conversationId: 'telegram:-100', isShared: true as const, place: 'telegram:-100' }
    expect(await world.say('ingatkan saya', 'rina', shared)).toContain('hanya di chat pribadi')
  })
})

describe('a lead whose programme stands still, and who measures', () => {
  test('is asked for the next value a week later, and for the step after two quiet weeks', async () => {
    world.clock.advance(Date.parse('2026-03-02T09:00:00+07:00') - world.clock.now())
    await world.say('buat tim Klinik Sehat', 'dewi')
    await world.say('tujuan: CSAT naik dari 60% ke 80% sampai 31 Desember 2026, PJ Dewi', 'dewi')
    await world.say('CSAT hari ini 82 dari 120 responden', 'dewi')
    await world.say('ingatkan saya', 'dewi')
    expect((await on('2026-03-09')).join()).toContain('Ukur **CSAT** lagi')
    expect((await on('2026-03-16')).join()).toContain('Belum ada catatan baru di program')
    await world.say('stop pengingat', 'dewi')
  })
})

describe("a note in one's own words", () => {
  test('comes at its moment, once, from two processes, also late', async () => {
    world.clock.advance(Date.parse('2026-04-06T09:00:00+07:00') - world.clock.now())
    expect(await world.say('ingetin gw besok jam 14.30 buat hubungi Bu Rina', 'sari')).toContain(
      'Sel, 7 Apr 2026 14.30 saya ingatkan di sini: **hubungi Bu Rina**',
    )
    expect(await on('2026-04-07', '14:29')).toEqual([])
    expect(await on('2026-04-07', '16:00')).toEqual(['telegram:sari ⏰ Anda minta diingatkan: **hubungi Bu Rina**'])
    expect(await on('2026-04-07', '16:30')).toEqual([])
  })

  test.each([
    ['ingatkan saya hubungi Bu Rina', 'Kapan saya ingatkan?'],
    ['ingatkan saya 31 Februari jam 9 kirim laporan', 'tidak ada'],
    ['ingatkan saya besok jam 25 kirim laporan', 'tidak ada'],
    ['ingatkan saya besok jam 23 tutup kasir', 'antara pukul 07.30 dan 20.00'],
    ['ingatkan saya 1 Januari 2026 kirim laporan', 'sudah lewat'],
    ['ingatkan saya besok jam 9', 'Soal apa?'],
    ['ingatkan saya 5 Januari 2030 rapat', 'lebih dari setahun'],
    ['ingatkan saya tiap akhir bulan bayar gaji', 'tiap tanggal tertentu'],
    ['pengingat jam 3 pagi', 'antara pukul 07.30 dan 20.00'],
    ['pengingat jam delapanan', 'Jam berapa?'],
  ])('%j is answered by what is missing', async (text, answer) => {
    expect(await world.say(text, 'sari')).toContain(answer)
  })

  test("keeps no customer's number, and can be dropped", async () => {
    const said = await world.say('ingatkan saya besok jam 11 telepon pelanggan 0812 3456 7890', 'sari')
    expect(said).not.toContain('3456')
    expect(await world.say('1', 'sari')).toContain('saya hapus')
    expect(await on('2026-05-12', '11:30')).toEqual([])
  })
})

test('over half a year, from two processes that look at odd times, nobody hears twice a day nor on a day of rest', async () => {
  world.clock.advance(Date.parse('2026-05-18T07:00:00+07:00') - world.clock.now())
  await world.say('buat tim Hotel Melati', 'budi')
  await world.say('pengingat tegas', 'budi')
  const told: string[] = []
  for (let turn = 0; turn < 120; turn++) {
    if (turn % 8 === 0) {
      const due = dayAt(world.clock.now() + 6 * day, 'Asia/Jakarta')
      await world.say(`tambah aksi: tugas ${turn}, Budi, ${due}`, 'budi')
    }
    world.clock.advance(turn % 37 === 36 ? 5 * day : 31 * hour)
    const said = await world.tick(turn % 3 === 0 ? [1] : [0, 1])
    told.push(...said.filter(({ to }) => to === 'telegram:budi').map(() => dayAt(world.clock.now(), 'Asia/Jakarta')))
  }
  expect(told.length).toBeGreaterThan(25)
  expect(new Set(told).size).toBe(told.length)
  expect(told.filter((of) => [0, 6].includes(new Date(`${of}T00:00Z`).getUTCDay()))).toEqual([])
  expect(told).not.toContain('2026-08-17')
})
