import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
/** Her day is Tuesday, 27 July 2027. */
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const say = (text: string) => stage.say('telegram:dina', text)
/** Says one after the other; what was answered to the last. */
async function told(...messages: readonly string[]) {
  let last = ''
  for (const text of messages) last = await say(text)
  return last
}

describe('a reminder is asked for with courtesy around it', () => {
  test.each([
    [
      'min tolong ingetin gue besok jam 9 telpon Bu Hj. Aminah soal umroh',
      'Rab, 28 Jul 2027 09.00',
      'telpon Bu Hj. Aminah soal umroh',
    ],
    ['Mohon diingatkan hari Kamis pukul 10.00 untuk mengirim laporan.', 'Kam, 29 Jul 2027 10.00', 'mengirim laporan'],
    ['mas tulung elingke aku sesuk jam sepuluh setor berkas', 'Rab, 28 Jul 2027 10.00', 'setor berkas'],
    [
      'kak boleh minta tolong diingatkan besok pagi jam 8 buat briefing kasir',
      'Rab, 28 Jul 2027 08.00',
      'briefing kasir',
    ],
  ])('%j', async (text, when, about) => {
    const said = await say(text)
    expect(said).toContain(when)
    expect(said).toContain(`**${about}**`)
  })
})

describe('what is said after a reminder changes it', () => {
  const friday = 'ingatkan saya Jumat jam 9 kirim laporan'

  test('the day, the hour, or both: nothing that was said is passed over', async () => {
    expect(await told(friday, 'eh ganti kamis aja jam 10 pagi')).toContain('Kam, 29 Jul 2027 10.00')
    expect(await say('sore aja')).toContain('Kam, 29 Jul 2027 16.00')
    expect(await say('jam 9 kepagian, 9.30 aja')).toContain('Kam, 29 Jul 2027 09.30')
    expect(await say('jangan kamis deh, senin aja')).toContain('Sen, 2 Agu 2027 09.30')
    expect(await say('/pengingat')).not.toContain('Jum, 30')
  })

  test('by how much, how often, and with what more', async () => {
    expect(await told(friday, 'dimundurin setengah jam')).toContain('Jum, 30 Jul 2027 09.30')
    expect(await say('an hour earlier please')).toContain('30 Jul 2027 08.30')
    expect(await say('tiap hari kerja aja')).toContain('tiap hari kerja pukul 08.30')
    expect(await say('jam 9 aja, sekalian catat bawa absensi')).toContain('pukul 09.00')
    expect(await say('/pengingat')).toContain('kirim laporan; bawa absensi')
  })

  test('what comes every week stays weekly on its new day', async () => {
    expect(await told('ingetin aku tiap senin jam 8 isi angka', 'jam 7.30 aja deh')).toContain('tiap Senin pukul 07.30')
    expect(await say('sorry, Tuesday')).toContain('tiap Selasa pukul 07.30')
  })

  test('also after thanks and after an answer, while nothing else with a day was spoken of', async () => {
    expect(await told(friday, 'makasih ya', 'apa itu NIB?', 'eh rabu aja deh')).toContain('Rab, 28 Jul 2027 09.00')
  })

  test('a question of opening hours is none', async () => {
    expect(await told(friday, 'jam 9 toko udah buka belum ya?')).not.toContain('saya ingatkan')
    expect(await say('/pengingat')).toContain('Jum, 30 Jul 2027 09.00')
  })

  test('never to a moment that is over or asleep', async () => {
    expect(await told(friday, 'jam 11 malam aja')).toContain('antara pukul 07.30 dan 20.00')
    expect(await say('kemarin aja')).toContain('sudah lewat')
  })
})

describe('one of several', () => {
  test('is meant by its place, its day of the month or its words, and keeps its place when it moves', async () => {
    await say('ingetin gue besok jam 9 telpon vendor')
    expect(await say('sama tiap tgl 1 rekap ulasan')).toContain('tiap tanggal 1')
    expect(await say('yang pertama pindah jam 10')).toContain('10.00 saya ingatkan di sini: **telpon vendor**')
    expect(await say('yg rekap ulasan jadi tgl 3 aja')).toContain('tiap tanggal 3')
    expect(await say('yang kedua ga jadi')).toContain('**rekap ulasan** saya hapus')
    expect(await say('masih ada pengingat apa?')).toContain('telpon vendor')
  })

  test('the same once more on another day', async () => {
    const again = await told('remind me tomorrow at 3pm to call the courier', 'and Friday too')
    expect(again).toContain('30 Jul 2027 15.00: **call the courier**')
    expect(await say('drop the first one')).toContain('30 Jul 2027 15.00')
  })

  test('all of them go at once', async () => {
    const said = await told(
      'ingetin gue besok jam 9 cek stok',
      'sama jumat jam 3 kirim laporan',
      'udah, batalin semua pengingat',
    )
    expect(said).toContain('cek stok')
    expect(said).toContain('kirim laporan')
    expect(await say('pengingatku apa aja?')).not.toContain('cek stok')
  })
})

test('somebody who is named by no name is called no name', async () => {
  const said = await say('nice. remind him Thursday morning to call the owners')
  expect(said).toContain('I can only remind people who asked for it')
  expect(said).toContain('> Hello, please open Prima')
  expect(said).toContain('29 Jul 2027 08.00')
})
