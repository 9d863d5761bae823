import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadAnalyseWords } from '../../../src/knowledge/analyse/analyse-words.ts'
import { createSentimentReader } from '../../../src/skills/analyse/words/sentiment.ts'
import { createThemeReader } from '../../../src/skills/analyse/words/themes.ts'

const words = loadAnalyseWords(resolve(import.meta.dirname, '../../../knowledge/analyse'))
const sentimentOf = createSentimentReader(words.sentiment)
const themesIn = createThemeReader(words.themes)

describe('how a text sounds', () => {
  test.each([
    ['Adminnya ramah bangeeet, makasih kak', 'positive'],
    ['ga ramah sama sekali', 'negative'],
    ['Kurirnya nyasar, kecewa berat', 'negative'],
    ['tidak buruk kok', 'neutral'],
    ['Pesanan nomor dua belas', 'neutral'],
    ['Great service, very friendly', 'positive'],
    ['never again, so rude', 'negative'],
  ])('%s', (text, sentiment) => {
    expect(sentimentOf(text).sentiment).toBe(sentiment)
  })
})

describe('what a text speaks of', () => {
  test.each([
    ['Kurirnya jutek dan paketnya rusak', ['delivery', 'attitude', 'quality']],
    ['refund saya belum masuk', ['refund']],
    ['The app crashed while paying', ['app']],
    ['semuanya oke', []],
  ])('%s', (text, themes) => {
    expect(themesIn(text)).toEqual(themes)
  })
})
