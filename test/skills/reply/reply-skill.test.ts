import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const say = (text: string) => stage.say('telegram:dina', text)

describe('a reply to a customer is written from what is told', () => {
  test('and changed by what is said next: whose fault, how it sounds, what stands in it', async () => {
    expect(
      await say('tolong buatin jawaban ke orang tua murid yg marah karena jadwal ujian diganti mendadak'),
    ).toContain('jadwal yang berubah mendadak')
    expect(await say('emang salah sekolah, akuin aja')).toContain('Ini kesalahan kami')
    expect(await say('lebih formal dong')).toContain('Yth. Bapak/Ibu')
    expect(await say('ujian susulan tanggal 5, masukin')).toContain('Ujian susulan tanggal 5.')
    expect(await say('apa itu NIB?')).toContain('Nomor Induk Berusaha')
  })

  test('what can be given and what cannot take the place of choices that go beyond', async () => {
    await say('Draft a reply to a guest who found a cockroach in her room last night. She wants a full refund.')
    const reply = await say('We can offer one night back, not the full stay.')
    expect(reply).toContain('What we can offer is one night back.')
    expect(reply).toContain('I cannot promise the full stay')
    expect(reply).not.toContain('adjust your bill')
  })

  test('a quoted message of a customer is answered', async () => {
    expect(await say('bales apa nih ke customer: "mana refund saya udah 2 minggu"')).toContain('tahap refund')
  })
})

describe('a reply that was judged is written better', () => {
  test('from the case that was told with it, within the limits that are said', async () => {
    const judged = await say(
      "nilai balesan saya ke pelanggan: 'Mohon maaf, sesuai SOP barang tidak bisa dikembalikan.' Pelanggannya beli blender, baru 2 hari udah mati",
    )
    expect(judged).toContain('dari 10')
    const better = await say('coba tulisin versi yang lebih bagus, tapi saya emang ga bisa janjiin refund')
    expect(better).toContain('barang rusak')
    expect(better).toContain('Mengenai refund, kami belum dapat menjanjikannya')
  })

  test('words of one’s own for judging are enough where the reply stands in quotes', async () => {
    expect(
      await say('balesan gw jelek ga: "Siap kak ditunggu yaaa"  itu buat org yg komplen barangnya pecah'),
    ).toContain('dari 10')
    expect(await say('trs yg bener gmn')).toContain('foto atau video barangnya')
    expect(await say('kalo versi ini: "Maaf kak, aku cek sekarang, jam 3 aku kabarin ya." udah mendingan?')).toContain(
      'dari 10',
    )
  })
})
