import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heightOf } from '../../../bench/screens/phone.ts'
import { onSlack, slackChrome } from '../../../bench/screens/slack.ts'
import { onTelegram, telegramChrome } from '../../../bench/screens/telegram.ts'
import { type ClockWorld, openClockWorld } from '../../support/clock-world.ts'

const day = 24 * 60 * 60 * 1000
/** The usual phone, in dp; what is left below is a margin. */
const [screen, margin] = [800, 15]

let world: ClockWorld
beforeAll(async () => {
  world = await openClockWorld()
  const { say, clock } = world
  await say('buat tim Rumah Sakit Umum Melati Sejahtera')
  for (const goal of [
    'waktu tunggu pendaftaran turun dari 60 menit ke 30 menit',
    'CSAT naik dari 70% ke 85%',
    'waktu balas pertama turun dari 45 menit ke 10 menit',
    'FCR naik dari 60% ke 75%',
    'NPS naik dari 20 ke 40',
    'tingkat abandon turun dari 18% ke 8%',
  ])
    await say(`tujuan: ${goal} sampai 10 Februari 2026, PJ Rina Wulandari`)
  const owners = ['Rina', 'Dewi', 'Budi', 'Sari', 'Sari', 'Budi', 'Sari']
  for (const [index, who] of owners.entries())
    await say(
      `tambah aksi: rapikan alur pendaftaran pasien lansia di loket ${index + 1}, ${who}, ${6 + index} Januari 2026`,
    )
  for (let index = 1; index <= 6; index++)
    await say(`tambah aksi: latih petugas loket ${index} menyapa pasien baru, Dewi, ${index + 10} Maret 2026`)
  clock.advance(34 * day)
  for (const value of [
    'waktu tunggu pendaftaran 55 menit dari 210 pasien',
    'CSAT 150 dari 210 responden',
    'FCR 62% dari 300 kasus',
  ])
    await say(value)
  clock.advance(6 * day)
  for (const value of [
    'waktu tunggu pendaftaran 61 menit dari 190 pasien',
    'CSAT 130 dari 190 responden',
    'waktu balas pertama 50 menit dari 140 pesan',
    'FCR 58% dari 310 kasus',
    'NPS 12 dari 150 responden',
    'tingkat abandon 21% dari 900 telepon',
  ])
    await say(value)
  await say('aksi 1 selesai')
  await say('Sari terhambat nunggu persetujuan komite medik, dipegang dr. Hana')
  for (const [who, what] of [
    ['Budi', 'jadwal pelatihan dari bagian SDM'],
    ['Dewi', 'akses sistem antrean dari bagian IT'],
    ['Rina', 'keputusan direksi soal loket khusus lansia'],
  ])
    await say(`${who} terhambat nunggu ${what}`)
  await say('kabar baik: keluarga pasien memuji loket 3')
  await say('kabar baik: antrean pagi lebih tertib dari bulan lalu')
  await say('catat suara pelanggan: lansia bingung ambil nomor')
  await say('risiko: petugas loket mengundurkan diri sesudah Lebaran')
  await say('risiko: sistem antrean mati waktu jam sibuk')
})
afterAll(() => world.store.close())

/** What the newest reply takes of a phone with all that stands around it. */
function heights(id: string): Readonly<Record<'telegram' | 'slack', number>> {
  const reply = world.reply(id)
  if (!reply) throw new Error('nothing was said')
  return {
    telegram: Math.round(heightOf(onTelegram(reply)) + telegramChrome),
    slack: Math.round(heightOf(onSlack(reply)) + slackChrome),
  }
}

function expectOneScreen(id = 'manager') {
  const { telegram, slack } = heights(id)
  expect(telegram).toBeGreaterThan(telegramChrome)
  expect(telegram).toBeLessThanOrEqual(screen - margin)
  expect(slack).toBeLessThanOrEqual(screen - margin)
}

const languages = {
  id: { ask: 'ringkasan minggu ini', pages: ['Rincian', 'Minggu depan', 'Pelanggan & tim'], further: 'Lanjut' },
  en: {
    ask: 'please show me the summary of this week',
    pages: ['Details', 'Next week', 'Customers & team'],
    further: 'Continue',
  },
}

describe.each(Object.entries(languages))('the fullest week of a hospital, in %s', (_, { ask, pages, further }) => {
  test('is one screen on Telegram and on Slack, with at most five buttons', async () => {
    await world.say(ask)
    expectOneScreen()
    expect(world.reply('manager')?.choices?.length).toBeLessThanOrEqual(5)
  })

  test.each(pages)('opens %s, each page of it one screen', async (page) => {
    await world.say(ask)
    expect(world.choices('manager')).toContain(page)
    expect(await world.say(page)).toContain('(2026-W07)')
    expectOneScreen()
    for (let turn = 0; turn < 12 && world.choices('manager').includes(further) && isMore(further); turn++) {
      await world.say(further)
      expectOneScreen()
    }
    expect(isMore(further)).toBe(false)
  })
})

function isMore(further: string): boolean {
  return (world.reply('manager')?.choices ?? []).some(({ label }) => label === further)
}

test('what is folded is told in figures, and each opens: goals, who is late, who is blocked, how much else there is', async () => {
  const summary = await world.say('ringkasan minggu ini')
  expect(summary).toMatch(/\*\*Telat 6:\*\* Sari 3, Budi 2, Dewi 1/)
  expect(summary).toMatch(/\*\*Terhambat 4:\*\*/)
  expect(summary).toContain('1 aksi selesai · 2 kabar baik · 2 risiko')
  expect(summary).toContain('dan 3 lagi')
  // What is asked of a manager, and how far a goal moved, is told whole.
  expect(summary).toContain('keputusan direksi soal loket khusus lansia (Rina menunggu)')
  expect(summary).toContain('waktu tunggu 55▸61 / 30 menit')
  const figures = await world.say('Asal angka ini')
  for (const figure of ['CSAT: 68,4 %', '7\\. rapikan alur', 'Kabar baik:', 'Risiko:'])
    expect(figures).toContain(figure)
})

test('a small week stands there whole, with nothing to tap for', async () => {
  await world.say('buat tim Kopi Kecil', 'kopi')
  await world.say('tambah aksi: cuci mesin, Joko, besok', 'kopi')
  expect(await world.say('ringkasan minggu ini', 'kopi')).toContain('1\\. cuci mesin · Joko')
  expect(world.choices('kopi')).not.toContain('Rincian')
})

test('on schedule it is the same screen, also where it has more to say: late, and weeks that were missed', async () => {
  await world.say('jadwal ringkasan Senin jam 8')
  world.clock.advance(23 * day)
  const told = await world.tick()
  expect(told.map(({ text }) => text).join()).toContain('datang terlambat')
  expectOneScreen()
})

test('long names, a rest and missed weeks at once are still one screen', async () => {
  const say = (text: string) => world.say(text, 'wide')
  await say('buat tim WWWWWWWWWWWW MMMMMMMMMMMMMMMMMM Kantor Wilayah Makassar')
  const welcome = 'semua petugas menyapa pasien dengan ramah dan membantu keluarga yang mencari ruangan'
  for (const goal of ['CSAT naik dari 70% ke 85%', 'FCR naik dari 60% ke 75%', welcome])
    await say(`tujuan: ${goal} sampai 30 April 2026, PJ Muhammad Wawan Kurniawan`)
  for (const who of 'ABCDEF') await say(`tambah aksi: kumpulkan masukan, Muhammad Wawan ${who}, 30 Maret 2026`)
  await say('CSAT 130 dari 190 responden')
  for (const who of ['Budi', 'Wawan', 'Mawar', 'Nia'])
    await say(`${who} terhambat nunggu ${'persetujuan pembelian mesin antrean '.repeat(3)}`)
  await say('program kita stop dulu sampai 2 Juli 2026')
  await say('jadwal ringkasan Senin jam 8')
  world.clock.advance(60 * day)
  const told = (await world.tick()).filter(({ to }) => to === 'telegram:wide')
  expect(told.map(({ text }) => text).join()).toMatch(/terlewat[\s\S]*dihentikan dulu/)
  expectOneScreen('wide')
})
