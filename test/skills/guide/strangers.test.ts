import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeAll(async () => {
  stage = await createTeamStage('2026-11-30T03:00:00Z')
})
afterAll(() => stage.remove())

let people = 0
const somebody = () => `telegram:stranger${++people}`

async function talk(who: string, ...messages: readonly string[]): Promise<string> {
  let last = ''
  for (const message of messages) last = await stage.say(who, message)
  return last
}

describe('a guide is found by what is asked', () => {
  test.each([
    ['pandu dong min gw buka warung', 'Izin usaha saya apa saja?'],
    ['pandu dong, salonku pindah panggon', 'Ubah atau tutup usaha'],
    ['salonku duwe web kanggo booking, kudu daftar pse ora? pandu', 'Wajib daftar PSE?'],
    ['we run a SaaS from Singapore, do we register as PSE? guide me', 'Must I register as a PSE?'],
    ['how do I register as a PSE? guide me', 'Register as a PSE, step by step'],
    ['database user kita dijual di forum, pandu gue sekarang', 'Data bocor: 72 jam pertama'],
  ])('"%s"', async (said, title) => {
    expect(await talk(somebody(), said)).toContain(`**${title}**`)
  })

  test('"guide me" is no guide for tourists, and is not taken for a trade', async () => {
    const who = somebody()
    await talk(who, 'guide me please')
    expect(await talk(who, 'the second one')).toContain('What is the business?')
  })
})

describe('the activity', () => {
  test('named more closely by the way is offered beside the one that was taken', async () => {
    const who = somebody()
    expect(await talk(who, 'pandu dong min gw buka warung')).toContain('KBLI 47112')
    const offered = await talk(who, 'warung nasi kecil2an di rumah')
    expect(offered).toContain('Pilih yang cocok')
    expect(stage.sessions.get(who)?.people[who]?.choices.map(({ label }) => label.slice(0, 5))).toEqual([
      '56101',
      '47112',
      'Belum',
    ])
    expect(await talk(who, 'sing pertama', 'punya gw sendiri lah', 'modal paling 20jt')).toContain('KBLI 56101')
  })

  test('stays to choose from, whatever is told or said in between', async () => {
    const who = somebody()
    await talk(who, 'cek izin usaha', 'mainan anak')
    for (const said of ['saya sendiri', 'halo', 'modal 10 juta', 'lanjut', 'pandu saya', 'di rumah', 'simpan']) {
      await talk(who, said)
      const [first] = stage.sessions.get(who)?.people[who]?.choices ?? []
      expect(first?.label, said).toContain('32402')
    }
    expect(await talk(who, 'sing nomer siji')).toContain('Ada produk atau layanan')
  })

  test('that was never described is no activity after three tries', async () => {
    const plan = await talk(somebody(), 'cek izin usaha', 'simpan', 'anu gitu', 'ya pokoknya itu', 'lha iku')
    expect(plan).not.toContain('Saya pakai KBLI')
    expect(plan).toContain('Siapa yang punya usahanya?')
  })
})

describe('who leaves in the middle and comes back two days later', () => {
  test('goes on from where they were', async () => {
    const who = somebody()
    await talk(who, 'cek wajib pse', 'website sendiri')
    stage.pass(2)
    expect(await talk(who, 'halo')).toContain('Kembali ke panduan "Wajib daftar PSE?"')
    expect(await talk(who, 'pandu')).toContain('Kita lanjutkan')
    expect(await talk(who, 'usaha biasa', 'jualan baju', 'udah')).toContain('Ya, wajib daftar PSE')
    stage.pass(2)
    expect(await talk(who, 'simpan')).toContain('Tersimpan')
  })
})

describe('who keeps putting right', () => {
  test('a number', async () => {
    const who = somebody()
    expect(await talk(who, 'pandu SKM', 'puskesmas, eh bukan deng, kelurahan', '5000 orang setahun')).toContain(
      'lewat apa',
    )
    expect(await talk(who, 'eh salah, 500 per bulan')).toContain('Saya ganti: 6.000')
    expect(await talk(who, 'kertas aja')).toContain('361 dari 6.000')
    expect(await talk(who, 'eh ternyata 1000 per bulan')).toContain('dari 12.000')
    expect(await talk(who, 'eh ternyata online pake google form')).toContain('Saya ganti: Daring')
  })

  test('what was taken for something else', async () => {
    const who = somebody()
    await talk(who, 'data pelanggan bocor, pandu saya', 'kemarin jam 9', 'sudah berhenti', 'tidak')
    const anew = await talk(who, 'hacker kayaknya')
    expect(anew).toContain('Saya ganti: Ya, ada peretas')
    expect(anew).toContain('infrastruktur informasi vital')
  })

  test('and a bare "bukan" behind a plan changes nothing', async () => {
    expect(await talk(somebody(), 'pandu LKPM pertama', 'tidak', 'tidak', '40 juta', 'bukan')).not.toContain(
      'Saya ganti',
    )
  })

  test('what is supposed is told once', async () => {
    const who = somebody()
    await talk(who, 'bantu cek izin usaha', 'restoran', 'saya WNA modal 3 M', 'sewa ruko')
    expect(await talk(who, 'kalau modalnya 12 miliar?')).toContain('Kalau begitu (Lebih dari Rp10 miliar), hasilnya')
  })
})

test.each(['20 jutaan', 'modale 20 yuta', '500 ribuan'])('"%s" is an amount', async (said) => {
  expect(await talk(somebody(), 'pandu LKPM pertama', 'tidak', 'tidak', said)).toContain('Tidak wajib LKPM')
})
