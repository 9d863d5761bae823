import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const say = (text: string) => stage.say('telegram:dina', text)

describe('a target is proposed from the figures that were told', () => {
  test('beside a competitor’s, which is not theirs', async () => {
    expect(await say('CSAT toko kami 68%, toko sebelah 90. bikinin target yang masuk akal')).toContain(
      'Menaikkan CSAT dari 68 % menjadi 76 %',
    )
  })

  test('and without any, the figure is asked for, and what is wanted is taken from the answer', async () => {
    expect(await say('saya ingin waktu balas chat tim lebih cepat, bikinin jadi target SMART dong')).toContain(
      'Angka sekarangnya berapa',
    )
    expect(await say('sekarang rata2 38 menit, pengennya dibawah 12, deadline akhir oktober')).toContain(
      '38 → 12 menit',
    )
  })
})

describe('a vision that was typed is judged', () => {
  test('what is good in it, what is not, and a promise to test it by', async () => {
    const judged = await say('cek visi kami dong: "Menjadi laundry terbaik nomor satu di Semarang". udah bagus belum?')
    expect(judged).toContain('Menjadi laundry terbaik nomor satu di Semarang')
    expect(judged).toContain('bicara tentang kita dan tidak bisa diuji')
    expect(judged).toContain('Janji penguji')
  })

  test('without quotes too', async () => {
    expect(
      await say('visi tim saya: setiap pasien tahu gilirannya dan dikabari sebelum ia bertanya. menurut kamu gimana?'),
    ).toContain('Sudah bisa ditempel')
  })

  test('who asks for one gets drafts', async () => {
    expect(await say('bikinin visi buat tim bengkel kami dong')).toContain('1.')
  })
})

describe('a task is given in formal words', () => {
  test('to whom, what and by when, and to somebody else next', async () => {
    const given = await say(
      'Saya mau menugaskan Lina menyusun daftar harga, selesai paling lambat Jumat. Tolong catat dan pantau.',
    )
    expect(given).toContain('**menyusun daftar harga** · Lina · Jum, 30 Jul 2027')
    expect(await say('ubah jadi Andre saja yang mengerjakan')).toContain('· Andre ·')
  })

  test('by a day of the next month', async () => {
    expect(await say('saya menugaskan Dodi merevisi brosur, paling lambat 15 bulan depan')).toContain('15 Agu 2027')
  })
})
