import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadPractice } from '../../../src/knowledge/practice/load-practice.ts'
import { judge } from '../../../src/rubric/judge.ts'
import { chooseQuestions } from '../../../src/skills/practise/quiz.ts'
import { beginRolePlay, mostTurns, playTurn, pointsOf } from '../../../src/skills/practise/role-play.ts'
import type { RolePlayState } from '../../../src/skills/practise/role-play-flow.ts'

const { rolePlays, questions, rules } = loadPractice(resolve(import.meta.dirname, '../../../knowledge/practice'))
const scene = (id: string) => rolePlays.find((one) => one.id === id) ?? expect.fail(`no scene ${id}`)
const dress = scene('R01')

/** Plays a scene with these messages, as far as it goes. */
function play(messages: readonly string[], which = dress) {
  let state: RolePlayState = beginRolePlay(which)
  const lines: string[] = []
  for (const message of messages) {
    const turn = playTurn(state, message, which, rules)
    state = turn.state
    lines.push(turn.line)
    if (turn.end) return { state, lines, end: turn.end }
  }
  return { state, lines, end: undefined }
}

const good = [
  'Gaun untuk akad Sabtu ya Kak Rina, wajar deg-degan. Aku telepon kurir sekarang. Acaranya jam berapa? Kalau tidak sampai: 1) ambil ukuran sama di cabang, atau 2) kirim ulang instan. Kabar jam 14.00.',
  'Aku cek stok cabang sekarang. Acaranya jam berapa, Kak? Jam 13.00 aku kabari.',
  'Baik Kak, mau diambil di cabang atau dikirim instan? Jam 13.00 aku kabari lagi.',
  'Siap Kak, jam 13.00 ya.',
]

describe('three agents with the bride whose dress is late', () => {
  test('the good one calms her, gets the hidden fact, and full marks', () => {
    const { state, end, lines } = play(good)
    expect(end).toBe('success')
    expect(lines.at(-1)).toBe('Makasih ya Kak, akhirnya ada yang ngerti.')
    expect(pointsOf(state)).toBe(10)
  })

  test('the cold one angers her until she leaves, and gets nothing', () => {
    const { state, end } = play([
      'Mohon bersabar ya Kak, segera sampai kok, silakan hubungi kurir.',
      'Silakan hubungi kurir.',
      'Sesuai SOP kami, mohon bersabar.',
    ])
    expect(end).toBe('left')
    expect(pointsOf(state)).toBe(0)
  })

  test('the one who is kind and vague gets a part', () => {
    const { state, end } = play(['Paham Kak soal gaunnya. Kami cek dulu, hari ini dikabari.'])
    expect(end).toBeUndefined()
    expect(pointsOf(state)).toBe(4)
  })
})

describe('a message', () => {
  const marksOf = (text: string) => judge(text, dress.criteria, rules)

  test('that promises too much, asks for secrets or blames others is known for it', () => {
    const faultsOf = (text: string) => marksOf(text).faults.map(({ name }) => name)
    expect(faultsOf('Pasti sampai besok Kak')).toEqual(['promise'])
    expect(faultsOf('Kakak pasti kecewa, belum pasti sampai hari ini')).toEqual([])
    expect(faultsOf('Kirim kode OTP-nya ya Kak')).toEqual(['data'])
    expect(faultsOf('Jangan kasih OTP ke siapa pun')).toEqual([])
    expect(faultsOf('Itu salah kurir, Kak')).toEqual(['blame'])
  })

  test('earns its marks with the words that are quoted', () => {
    const { marks } = marksOf('Maaf Kak, gaunnya saya cek sekarang, pukul 14.00 saya kabari')
    expect(marks.get('own')).toEqual({ score: 2, quote: 'saya cek' })
    expect(marks.get('deadline')).toEqual({ score: 2, quote: 'pukul 14.00' })
    expect(marks.get('acknowledge')?.score).toBe(2)
  })
})

test.each(rolePlays.map((one) => [one.id, one] as const))('the example shown after %s does well itself', (_, which) => {
  const { state } = playTurn(beginRolePlay(which), which.model, which, rules)
  expect(state.faults).toEqual([])
  expect(pointsOf(state)).toBeGreaterThanOrEqual(8)
})

test('every scene ends within eight messages, whatever is said, with points from 0 to 10', () => {
  const words = fc.constantFrom(
    'maaf',
    'saya cek',
    'jam 10',
    'sabar ya',
    'otp?',
    'atau',
    'refund',
    'dokter',
    '?',
    'pasti',
  )
  const messages = fc.array(
    fc.array(words, { maxLength: 5 }).map((said) => said.join(' ')),
    { minLength: mostTurns, maxLength: mostTurns },
  )
  fc.assert(
    fc.property(fc.constantFrom(...rolePlays), messages, (which, said) => {
      const { state, end } = play(said, which)
      expect(end).toBeDefined()
      expect(pointsOf(state)).toBeGreaterThanOrEqual(0)
      expect(pointsOf(state)).toBeLessThanOrEqual(10)
    }),
  )
})

describe('the quiz', () => {
  const day = 24 * 60 * 60 * 1000

  test('asks new questions first, easy before hard', () => {
    const chosen = chooseQuestions(questions, [], 5, 0)
    expect(chosen.map(({ level }) => level)).toEqual([1, 1, 1, 1, 1])
  })

  test('brings back what was wrong at once, and what was right after a day, three days, a week', () => {
    const [first] = questions
    if (!first) throw new Error('there are questions')
    const isFirst = (answers: readonly { isRight: boolean; atMs: number }[], nowMs: number) =>
      chooseQuestions(
        questions,
        answers.map((one) => ({ ...one, question: first.id })),
        1,
        nowMs,
      )[0]?.id === first.id
    expect(isFirst([{ isRight: false, atMs: 0 }], 1)).toBe(true)
    expect(isFirst([{ isRight: true, atMs: 0 }], day - 1)).toBe(false)
    expect(isFirst([{ isRight: true, atMs: 0 }], day)).toBe(true)
    const twice = [
      { isRight: true, atMs: 0 },
      { isRight: true, atMs: day },
    ]
    expect(isFirst(twice, 4 * day - 1)).toBe(false)
    expect(isFirst(twice, 4 * day)).toBe(true)
  })
})
