import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeAll(async () => {
  stage = await createTeamStage('2026-11-29T02:00:00Z')
})
afterAll(() => stage.remove())

let people = 0
async function talk(...messages: readonly string[]): Promise<string> {
  const who = `telegram:read${++people}`
  let last = ''
  for (const message of messages) last = await stage.say(who, message)
  return last
}

describe('an answer in own words', () => {
  test('may answer later questions too, and they are not asked', async () => {
    const told = 'gw bikin aplikasi kasir buat warung, langganan 50rb sebulan'
    const readBack = await talk('bantu saya cek perlu daftar pse gak', told)
    expect(readBack).toContain('Saya baca dari tulisan Anda: **Tidak, usaha biasa**. Benar?')
    expect(await talk('bantu saya cek perlu daftar pse gak', told, 'ya')).toContain('Jual, pesan, atau sewa')
  })

  test('that points at an answer is read back, and one tap or word confirms it', async () => {
    expect(await talk('cek wajib pse', 'perusahaan')).toContain('**Usaha saya sendiri, di Indonesia**. Benar?')
    expect(await talk('cek wajib pse', 'perusahaan', 'betul')).toContain('diatur atau diawasi')
  })

  test('put right instead of confirmed, the right one counts', async () => {
    expect(await talk('cek wajib pse', 'perusahaan', 'bukan, dari singapura')).toContain('ditawarkan di Indonesia')
  })

  test('that only says what it is not leaves the others to choose from', async () => {
    const asked = await talk('cek wajib pse', 'bukan marketplace')
    expect(asked).toContain('bukan itu')
  })

  test.each(['shopee doang kena ga?', 'cuman jualan di shope', 'lapakku di Tokped'])(
    '"%s" is a shop on a marketplace',
    async (said) => {
      expect(await talk('cek wajib pse', said)).toContain('tidak perlu didaftarkan PSE')
    },
  )

  test('an amount by the way counts where it says of what', async () => {
    const plan = await talk('bantu cek izin usaha', 'belum tahu', 'CV, modal 2 miliar, langganan 50rb sebulan')
    expect(plan).toContain('Tempat usahanya di mana?')
    expect(await talk('bantu cek izin usaha', 'belum tahu', 'CV, langganan 50rb sebulan')).toContain('Berapa modal')
  })
})

describe('a guide is offered where it helps', () => {
  const leaked = 'data pelanggan toko online kami bocor, nama sama no hp, ketahuan hari ini jam 08.30'

  test('below an answer that it goes on from, and it takes what was told with it', async () => {
    const who = `telegram:offered${++people}`
    await stage.say(who, leaked)
    const led = await stage.tap(who, 'Pandu saya')
    expect(led).toContain('29 November 2026 08.30')
    expect(led).toContain('masih berlangsung')
  })

  test('and asked for in words', async () => {
    expect(await talk('telat lapor lkpm gmn', 'bantu saya langkah demi langkah dong')).toContain('LKPM pertama saya')
  })

  test('not below any other answer', async () => {
    const who = `telegram:offered${++people}`
    await stage.say(who, 'apa itu csat')
    const labels = stage.sessions.get(who)?.people[who]?.choices.map(({ label }) => label)
    expect(labels).not.toContain('Pandu saya')
  })

  test('who has told everything gets the plan at once', async () => {
    const plan = await talk('gimana cara tutup usaha di oss', 'pandu')
    expect(plan).toContain('Semua yang perlu saya tahu')
    expect(plan).toContain('Likuidasi')
  })
})

describe('after an outcome, what speaks of its facts changes it', () => {
  const shop = ['cek wajib pse', 'shopee doang']
  const person = ['bantu cek izin usaha', 'belum tahu', 'perorangan', '20 juta', 'di rumah', 'ga ada']

  test('what was counted on already stays', async () => {
    expect(await talk(...shop, 'gak ada web sendiri')).toContain('itu sudah saya pakai')
  })

  test('what is supposed leads on', async () => {
    expect(await talk(...shop, 'kalau nanti punya app?')).toContain('Kalau begitu (Usaha saya sendiri, di Indonesia)')
    expect(await talk('pandu lkpm pertama', 'bukan', 'tidak', '3 miliar', 'udah', 'what if it is PMA?')).toContain(
      'every three months',
    )
  })

  test('an answer is put right, and the guide runs again', async () => {
    const plan = await talk(...person, 'ubah: bukan perorangan tapi PT')
    expect(plan).toContain('Saya ganti: Badan usaha')
    expect(plan).toContain('notaris dan AHU')
    expect(await talk(...person, 'eh modalnya 3 miliar')).toContain('tiap enam bulan')
  })

  test.each(['makasih ya', 'anak saya lagi sakit', 'apa itu tdpse'])('"%s" changes nothing', async (said) => {
    expect(await talk('cek wajib pse', 'web sendiri', 'tidak', 'jualan', 'udah', said)).not.toContain('Saya ganti')
  })
})

describe('an amount between two classes', () => {
  const scale = ['pandu lkpm pertama', 'bukan', 'tidak']

  test('is asked again with these two', async () => {
    expect(await talk(...scale, 'antara 1 miliar sama 5 miliar lah')).toContain('Bisa berarti beberapa hal')
  })

  test.each([
    ['pas 1 miliar', 'Tidak wajib LKPM'],
    ['1 miliar lebih dikit', 'beroperasi komersial'],
    ['3 sampai 4 miliar', 'beroperasi komersial'],
  ])('"%s"', async (said, next) => {
    expect(await talk(...scale, said)).toContain(next)
  })
})

describe('what strangers wrote on their way to a plan', () => {
  test('an answer to another question is kept, and this one asked again', async () => {
    const asked = await talk('pandu lkpm pertama', 'bukan', '2,5 M')
    expect(asked).toContain('Saya catat: Di atas Rp1 sampai Rp5 miliar')
    expect(asked).toContain('modal asing')
  })

  test('"udah jalan dari taun lalu" is no yes to whether there is foreign capital', async () => {
    const asked = await talk('pandu lkpm pertama', 'bukan', 'udah jalan dari taun lalu')
    expect(asked).toContain('Saya catat: Sudah beroperasi')
    expect(asked).toContain('modal asing')
  })

  test('what the government wants of a business makes it no public body', async () => {
    const told = 'kita startup edutech, app belajar buat anak SD, langganan 99rb, perlu apa aja dari pemerintah'
    expect(await talk(told, 'pandu cek pse')).not.toContain('PSE Lingkup Publik')
  })

  test("customers are neither patients nor a client's", async () => {
    expect(await talk('data pelanggan saya bocor, pandu saya')).not.toContain('Data milik klien')
  })

  test('"simpan" keeps the plan', async () => {
    expect(await talk('cek wajib pse', 'shopee doang', 'simpan dong')).toContain('Tersimpan')
  })
})

describe('who is not understood', () => {
  test('is asked in plainer words, then with the explanation, and then it goes on', async () => {
    const first = await talk('cek wajib pse', 'warnanya biru')
    expect(first).toContain('cara lain')
    expect(first).toContain('cuma lapak Shopee')
    const second = await talk('cek wajib pse', 'warnanya biru', 'ungu deh')
    expect(second).not.toContain('cara lain')
    expect(second).toContain('Yang dilihat adalah siapa')
    expect(await talk('cek wajib pse', 'warnanya biru', 'ungu deh', 'jingga')).toContain(
      'Saya lanjut dulu dengan anggapan',
    )
  })
})
