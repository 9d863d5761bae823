import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeAll(async () => {
  stage = await createTeamStage('2026-11-30T04:00:00Z')
})
afterAll(() => stage.remove())

let people = 0
const somebody = () => `telegram:wishes${++people}`

async function talk(who: string, ...messages: readonly string[]): Promise<string> {
  let last = ''
  for (const message of messages) last = await stage.say(who, message)
  return last
}

/** A barber, whose plan was just told. */
async function barber(): Promise<string> {
  const who = somebody()
  expect(
    await talk(who, 'cek izin usaha', 'barbershop', 'perorangan', 'modal 60 juta', 'sewa ruko', 'tidak ada'),
  ).toContain('Langkah Anda')
  return who
}

describe('what is asked beside an answer', () => {
  test('the fact is taken, the question answered, and the guide goes on', async () => {
    const reply = await talk(
      somebody(),
      'cek izin usaha',
      'barbershop di ruko',
      'kami CV, 3 kursi. berapa lama ngurusnya?',
    )
    expect(reply).toContain('terbit otomatis')
    expect(reply).toContain('Berapa modal usahanya')
  })

  test('with a comma and no mark as well', async () => {
    const reply = await talk(somebody(), 'cek izin usaha', 'barbershop', 'perorangan', 'modal 60 juta, bayar berapa ya')
    expect(reply).toContain('gratis')
    expect(reply).toContain('Tempat usahanya di mana')
  })

  test('a question alone is answered, and the same is asked again', async () => {
    const reply = await talk(somebody(), 'cek izin usaha', 'barbershop', 'perorangan', 'biayanya berapa?')
    expect(reply).toContain('gratis')
    expect(reply).toContain('Berapa modal usahanya')
  })

  test('a step of a plan that is still to come is not taken for an answer', async () => {
    const reply = await talk(somebody(), 'cek izin usaha', 'langkah 1 udah')
    expect(reply).toContain('setelah pertanyaan terakhir')
  })
})

describe('what was answered before', () => {
  test('is no answer to the question at hand', async () => {
    const who = somebody()
    await talk(
      who,
      'pandu LKPM dong, kami belum pernah lapor',
      'PT lokal, modal 2 miliar',
      'kecil',
      'belum jalan, masih renovasi',
    )
    const reply = await talk(who, 'iya masih persiapan')
    expect(reply).toContain('sudah saya pakai')
    expect(reply).not.toContain('Tidak wajib LKPM')
  })

  test('however often it is said, the guide goes on', async () => {
    const who = somebody()
    await talk(who, 'cek izin usaha', 'barbershop', 'perorangan')
    expect(await talk(who, 'perorangan', 'perorangan', 'perorangan')).not.toContain('Berapa modal')
  })

  test('what a NIB says is not what somebody does', async () => {
    const reply = await talk(
      somebody(),
      'cek izin usaha',
      'barbershop',
      'perorangan',
      'udah punya NIB tapi isinya katering',
    )
    expect(reply).toContain('NIB sudah ada')
    expect(reply).not.toContain('Pilih yang cocok')
  })
})

describe('what is asked of a plan', () => {
  test.each([
    ['berapa lama?', 'terbit otomatis'],
    ['biayanya berapa semua', 'gratis'],
    ['kalau nambah cabang di Solo?', 'NIB tetap satu'],
  ])('"%s"', async (said, told) => {
    expect(await talk(await barber(), said)).toContain(told)
  })

  test('something more particular is answered as what it is', async () => {
    expect(await talk(await barber(), 'biaya sertifikat halal berapa?')).toContain('halal')
  })

  test('one question after another is of the plan', async () => {
    expect(await talk(await barber(), 'berapa lama?', 'bayar ga?')).toContain('gratis')
  })

  test('a step that is done is ticked, and the plan kept for that', async () => {
    const who = await barber()
    expect(await talk(who, 'langkah 1 udah')).toContain('saya centang')
    expect(await talk(who, 'yang belum apa aja?')).toContain('1 dari')
    expect(await talk(who, 'langkah kedua sudah beres')).toContain('2 dari')
  })

  test('what is left of a plan that nobody ticked is all of it', async () => {
    expect(await talk(await barber(), 'yang belum apa aja?')).toContain('Belum ada langkah yang dicentang')
  })

  test('a way back leads to the answers, and forgets no plan', async () => {
    const who = await barber()
    expect(await talk(who, 'kembali')).toContain('Jawaban mana')
    expect(await talk(who, 'simpan')).toContain('Tersimpan')
  })
})
