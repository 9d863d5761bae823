import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeEach(async () => {
  stage = await createTeamStage()
})
afterEach(() => stage.remove())

const dina = 'telegram:dina'
const say = (text: string) => stage.say(dina, text)

describe('what is asked about the programme in one’s own words', () => {
  beforeEach(async () => {
    await say('buat tim Kopi Senja')
    await say('tambah aksi: cek stok, Joko, Jumat')
    await say('tambah aksi: tulis templat refund, saya, Rabu depan')
    stage.pass(5)
  })

  test('who is late, whose is what, and what is left', async () => {
    const late = await say('siapa aja yang telat ngerjain aksi minggu ini?')
    expect(late).toContain('cek stok')
    expect(late).not.toContain('templat refund')
    expect(await say('tim gw minggu ini ngapain aja dah, kasih liat')).toContain('templat refund')
    const own = await say('yg punya gw doang')
    expect(own).toContain('templat refund')
    expect(own).not.toContain('cek stok')
    expect(await say('joko lagi ngerjain apa?')).toContain('cek stok')
    expect(await say('Hendra udah ngerjain apa aja bulan ini?')).toContain('Belum ada aksi atas nama Hendra')
    await say('eh aksi 1 selesai')
    expect(await say('yang belum beres apa aja?')).not.toContain('cek stok')
  })

  test('a gentle line to whoever is late, for the lead to send', async () => {
    await say('siapa yang telat aksinya?')
    const lines = await say('tolong colek yg telat, tapi bahasanya halus')
    expect(lines).toContain('Halo Joko, aksi "cek stok"')
    expect(lines).toContain('Saya tidak menulis ke orang yang tidak memintanya')
  })

  test('whether the last thing is kept, as it stands now', async () => {
    await say('tambah aksi: bikin papan antrean')
    await say('deadline Senin, PIC Joko')
    expect(await say('udah ketulis belum?')).toContain(
      'Sudah tersimpan: **bikin papan antrean** · Joko · Sen, 2 Agu 2027',
    )
  })

  test('two figures beside each other, and beside the target', async () => {
    await say('catat NPS bulan Mei 31, Juni 36')
    const compared = await say('naiknya berapa? udah nyampe target 40 belum')
    expect(compared).toContain('**NPS** naik 5: 31 poin (31 Mei) ▸ 36 poin (30 Jun)')
    expect(compared).toContain('selisihnya 4')
  })

  test('which figures a team of this kind follows', async () => {
    expect(await say('tim klinik kami sebaiknya pantau tiga angka apa tiap minggu?')).toContain('waktu tunggu')
  })
})

describe('the way through the seven steps', () => {
  test('begins, answers what one thinks of a vision, goes on with it, and goes elsewhere', async () => {
    expect(await say('gw mau mulai program 7 langkah itu, bisnis gw angkringan. mulai dr apa?')).toContain('Langkah 1')
    expect(await say('visinya: "angkringan paling ramah se-Solo". udah oke blm?')).toContain(
      'menyebut siapa yang dilayani',
    )
    expect(await say('lanjut')).toContain('Tersimpan: Visi')
    expect(await say('contohnya dong')).toContain('Contoh dari kafe')
    expect(await say('lewatin dulu, langsung pengukuran bisa?')).toContain('Langkah 6')
    expect(await say('kita udah sampe langkah berapa ya di programnya?')).toContain('1. Visi & misi')
  })
})
