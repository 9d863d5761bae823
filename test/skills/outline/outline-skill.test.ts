import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const say = (text: string) => stage.say('telegram:dina', text)
const linesOf = (reply: string) => reply.match(/^\d+\. /gm)?.length ?? 0

describe('survey questions are written for a kind of business', () => {
  test('as many as are wanted, and changed by what is said next', async () => {
    const asked = await say('bikinin 5 pertanyaan survei kepuasan pasien klinik gigi, jgn banyak2')
    expect(asked).toContain('klinik gigi')
    expect(asked).toContain('dokter menjelaskan')
    expect(linesOf(asked)).toBe(5)
    expect(linesOf(await say('kebanyakan, 3 aja'))).toBe(3)
    const added = await say('tambahin soal parkir')
    expect(added).toContain('dengan parkir?')
    expect(linesOf(added)).toBe(4)
    expect(await say('boleh nanya nama sama hp?')).toContain('tidak wajib')
    expect(await say('versi inggris dong')).toContain('How punctual were we')
  })

  test('one line gives way to another', async () => {
    await say('minta 7 pertanyaan buat kuesioner orang tua murid les piano')
    const swapped = await say('ganti yang soal tempat jadi soal jadwal pengganti')
    expect(swapped).toContain('dengan jadwal pengganti?')
    expect(swapped).not.toContain('aman dan nyaman tempat')
    expect(linesOf(swapped)).toBe(7)
  })

  test('a line goes, and it becomes one for another business', async () => {
    await say('tolong buatkan 6 pertanyaan survei buat tamu homestay kami')
    const without = await say('hapus nomor 2')
    expect(without).not.toContain('kamar mandinya')
    expect(linesOf(without)).toBe(5)
    expect(await say('kalau buat bengkel?')).toContain('benar-benar beres')
  })
})

describe('a procedure is written for what was told', () => {
  test('the complaint told before decides which, and it gets shorter', async () => {
    const sop = await say(
      'aku punya bengkel motor kecil di Klaten, pelanggan sering ngeluh anak2 ku jutek ga nyapa, pengen bikin SOP tapi bingung mulai darimana',
    )
    expect(sop).toContain('SOP menyambut dan melayani · bengkel')
    const short = await say('kedawan mas, sing ringkes wae')
    expect(linesOf(short)).toBeLessThan(linesOf(sop))
    expect(await say('cara nglatihnya gimana? paling bisa setengah jam tiap pagi')).toContain('berpasangan')
  })
})

describe('what happens now, and with whom one talks', () => {
  test.each([
    [
      'A regular guest found a hair in her soup and is now filming our staff. What should the shift leader do in the first five minutes?',
      'do not forbid, grab or cover the lens',
    ],
    ['standar pelayanan yg bisa diukur buat resepsionis klinik gigi dong, 5 aja', 'Dipanggil ≤ 10 menit'],
    [
      "One of my agents swore back at an abusive caller. She's otherwise my best person. How do I handle her, and the caller?",
      'you call, apologise for those words only',
    ],
    [
      'tadi abis coaching sama Yoga, dia masih sering motong omongan pelanggan. bantu saya bikin poin2 feedback yang ga bikin dia down',
      'tulis tiga kata kunci',
    ],
    ['sop tebel gk ada yg baca', 'satu lembar'],
    ['minta contoh SOP penanganan barang tertinggal di hotel', 'dua ciri dan identitas'],
    ['tamu mabuk ganggu tamu lain di lobi, front office harus ngapain', 'jangan dipakai menyetir'],
    ['bikin poster aturan antre di loket, kalimatnya sopan, 5 poin', 'antrean adil'],
    ['ada pelanggan pingsan di antrian apotek, apa yg dilakukan pertama', '119'],
  ])('%s', async (text, wanted) => {
    expect(await say(text)).toContain(wanted)
  })

  test.each([
    ['Kami hendak menyusun SOP penanganan keluhan pelanggan. Mohon kerangka tahapannya.', 'Tujuh tahap'],
    ['apa itu standar pelayanan?', ''],
    ['hitung CSAT: 200 dari 250', '80%'],
  ])('%s is left to others', async (text, wanted) => {
    const reply = await say(text)
    expect(reply).toContain(wanted)
    expect(reply).not.toContain('yang bisa dilihat dan dihitung**')
    expect(reply).not.toContain('**SOP')
  })
})
