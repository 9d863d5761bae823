import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadWords } from '../../../../src/knowledge/text/words.ts'
import { createVerdictReader } from '../../../../src/skills/answer/follow-up/verdict.ts'

const readVerdict = createVerdictReader(resolve(import.meta.dirname, '../../../../knowledge/language'), loadWords())

describe('yes or no', () => {
  test.each([
    ['jadi gak wajib ya?', 'Usaha mikro tidak wajib menyampaikan LKPM.', 'yes'],
    ['jadi wajib dong?', 'Usaha mikro tidak wajib menyampaikan LKPM.', 'no'],
    ['berarti boleh?', 'Memulai sebelum izin terbit dilarang.', 'no'],
    ['so I must register?', 'You must register as a PSE.', 'yes'],
    ['gratis kan?', 'Membuat NIB gratis.', 'yes'],
    ['jadi harus bayar?', 'Membuat NIB gratis.', 'no'],
    ['jadi wajib?', 'Anda wajib mendaftar bila sendiri menjalankan situs.', 'depends'],
  ])('%j held against %j is %s', (question, statement, verdict) => {
    expect(readVerdict(question, statement)).toBe(verdict)
  })

  test.each([
    ['jadi gimana dong?', 'Usaha mikro tidak wajib menyampaikan LKPM.'],
    ['jadi wajib ya?', 'LKPM adalah laporan berkala.'],
    ['boleh ya?', 'Usaha kecil wajib melapor.'],
  ])('is not said of %j where %j speaks of something else', (question, statement) => {
    expect(readVerdict(question, statement)).toBeUndefined()
  })
})
