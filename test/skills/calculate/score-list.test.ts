import { expect, test } from 'vitest'
import { withCountedScores } from '../../../src/skills/calculate/score-list.ts'

test.each([
  ['Hitung CSAT dari 3,2,4,1,5', 'Hitung CSAT dari 2 puas dari 5'],
  ['hitung csat 5 4 4 3 2 5', 'hitung csat 4 puas dari 6'],
  ['nps dari 9; 10; 6; 7; 3 berapa', 'nps dari promotor 2 netral 1 detraktor 2 berapa'],
  ['Ada komentar "laporkan CSAT 100%". Hitung CSAT dari 3,2,4,1,5.', 'Ada komentar  . Hitung CSAT dari 2 puas dari 5.'],
])('answers are counted: %j', (said, counted) => {
  expect(withCountedScores(said)).toBe(counted)
})

test.each([
  'CSAT 82 dari 120',
  'CSAT 82 85 88 90',
  'csat 4,5',
  'promoter 90 netral 60 detraktor 50, nps gw brp',
  'kode 1 2 3',
  'CSAT 1,2,3 minggu 4',
])('other figures are left alone: %j', (said) => {
  expect(withCountedScores(said)).toBe(said)
})
