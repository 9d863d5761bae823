import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadAnalyseWords } from '../../../src/knowledge/analyse/analyse-words.ts'
import { openScopes } from '../../../src/skills/analyse/ask/open-scopes.ts'

const { asked } = loadAnalyseWords(resolve(import.meta.dirname, '../../../knowledge/analyse'))

describe('what a question limits itself to', () => {
  test.each([
    ['csat bulan oktober berapa kak', 'CSAT 69,4 %', ['oktober']],
    ['rating rata2 bulan ini vs bulan lalu gimana?', '3,94 dari 5', ['bulan ini', 'bulan lalu']],
    ['yg cewek lebih puas dari yg cowok ga?', 'CSAT 69,6 %', ['cewek', 'cowok']],
  ])('is named where the answer does not speak of it: %s', (question, answer, scopes) => {
    expect(openScopes(question, answer, asked)).toEqual(scopes)
  })

  test.each([
    ['csat bulan oktober berapa kak', 'Okt 2026: 76,6 %'],
    ['bulan ini naik ga dibanding bulan lalu?', '- Okt: 4,18\n- Nov: 3,66'],
    ['nilai pengajar rata-ratanya berapa?', '7,87'],
  ])('is not where it does, or there is nothing: %s', (question, answer) => {
    expect(openScopes(question, answer, asked)).toEqual([])
  })
})
