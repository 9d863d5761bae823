import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { createLanguageDetector } from '../../src/conversation/detect-language.ts'
import type { Language } from '../../src/domain/language.ts'

const cues = load(readFileSync(resolve(import.meta.dirname, '../../knowledge/language/cues.yaml'), 'utf8'))
const { detect } = createLanguageDetector(cues as Record<Language, string>)

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
