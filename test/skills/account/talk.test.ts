import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadIntents } from '../../../src/knowledge/intents/load-intents.ts'
import { createNameReader } from '../../../src/knowledge/read-names.ts'
import { createOthersReader } from '../../../src/skills/account/small-talk.ts'
import { createTalkReader } from '../../../src/skills/account/talk.ts'

const directory = resolve(import.meta.dirname, '../../../knowledge/language')
const read = createTalkReader(loadIntents(directory), createNameReader(directory), createOthersReader(directory))

describe('talk', () => {
  test.each([
    ['bisa bantu apa aja nih buat warung gw', 'capability'],
    ['Apakah Anda menyimpan percakapan saya?', 'privacy'],
    ['bot ini berbayar ga sih', 'origin'],
    ['gue ga ngerti maksud lo', 'unclear'],
    ['males ngomong sama robot, kasih orang', 'human'],
    ['tolong cekin NIB gue udah terbit blm', 'act'],
    ['pesenin tiket ke bali dong', 'contact'],
    ['who am i chatting with', 'identity'],
  ])('%j is %s', (text, talk) => {
    expect(read(text, false)).toBe(talk)
  })

  test.each([
    'customer nanya apa dia ngobrol sama robot, jawabnya apa',
    'pelanggan minta bicara dengan atasan',
    'bikinin jadwal shift dong',
    'cara cek NIB',
    'ingatkan saya besok jam 9',
  ])('%j is none', (text) => {
    expect(read(text, false)).toBeUndefined()
  })

  test.each([
    'biayanya?',
    'datanya gmn?',
    'siapa?',
    'gratis ga?',
    'bisa lewat hp ga',
    'kalau bahasa inggris bisa?',
    'cara ngitungnya',
  ])('%j follows up what was spoken of', (text) => {
    expect(read(text, true)).toBeUndefined()
  })

  test.each(['makasih min, pinter deh', 'kok jawabnya gitu sih', 'panggilin manusia dong'])(
    '%j is talk also in the middle of a topic',
    (text) => {
      expect(read(text, true)).toBeDefined()
    },
  )
})

test('what is said of somebody else is no word on the answer', () => {
  expect(read('dia ngaku ga salah', true)).toBeUndefined()
  expect(read('ga nyambung ih jawabannya', true)).toBe('complaint')
})
