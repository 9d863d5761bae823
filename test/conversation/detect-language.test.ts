import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createLanguageDetector } from '../../src/conversation/detect-language.ts'

const { detect } = createLanguageDetector(resolve(import.meta.dirname, '../../knowledge/language/cues.yaml'))

describe('telling the language', () => {
  test.each([
    ['kl telat lapor lkpm gmn', 'id'],
    ['Apakah badan usaha wajib mendaftar?', 'id'],
    ['berapa biayanya', 'id'],
    ['NPS kita drop 8 point bulan ini', 'id'],
    ['Do I have to register my online shop as a PSE?', 'en'],
    ['and for foreign companies?', 'en'],
    ['/help', undefined],
    ['/ask what is a NIB', 'en'],
    ['KP3A', undefined],
    ['NIB', undefined],
    ['PSE?', undefined],
    ['👍', undefined],
    ['', undefined],
  ])('%j is %s', (text, language) => {
    expect(detect(text)).toBe(language)
  })
})
