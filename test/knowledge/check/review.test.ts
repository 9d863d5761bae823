import { describe, expect, test } from 'vitest'
import { datesIn } from '../../../src/knowledge/check/review.ts'
import { each, problemsOf } from '../../support/knowledge-problems.ts'

describe('a date ahead', () => {
  const naming = (indonesian: string, english: string, reviewBy: string) => ({
    ...each(
      (entry) => entry.replace('Gratis.', `Gratis mulai ${indonesian}.`).replace('2027-05-24', reviewBy),
      (entry) => entry.replace('Free.', `Free from ${english}.`),
    ),
    'facts/oss.md':
      '**OSS-001** [A] Holds for 5 years; free from 16 January 2027, before that 1 March 2025.\n  - Legal: PP 1/2025 Ps 5\n',
  })

  test('must be reviewed before it comes', () => {
    expect(problemsOf(naming('16 Januari 2027', '16 January 2027', '2027-01-16'))).toEqual([
      'names 2027-01-16, which is still ahead, but review_by is 2027-01-16: set it before 2027-01-16',
    ])
    expect(problemsOf(naming('16 Januari 2027', '16 January 2027', '2027-01-15'))).toEqual([])
  })

  test('a date that had passed when the text was verified asks for nothing', () => {
    expect(problemsOf(naming('1 Maret 2025', '1 March 2025', '2027-05-24'))).toEqual([])
  })
})

test('reads days and months of both languages, and no bare years', () => {
  expect(datesIn('sejak 2 Mei 2026 sampai Desember 2026, tahun 2027', 'id')).toEqual(['2026-05-02', '2026-12-01'])
  expect(datesIn('from 16 January 2027', 'en')).toEqual(['2027-01-16'])
})
