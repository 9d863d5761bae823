import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeAll(async () => {
  // Eleven in the morning in Jakarta.
  stage = await createTeamStage('2026-11-30T04:00:00Z')
})
afterAll(() => stage.remove())

let people = 0
const somebody = () => `telegram:inhand${++people}`

async function talk(who: string, ...messages: readonly string[]): Promise<string> {
  let last = ''
  for (const message of messages) last = await stage.say(who, message)
  return last
}

/** A caterer at home, who has her plan. */
async function caterer(): Promise<string> {
  const who = somebody()
  const plan = await talk(who, 'cek izin usaha', 'katering rumahan', 'modal 45 juta', 'rumah sendiri')
  expect(plan).toContain('Langkah Anda')
  return who
}

describe('what is asked of a plan', () => {
  test.each(['Yang nomor 2 itu maksudnya apa?', 'langkah kedua piye carane', 'step 2 what does it mean?'])(
    '"%s" is told of that step, with the entry behind it',
    async (said) => {
      const reply = await talk(await caterer(), said)
      expect(reply).toMatch(/(Langkah|Step) 2:/)
      expect(reply).toContain('KKPR')
    },
  )

  test('one step after another', async () => {
    const who = await caterer()
    await talk(who, 'langkah 2 maksudnya apa')
    expect(await talk(who, 'kalau langkah 5?')).toContain('Langkah 5:')
  })

  test('"yang mana dulu" is the first step', async () => {
    expect(await talk(await caterer(), 'aduh banyak, yang mana dulu?')).toContain('Langkah 1:')
  })

  test('the number of a rule is no step', async () => {
    expect(await talk(await caterer(), 'PP nomor 5 itu apa?')).not.toContain('Langkah 5:')
  })

  test('a step that is not there is none', async () => {
    expect(await talk(await caterer(), 'langkah 15 apa?')).not.toContain('Langkah 15:')
  })

  test('what is asked after it leans on what the guide was about, not on what was answered before', async () => {
    const who = somebody()
    await talk(who, 'apa itu cookie di situs', '/panduan', 'data bocor', 'data pelanggan dijual', 'tadi pagi jam 8')
    expect(stage.sessions.get(who)?.people[who]?.topic).toBe('pse/data-bocor')
  })
})

describe('what is wanted with a plan', () => {
  test.each([
    ['Simpan mi nak', 'Tersimpan'],
    ['oke simpan rencananya ya', 'Tersimpan'],
    ['kirim sebagai berkas', 'sebagai berkas'],
    ['minta pdf nya dong', 'sebagai berkas'],
  ])('"%s"', async (said, told) => {
    expect(await talk(await caterer(), said)).toContain(told)
  })

  test('a calendar in whatever words', async () => {
    const who = somebody()
    await talk(who, 'lkpm pertama pandu', 'bukan', 'PMA', 'sudah beroperasi')
    expect(await talk(who, 'Tolong buatkan berkas kalender tenggatnya')).toContain('berkas kalender')
  })

  test('a NIB that turns up later changes the plan, asked or said', async () => {
    const changed = await talk(await caterer(), 'loh harus bikin lagi? kan saya sudah punya NIB')
    expect(changed).toContain('jadi tidak dibuat lagi')
    expect(changed).not.toContain('Terbitkan NIB')
  })
})

describe('the list of guides is answered in words', () => {
  test.each([
    ['yang izin usaha itu', 'Izin usaha saya apa saja?'],
    ['saya katering rumahan ji nak', 'Izin usaha saya apa saja?'],
    ['mau buat NIB', 'OSS langkah demi langkah'],
  ])('"%s"', async (said, title) => {
    expect(await talk(somebody(), 'pandu saya', said)).toContain(title)
  })
})

describe('a leak, told in bursts', () => {
  const leak = 'bang tolong data pasien kami bocor'

  test('begins the guide at once', async () => {
    expect(await talk(somebody(), leak)).toContain('Sejak kapan Anda tahu?')
  })

  test.each(['tolong jelasin kalau data pasien kami bocor', 'tolong, data pasien kami bocor itu diatur di mana?'])(
    '"%s" is a question, and answered',
    async (said) => {
      expect(await talk(somebody(), said)).not.toContain('Sejak kapan Anda tahu?')
    },
  )

  test('the hour that was told before is read back, and put right by another', async () => {
    const who = somebody()
    await talk(who, 'td pagi jam 7.40 ada pasien kirim ss')
    expect(await talk(who, leak)).toContain('30 November 2026 07.40')
    expect(await talk(who, 'bukan, jam 8')).toContain('30 November 2026 08.00')
  })

  test('the hour of something else is not the hour that they knew', async () => {
    const who = somebody()
    await talk(who, leak, 'tadi pagi jam 7.40')
    const next = await talk(who, 'belum. eh udah, kabelnya udah saya cabut jam 9')
    expect(next).not.toContain('09.00')
    expect(next).toContain('Apakah ulah pihak lain')
  })

  test('an hour is put right by what it is the hour of', async () => {
    const who = somebody()
    await talk(who, leak, 'tadi pagi jam 9')
    expect(await talk(who, 'jam 7.40 taunya, bukan jam 9')).toContain('Saya ganti: 30 November 2026 07.40')
  })

  test('a vendor does not make the data a client’s', async () => {
    const who = somebody()
    await talk(who, leak, 'tadi pagi jam 9')
    expect(await talk(who, 'udah putus. vendor di padang katanya bukan salah dia')).not.toContain('Data milik klien')
  })

  test('who did it is heard in whichever words', async () => {
    const who = somebody()
    await talk(who, leak, 'tadi pagi jam 9', 'udah putus')
    const next = await talk(who, 'orang luar bang, ada login aneh dari luar negeri')
    expect(next).toContain('infrastruktur informasi vital')
  })
})

describe('a question about the question', () => {
  test.each(['Apakah pertanyaan ini per KBLI atau per perusahaan?', 'kenapa perlu tau soal itu ya?'])(
    '"%s" gets it explained',
    async (said) => {
      const reply = await talk(somebody(), 'lkpm pertama pandu', 'bukan', 'PMA', said)
      expect(reply).toContain('kegiatan utamanya')
      expect(reply).toContain('beroperasi komersial?')
    },
  )

  test('several points in one message are all taken', async () => {
    const plan = await talk(
      somebody(),
      'lkpm pertama pandu',
      '1) PT PMA, 60% asing. 2) KBLI utama 31001. 3) Sudah produksi komersial sejak 2020.',
    )
    expect(plan).not.toContain('Apakah usahanya sudah beroperasi komersial?')
  })
})

describe('how many there are in a year', () => {
  test.each([
    ['kira2 sehari 30 orang, hari kerja aja', '7.500'],
    ['100 per bulan', '1.200'],
    ['seminggu 50an', '2.600'],
    ['eh sehari 30 orang jadi setahun 7000an', '7.000'],
    ['1200', '1.200'],
  ])('"%s" is %s', async (said, count) => {
    expect(await talk(somebody(), 'pandu skm', 'kecamatan', said)).toContain(`Saya hitung ${count} setahun`)
  })
})

describe('who asks in the end of their story to be led', () => {
  const story =
    'hey, my wife (indonesian) and i want to open a small cafe in Lombok, I am British. what licences do we need and can it be in my name? can you walk me through'

  test('is led, with what they told', async () => {
    const who = somebody()
    const first = await talk(who, story)
    expect(first).toContain('Which licences do I need?')
    expect(first).toContain('Ready-to-eat food')
  })

  test('a command names no trade, and a couple is none either', async () => {
    const who = somebody()
    expect(await talk(who, 'what is a NIB?', '/guide', 'the second one')).not.toContain('79903')
    expect(await talk(who, "me and my wife, I'm british, she's indonesian")).toContain(
      'Noted: Foreign capital or owner',
    )
    expect(await talk(who, 'a small cafe')).toContain('56303')
  })
})

describe('some questions after the plan', () => {
  test('a fact that turns out to be another changes it', async () => {
    const who = somebody()
    await talk(who, 'pandu tutup usaha', 'apa itu LKPM?')
    expect(await talk(who, 'ternyata gak tutup mas, pindah alamat tok')).toContain('Pindah atau tambah alamat')
  })

  test('what is put right of something else does not', async () => {
    const who = somebody()
    await talk(who, 'pandu tutup usaha', 'apa itu NIB?')
    expect(await talk(who, 'eh maksudnya TDPSE')).not.toContain('Hasilnya sekarang')
  })
})

describe('the code that a plan is for', () => {
  test.each(['kode kbli nya yang tadi berapa?', 'itu kontrak 6 bulan, bukan untuk pesta, masih kode itu?'])(
    '"%s" is told with what it holds',
    async (said) => {
      const who = await caterer()
      await talk(who, 'bayar berapa?')
      const reply = await talk(who, said)
      expect(reply).toContain('Rencana Anda untuk KBLI 56290')
    },
  )

  test('what a KBLI is at all is another question', async () => {
    expect(await talk(await caterer(), 'KBLI itu apa?')).toContain('klasifikasi kegiatan usaha')
  })
})

describe('what was assumed and is told after all', () => {
  test('is known from then on, and the question at hand asked again', async () => {
    const who = somebody()
    await talk(who, 'bang tolong data pasien kami bocor', 'tadi pagi jam 9', 'udah putus', 'gak tau')
    expect(await talk(who, 'orang luar bang, ada login aneh dari luar negeri')).toContain('itu sudah saya pakai')
    expect(await talk(who, 'bukan')).not.toContain('Bertumpu pada anggapan')
  })
})

describe('what is told of a case counts once, and only where it matters', () => {
  test('two changes of a company are both in the plan', async () => {
    const plan = await talk(
      somebody(),
      'PT kami ganti direktur utama dan alamat kantor pindah dari Cikarang ke Bekasi',
      '/panduan ubah-tutup',
    )
    expect(plan).toContain('akta perubahan di notaris')
    expect(plan).toContain('Alamat: kalau tercatat di akta')
  })

  test('clothes for children are no children among the users', async () => {
    const first = await talk(somebody(), 'aku jualan baju anak di web sendiri', 'cek wajib pse')
    expect(first).not.toContain('Dipakai anak')
  })

  test('hotels of a company in Singapore do not make it one of ours', async () => {
    const told = "We're a SaaS company in Singapore. A few Indonesian hotels use our booking engine."
    expect(await talk(somebody(), told, 'must I register as PSE? guide me')).toContain('A foreign company')
  })

  test('"I do not know" names no tofu', async () => {
    const who = somebody()
    const first = await talk(who, 'sa mau jual ikan asap', 'cek izin usaha', 'tra tau kk')
    expect(first).not.toContain('Tahu')
  })

  test('who does not know and says what it is to be, has said it', async () => {
    const plan = await talk(somebody(), 'pandu skm', 'puskesmas', '900 sebulan', 'belum tau, kertas aja dulu')
    expect(plan).toContain('Langkah Anda')
    expect(plan).not.toContain('anggapan')
  })
})

describe('"pandu" after an answer', () => {
  test('leads to whether, where that was asked, though a registration was named', async () => {
    const who = somebody()
    await talk(
      who,
      'mas tanya, ada sekolah minta tanda daftar PSE. kita punya web sama apk NgajiYuk, nyariin guru ngaji. iku wajib ta?',
    )
    const first = await talk(who, 'iyo pandu aku mas, PT perorangan, NIB ada')
    expect(first).toContain('Wajib daftar PSE?')
    expect(first).toContain('NIB sudah ada')
  })

  test('a one-person PT is a company', async () => {
    const who = somebody()
    await talk(who, 'pandu daftar pse langkah demi langkah')
    expect(await talk(who, 'PT perorangan')).not.toContain('Siapa yang mendaftar?')
  })
})
