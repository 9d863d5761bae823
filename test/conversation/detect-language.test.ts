import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { createLanguageDetector, cuesSchema } from '../../src/conversation/detect-language.ts'

const cues = load(readFileSync(resolve(import.meta.dirname, '../../knowledge/language/cues.yaml'), 'utf8'))
const { detect } = createLanguageDetector(cuesSchema.parse(cues))

describe('telling the language', () => {
  test.each([
    ['kl telat lapor lkpm gmn', 'id'],
    ['Apakah badan usaha wajib mendaftar?', 'id'],
    ['berapa biayanya', 'id'],
    ['A customer service kami sering telat bales, gimana?', 'id'],
    ['NPS kita drop 8 point, is it significant?', 'id'],
    ['Kategori A dan A+ bedanya', 'id'],
    ['customer service excellence itu apa', 'id'],
    ['komplain naik', 'id'],
    ['verification failed again', 'en'],
    ['what does izin usaha mean', 'en'],
    ['customer service', undefined],
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
