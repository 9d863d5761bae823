import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeAll(async () => {
  stage = await createTeamStage('2026-11-30T03:00:00Z')
})
afterAll(() => stage.remove())

let people = 0
const somebody = () => `telegram:words${++people}`

async function talk(who: string, ...messages: readonly string[]): Promise<string> {
  let last = ''
  for (const message of messages) last = await stage.say(who, message)
  return last
}

describe('what was said in the first sentence is not asked again', () => {
  test('who has what, how much and of what kind', async () => {
    const begun = await talk(
      somebody(),
      'CV kuliner di Bandung modal 300jt, 4 karyawan, belum punya izin apa-apa',
      'pandu saya',
    )
    expect(begun).toContain('Badan usaha (CV, PT, koperasi); Sampai Rp1 miliar (mikro)')
    expect(begun).toContain('KBLI 56101')
    expect(begun).toContain('Tempat usahanya di mana?')
  })

  test('what sells food that is ready to eat has told what it sells', async () => {
    const plan = await talk(somebody(), 'bantu cek izin usaha', 'katering', 'saya sendiri', '20 juta', 'di rumah')
    expect(plan).toContain('Langkah Anda')
    expect(plan).toContain('SLHS')
  })

  test('and a way back goes to what was answered', async () => {
    const who = somebody()
    await talk(who, 'bantu cek izin usaha', 'katering', 'saya sendiri', '20 juta')
    expect(await talk(who, 'kembali')).toContain('Berapa modal usahanya')
    expect(await talk(who, 'kembali')).toContain('Siapa yang punya usahanya?')
    expect(await talk(who, 'kembali')).toContain('Usahanya apa?')
  })

  test('who is about to open a business is led to its licences, whatever was answered', async () => {
    const asked = 'mau bangun homestay di lombok modal 3 milyar, belum urus apa2, takut salah, mulai dari mana'
    expect(await talk(somebody(), asked, 'pandu saya')).toContain('**Izin usaha saya apa saja?**')
  })
})

describe('an amount', () => {
  const asked = ['bantu cek izin usaha', 'toko sepatu', 'saya sendiri']

  test.each([
    ['pas 1 miliar, ga lebih', 'micro'],
    ['kurang lebih 1 miliar', 'micro'],
    ['lebih dari 1 miliar', 'small'],
    ['tadinya 900 juta, sekarang jadi 1,3 M', 'small'],
    ['4-5 miliar', 'small'],
    ['semiliar', 'micro'],
    ['1 M, ga termasuk ruko', 'micro'],
    ['dua ratus lima puluh juta', 'micro'],
    ['satu setengah miliar', 'small'],
    ['1 miliar 500 juta', 'small'],
    ['5 miliar lebih 200 juta', 'medium'],
    ['enam miliar lah', 'medium'],
  ])('"%s" is %s', async (said, scale) => {
    const who = somebody()
    await talk(who, ...asked, said)
    expect(answersOf(who).scale).toBe(scale)
  })

  test('with land or a building in it is not the one that is asked for', async () => {
    const who = somebody()
    const again = await talk(who, ...asked, '1,6 miliar, 900 juta di antaranya buat beli ruko')
    expect(again).toContain('tanpa tanah dan bangunan')
    expect(answersOf(who).scale).toBeUndefined()
    await talk(who, 'di luar ruko tinggal 700 juta')
    expect(answersOf(who).scale).toBe('micro')
  })
})

describe('an amount between two classes, and its mending', () => {
  test('is asked again; a bare amount later puts it right', async () => {
    const who = somebody()
    expect(await talk(who, 'pandu LKPM pertama', 'ya nggak lah', 'lokal', 'antara 4 sampai 6 miliar')).toContain(
      'Yang mana?',
    )
    await talk(who, '4 miliar')
    expect(await talk(who, '6 miliar deh')).toContain('Saya ganti: Di atas Rp5 sampai Rp10 miliar')
  })
})

describe('a question in the middle', () => {
  test('is heard without its mark', async () => {
    expect(await talk(somebody(), 'cek wajib pse', 'web sendiri', 'takut kena denda ga ya')).toContain(
      'Kembali ke panduan',
    )
  })
})

describe('a code that was split', () => {
  test('offers all that took it over', async () => {
    const who = somebody()
    await talk(who, 'bantu cek izin usaha', '47912')
    const offered = stage.sessions.get(who)?.people[who]?.choices.map(({ label }) => label.slice(0, 5))
    expect(offered).toContain('47711')
  })
})

describe('a land abroad', () => {
  test.each([
    'a Malaysian company',
    'perusahaan Jepang',
    'an Estonian company',
    'we are in New Zealand',
    'PT kami di Taiwan',
  ])('"%s" is one of ours abroad', async (said) => {
    expect(await talk(somebody(), 'cek wajib pse', said)).toContain('Indonesia?')
  })

  test('whose food or language is sold makes no owner of it', async () => {
    const begun = await talk(somebody(), 'bantu cek izin usaha', 'kursus bahasa inggris', 'saya sendiri')
    expect(begun).toContain('Berapa modal usahanya')
  })
})

describe('answers that do not go together', () => {
  test('are asked about, with the last read back', async () => {
    const who = somebody()
    const asked = await talk(who, 'bantu cek izin usaha', 'toko sepatu', 'perorangan', 'PT kami modal 2 miliar')
    expect(asked).toContain('Tadi jawaban Anda: Perorangan (WNI)')
    expect(asked).toContain('**Badan usaha (CV, PT, koperasi)**. Benar?')
    expect(await talk(who, 'iya bener')).toContain('Tempat usahanya di mana?')
    expect(answersOf(who)).toMatchObject({ owner: 'company', scale: 'small' })
  })
})

describe('a moment that cannot have been', () => {
  test('is asked for three times, and then the guide goes on', async () => {
    const who = somebody()
    await talk(who, 'data pelanggan bocor, pandu saya', '31 februari')
    expect(await talk(who, 'besok jam 9')).toContain('Waktu itu belum lewat')
    expect(await talk(who, 'tanggal 40')).toContain('masih berlangsung?')
  })
})

describe('a guide is no trade', () => {
  test.each(['which licence guide', 'start business guide'])('"%s"', async (said) => {
    expect(await talk(somebody(), said)).not.toContain('KBLI 79903')
  })

  test('nor is "kayaknya" a boat', async () => {
    const plan = await talk(
      somebody(),
      'bantu cek izin usaha',
      'toko sepatu',
      'sendiri',
      '50 juta',
      'ruko',
      'gak ada kayaknya',
    )
    expect(plan).toContain('Langkah Anda')
  })
})

function answersOf(who: string): { readonly owner?: string; readonly scale?: string } {
  const [flow] = stage.sessions.get(who)?.people[who]?.flows ?? []
  const state = flow?.state
  return typeof state === 'object' && state !== null && 'answers' in state ? Object(state.answers) : {}
}
