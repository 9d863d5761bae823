import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTeamStage, type TeamStage } from '../../support/team-stage.ts'

let stage: TeamStage
beforeAll(async () => {
  stage = await createTeamStage('2026-11-30T03:00:00Z')
})
afterAll(() => stage.remove())

let people = 0
const somebody = () => `telegram:comeback${++people}`

async function talk(who: string, ...messages: readonly string[]): Promise<string> {
  let last = ''
  for (const message of messages) last = await stage.say(who, message)
  return last
}

const toPlan = ['cek wajib pse', 'web sendiri', 'usaha biasa', 'jualan kue', 'udah jalan']
const elsewhere = [
  'apa itu CSAT?',
  'NPS yang bagus berapa?',
  'apa itu SLA?',
  'cara menghadapi pelanggan marah?',
  'apa itu first response time?',
  'apa itu CES?',
  'apa itu churn?',
  'apa itu FCR?',
  'apa itu AHT?',
]

describe('a plan that was told is found again', () => {
  test.each([
    'rencana saya tadi mana',
    'rencanaku yang tadi mana ya kak',
    'tampilkan lagi dong rencananya',
    'rencana yg td mana min',
    'lanjut yang tadi',
  ])('"%s", behind nine other questions', async (said) => {
    const again = await talk(somebody(), ...toPlan, ...elsewhere, said)
    expect(again).toContain('Ini rencana Anda dari panduan "Wajib daftar PSE?"')
    expect(again).toContain('Langkah Anda')
  })

  test.each(['where is my plan?', 'show me my plan again', 'can I see the plan you made for me'])(
    '"%s"',
    async (said) => {
      const path = [
        'do I need to register as PSE? guide me',
        'my own website',
        'ordinary business',
        'online shop',
        'yes',
      ]
      expect(await talk(somebody(), ...path, 'what is NPS?', said)).toContain('Your steps')
    },
  )

  test('with its ticks, where it is kept', async () => {
    const who = somebody()
    await talk(who, ...toPlan, 'simpan', 'langkah 1 udah beres')
    stage.pass(7)
    expect(await talk(who, 'halo', 'rencana saya mana?')).toContain('1 dari')
  })

  test('also by whoever comes back when the conversation is forgotten', async () => {
    const who = somebody()
    await talk(who, ...toPlan, 'simpan')
    stage.sessions.delete(who)
    expect(await talk(who, 'rencana saya yang kemarin mana?')).toContain('Rencana yang Anda simpan')
  })

  test('of several, they choose which', async () => {
    const who = somebody()
    await talk(who, ...toPlan, 'pandu LKPM pertama', 'bukan', 'lokal', '40 juta', ...elsewhere)
    expect(await talk(who, 'rencana yang tadi mana')).toBe('Rencana yang mana?')
    expect(await stage.tap(who, 'LKPM pertama saya')).toContain('Tidak wajib LKPM')
  })

  test('who was led nowhere has none', async () => {
    expect(await talk(somebody(), 'rencana saya tadi mana')).not.toContain('Langkah Anda')
  })
})

describe('a guide that was left is gone on with', () => {
  test.each(['lanjut yang tadi', 'tadi kita sampai mana', 'balik ke panduan tadi'])('"%s"', async (said) => {
    const again = await talk(somebody(), 'bantu cek izin usaha', 'katering', 'apa itu NPS?', 'cara hitung csat', said)
    expect(again).toContain('Kita lanjutkan')
    expect(again).toContain('Siapa yang punya usahanya?')
  })

  test('"kita" holds no KITAS', async () => {
    const who = somebody()
    await talk(who, 'bantu cek izin usaha', 'katering', 'perorangan')
    expect(await talk(who, 'modal kita 50 juta')).not.toContain('asing')
  })

  test('who begins another has left the first, which is there when they want it', async () => {
    const who = somebody()
    await talk(who, 'bantu cek izin usaha', 'katering', 'pandu LKPM pertama', 'bukan', 'lokal')
    const plan = await talk(who, '40 juta')
    expect(plan).toContain('Tidak wajib LKPM')
    expect(plan).not.toContain('Kembali ke panduan')
    expect(await stage.say(who, '/panduan izin')).toContain('Siapa yang punya usahanya?')
  })
})

describe('the dates of all plans', () => {
  test.each(['tenggat terdekat saya apa', 'tenggat saya kapan aja ya'])('"%s"', async (said) => {
    const who = somebody()
    await talk(who, 'pandu LKPM pertama', 'bukan', 'pma', 'masih kosong', 'simpan', 'apa itu NPS?')
    expect(await talk(who, said)).toContain('15 Januari 2027')
  })

  test('of nobody are none', async () => {
    expect(await talk(somebody(), 'tenggat terdekat saya apa')).not.toContain('Tenggat dari rencana Anda')
  })
})

describe('a plan is kept in whichever words', () => {
  const path = ['do I need to register as PSE? guide me', 'my own website', 'ordinary business', 'online shop', 'yes']

  test.each([
    'keep this plan',
    'save it',
    'can you save this plan for me please',
    'remember this plan',
    'I want to keep it',
  ])('"%s"', async (said) => {
    expect(await talk(somebody(), ...path, said)).toContain('Kept.')
  })

  test('and once, however often it is said', async () => {
    const who = somebody()
    await talk(who, ...path, 'save it', 'keep this plan')
    expect(await stage.say(who, 'my plans')).toContain('The plans you have kept')
    expect(stage.sessions.get(who)?.people[who]?.choices).toHaveLength(1)
  })
})
