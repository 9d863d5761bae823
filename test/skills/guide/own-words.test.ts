import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeAll(async () => {
  // A Tuesday evening in Jakarta.
  stage = await createTeamStage('2026-12-01T14:00:00Z')
})
afterAll(() => stage.remove())

let people = 0
const somebody = () => `telegram:own${++people}`

async function talk(who: string, ...messages: readonly string[]): Promise<string> {
  let last = ''
  for (const message of messages) last = await stage.say(who, message)
  return last
}

const shop = ['cek wajib PSE', 'lapak di shopee']
const licences = ['bantu cek izin usaha', 'belum tahu', 'perorangan', '20 juta', 'di rumah', 'ga ada']

describe('what is put right in the middle of a guide', () => {
  test('an activity that was taken is changed, and the question at hand asked again', async () => {
    const put = await talk(somebody(), 'bantu cek izin usaha', 'apotek', 'bukan, saya mau buka klinik, bukan apotek')
    expect(put).toContain('Saya ganti: KBLI 86105')
    expect(put).toContain('Siapa yang punya usahanya?')
  })

  test('so is one that was named before the guide began', async () => {
    const who = somebody()
    expect(await talk(who, 'mau buka apotek, izin apa ya, pandu')).toContain('KBLI 47721')
    expect(await talk(who, 'eh salah, maksudnya klinik gigi')).toContain('KBLI 86105')
    expect(await talk(who, 'eh klinik gigi maksudnya')).toContain('itu sudah saya pakai')
  })

  test('what is not said instead is asked for', async () => {
    const asked = await talk(somebody(), 'bantu cek izin usaha', 'apotek', 'bukan apotek')
    expect(asked).toContain('Yang mana kalau begitu')
    expect(asked).toContain('Usahanya apa?')
  })

  test('an answer is changed where it is taken back, and kept where "bukan" answers the question', async () => {
    const changed = await talk(somebody(), 'bantu cek izin usaha', 'belum tahu', 'sendiri', 'eh bukan sendiri, CV')
    expect(changed).toContain('Saya ganti: Badan usaha')
    expect(changed).toContain('Berapa modal')
    const kept = await talk(somebody(), 'pandu LKPM pertama', 'bukan', 'bukan, modal dalam negeri semua')
    expect(kept).not.toContain('Saya ganti')
    expect(kept).toContain('Berapa modal')
  })

  test('another guide than the one at hand', async () => {
    expect(await talk(somebody(), 'cek wajib PSE', 'bukan itu, maksudnya mau tutup usaha')).toContain(
      'Ubah atau tutup usaha',
    )
  })
})

describe('after the plan, whatever was said in between', () => {
  test('"simpan" and "ubah jawaban" are of the last guide', async () => {
    const who = somebody()
    await talk(who, ...shop, 'apa itu NIB?', 'makasih')
    expect(await talk(who, 'simpan')).toContain('Tersimpan')
    expect(await talk(who, 'cara hitung CSAT', 'ubah jawaban')).toContain('Jawaban mana')
  })

  test('of several, they choose which', async () => {
    const who = somebody()
    await talk(who, ...shop)
    await talk(who, ...licences)
    expect(await talk(who, 'apa itu NIB?', 'simpan rencananya')).toBe('Rencana yang mana?')
    expect(await stage.tap(who, 'Wajib daftar PSE?')).toContain('Tersimpan')
    expect(await talk(who, 'rencana saya')).toContain('Rencana yang Anda simpan')
  })

  test('where no guide was walked, "simpan" is not the guide\'s', async () => {
    expect(await talk(somebody(), 'apa itu NIB?', 'simpan')).not.toContain('Tersimpan')
  })
})

describe('who does not know', () => {
  test.each([
    'gak tau deh apakah diawasi ojk atau enggak',
    'diawasi ojk apa engga, bingung aku',
    'kurang paham soal diawasi itu',
    'not sure if a bank supervises it',
    'embuh mas',
  ])('"%s" is no yes: the question is explained and the plan says what it rests on', async (said) => {
    const who = somebody()
    const next = await talk(who, 'cek wajib PSE', 'web sendiri', said)
    expect(next).toMatch(/bank dan asuransi|banks and insurers/)
    const plan = await talk(who, 'jualan', 'sudah jalan')
    expect(plan).toMatch(/Ya, wajib daftar PSE|must register/)
    expect(plan).toMatch(/Bertumpu pada anggapan|rests on assumptions/)
    expect(plan).toMatch(/Apakah usahanya diatur|Is the business regulated/)
  })

  test('a default is taken, and once they know it the mark is gone', async () => {
    const who = somebody()
    const plan = await talk(
      who,
      'bantu cek izin usaha',
      'bengkel motor',
      'cv',
      'waduh gak tau modalnya',
      'sewa ruko',
      'ga ada',
    )
    expect(plan).toContain('Bertumpu pada anggapan')
    expect(plan).toContain('Berapa modal usahanya, di luar tanah dan bangunan tempat usaha? Sampai Rp1 miliar (mikro)')
    expect(await talk(who, 'eh modalnya 800 juta')).toContain('tidak wajib LKPM')
    await talk(who, 'ubah jawaban')
    await stage.tap(who, 'Sampai Rp1 miliar (mikro)')
    expect(await talk(who, '800 juta')).not.toContain('Bertumpu pada anggapan')
  })

  test('what they guess is read back', async () => {
    expect(await talk(somebody(), 'bantu cek izin usaha', 'bengkel motor', 'gak tau pasti, kayaknya CV')).toContain(
      '**Badan usaha (CV, PT, koperasi)**. Benar?',
    )
  })

  test('who has forgotten the hour but not the day has said the day', async () => {
    const next = await talk(somebody(), 'data pelanggan bocor, pandu saya', 'lupa jamnya, kemarin sore')
    expect(next).toContain('saya hitung dari 30 November 2026 12.00')
  })

  test('a kept plan and its file say what it rests on too', async () => {
    const who = somebody()
    await talk(who, 'cek wajib PSE', 'web sendiri', 'gak tau', 'jualan', 'sudah jalan', 'simpan')
    expect(await stage.tap(who, 'Lihat rencana saya')).toContain('Bertumpu pada anggapan')
    const { replies } = await stage.turn(who, { kind: 'said', text: 'kirim berkasnya' })
    expect(Buffer.from(replies[0]?.file?.content ?? '', 'base64').toString('utf8')).toContain('Bertumpu pada anggapan')
  })
})

describe('several facts in one sentence', () => {
  test('are all taken, and told back with a way to put them right', async () => {
    const who = somebody()
    const told = await talk(
      who,
      'mau buka usaha mulai dari mana',
      'usaha rumahan, modal 15 jt, 2 karyawan, jual keripik kemasan',
    )
    expect(told).toContain('Sampai Rp1 miliar (mikro)')
    expect(told).toContain('Rumah sendiri')
    expect(told).toContain('Makanan / minuman kemasan')
    expect(told).toContain('Keliru? Ketik "ubah jawaban"')
  })

  test.each([
    ['saya WNA modal 3 M', 'Belum bisa dengan rencana ini', 'Tempat usahanya', 'sewa ruko'],
    ['I am a foreigner, 3 billion', 'Not possible with this plan', 'Where is the business?', 'a rented shop'],
    ['saya bule, ada uang 15 miliar', 'lebih dari Rp10 miliar', 'Tempat usahanya', 'sewa ruko'],
  ])('"%s", whichever question is asked', async (said, verdict, after, place) => {
    const asked = somebody()
    expect(await talk(asked, 'bantu cek izin usaha', 'restoran', said)).toContain(after)
    expect(await talk(asked, place)).toContain(verdict)
    const aside = somebody()
    expect(await talk(aside, 'bantu cek izin usaha', said, 'restoran')).toContain(after)
    expect(await talk(aside, place)).toContain(verdict)
  })

  test('an amount of something else is no capital', async () => {
    expect(await talk(somebody(), 'bantu cek izin usaha', 'belum tahu', 'CV, harga jualnya 2 juta')).toContain(
      'Berapa modal',
    )
    const scale = await talk(
      somebody(),
      'bantu cek izin usaha',
      'belum tahu',
      'CV, langganan 50rb sebulan, modal 2 miliar',
    )
    expect(scale).toContain('Di atas Rp1 sampai Rp5 miliar')
  })
})

describe('what is no answer', () => {
  test('a complaint of a customer that was pasted is not read as one', async () => {
    const who = somebody()
    const complaint =
      'min pesanan saya sudah 5 hari belum sampai, cs nya gak bales2, kecewa banget, modal 3 juta saya ilang, balikin uang saya'
    const answer = await talk(who, 'bantu cek izin usaha', 'bengkel motor', complaint)
    expect(answer).toContain('Kembali ke panduan')
    expect(answer).toContain('Siapa yang punya usahanya?')
    expect(await talk(who, 'cv')).toContain('Berapa modal')
  })
})

describe('a newcomer learns that Prima can lead', () => {
  test.each(['halo', '/start', 'bantuan', 'menu', 'bisa apa aja?'])('by "%s"', async (said) => {
    const who = somebody()
    expect(await talk(who, said)).toContain('pandu saya')
    expect(await talk(who, 'pandu saya')).toContain('Mau yang mana?')
  })

  test('and by a button below the hello', async () => {
    const who = somebody()
    await talk(who, '/start')
    expect(await stage.tap(who, 'Pandu saya')).toContain('Izin usaha saya apa saja?')
  })
})
