import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadAnalyseWords } from '../../../src/knowledge/analyse/analyse-words.ts'
import { pastedTable } from '../../../src/skills/analyse/looks-like-table.ts'
import { compareResults, differenceOf, figureOfSums, groupFigures } from '../../../src/skills/analyse/survey/figures.ts'
import { findHeader } from '../../../src/skills/analyse/survey/find-header.ts'
import { guessRoles } from '../../../src/skills/analyse/survey/guess-roles.ts'
import { profileOf } from '../../../src/skills/analyse/survey/profile.ts'
import { createAnswerReader } from '../../../src/skills/analyse/survey/read-answer.ts'
import { dayOrderOf, readDay } from '../../../src/skills/analyse/survey/read-day.ts'
import type { Measure } from '../../../src/skills/analyse/survey/survey-result.ts'

const { answers: words, columns: columnWords } = loadAnalyseWords(
  resolve(import.meta.dirname, '../../../knowledge/analyse'),
)
const answers = createAnswerReader(words)
const five = { low: 1, high: 5 }

describe('a cell', () => {
  test.each([
    ['5', 5],
    ['4,5', 4.5],
    ['5 - Sangat puas', 5],
    ['Puas (4)', 4],
    ['8/10', 'invalid'],
    ['3 dari 5', 3],
    ['★★★★☆', 4],
    ['bintang 4', 4],
    ['N/A', 'missing'],
    ['', 'missing'],
    ['lumayan', 'invalid'],
    ['55', 'invalid'],
  ])('"%s" on a scale of five', (cell, answer) => {
    expect(answers.read(cell, five)).toBe(answer)
  })

  test('in words stands for its place on the scale that has it', () => {
    const kinds = new Map([
      ['sangat puas', 8],
      ['puas', 5],
      ['kurang puas', 1],
      ['tidak puas', 2],
    ])
    expect(answers.scaleOf(kinds)?.scale).toEqual({ low: 1, high: 4, words: 'satisfied-4' })
    expect(answers.read('Kurang Puas', { low: 1, high: 4, words: 'satisfied-4' })).toBe(2)
  })
})

describe('a day', () => {
  test.each([
    ['2027-07-05T09:00:00Z', '2027-07-05'],
    ['05/07/2027 9:12:33', '2027-07-05'],
    ['5 Juli 2027', '2027-07-05'],
    ['05-Jul-27', '2027-07-05'],
    ['Senin, 5 Agustus 2024', '2024-08-05'],
    ['July 5, 2027', '2027-07-05'],
    ['46573', '2027-07-05'],
    ['1814745600', '2027-07-05'],
    ['1814745600000', '2027-07-05'],
    ['31/02/2027', undefined],
    ['besok', undefined],
  ])('%s', (cell, day) => {
    expect(readDay(cell, 'day-first')).toBe(day)
  })

  test('is written day first, unless a column says otherwise', () => {
    expect(dayOrderOf(['05/07/2027', '13/07/2027'])).toEqual({ order: 'day-first', isCertain: true })
    expect(dayOrderOf(['07/05/2027', '07/13/2027'])).toEqual({ order: 'month-first', isCertain: true })
    expect(dayOrderOf(['07/01/2027', '07/02/2027', '07/03/2027', '08/01/2027'])).toEqual({
      order: 'month-first',
      isCertain: false,
    })
    expect(dayOrderOf(['05/07/2027', '06/07/2027'])).toEqual({ order: 'day-first', isCertain: false })
  })
})

describe('titles', () => {
  test('stand below the heading of a sheet, and take merged groups along', () => {
    const rows = [
      ['Laporan Juli', '', '', ''],
      ['No', 'Kepuasan', '', 'Saran'],
      ['', 'Kecepatan', 'Keramahan', ''],
      ['1', '5', '4', 'ok'],
      ['2', '3', '4', 'lama'],
      ['3', '3', '5', 'bagus'],
    ]
    expect(findHeader(rows, [])).toEqual({
      titles: ['No', 'Kepuasan: Kecepatan', 'Kepuasan: Keramahan', 'Saran'],
      rows: 3,
      isMissing: false,
    })
  })

  test('are made up where there are none', () => {
    const found = findHeader(
      [
        ['5', '9'],
        ['4', '8'],
        ['3', '7'],
      ],
      [],
    )
    expect(found).toEqual({ titles: ['Kolom A', 'Kolom B'], rows: 0, isMissing: true })
  })
})

describe('columns', () => {
  const guess = (titles: readonly string[], rows: readonly (readonly string[])[]) =>
    guessRoles(profileOf(titles, rows), columnWords, answers).map(({ role, scale }) => [role, scale?.high])

  test('of one form are read on one scale, though one lacks the lowest answers by chance', () => {
    const rows = ['Kurang', 'Cukup', 'Baik', 'Sangat baik'].flatMap((word, index) =>
      Array.from({ length: 5 }, () => [word, ['Cukup', 'Cukup', 'Baik', 'Sangat baik'][index] ?? '']),
    )
    expect(guess(['Penilaian [Kecepatan]', 'Penilaian [Keramahan]'], rows)).toEqual([
      ['rating', 5],
      ['rating', 5],
    ])
  })

  test('that name branches by numbers are branches, and scores are none', () => {
    const rows = Array.from({ length: 30 }, (_, index) => [
      `Cabang ${index % 3}`,
      String((index % 5) + 1),
      String(101 + (index % 3)),
    ])
    expect(guess(['Outlet', 'Rating toko', 'Kode cabang'], rows).map(([role]) => role)).toEqual([
      'branch',
      'csat',
      'ignore',
    ])
    expect(guess(['Tanggal', 'Rating', 'Cabang'], rows).map(([role]) => role)).toEqual(['ignore', 'csat', 'branch'])
  })
})

describe('a table in a message', () => {
  test('is seen whatever parts its cells, with words before it', () => {
    expect(pastedTable('tolong analisis:\ncabang\tskor\nA\t5\nB\t4\nC\t3')).toEqual({
      table: 'cabang\tskor\nA\t5\nB\t4\nC\t3',
      before: 'tolong analisis:',
    })
    expect(pastedTable('| cabang | skor |\n|---|---|\n| A | 5 |\n| B | 4 |')?.table).toBe('cabang|skor\nA|5\nB|4')
  })

  test('is not seen in a list of sentences', () => {
    expect(pastedTable('Halo, saya mau tanya\nsoal izin, pajak\ndan NIB, gimana ya')).toBeUndefined()
    expect(pastedTable('tambah aksi: template, Rina\ntambah aksi: stok, Budi\ntambah aksi: resi, Ani')).toBeUndefined()
  })
})

describe('comparisons', () => {
  test('of shares and means are those that the knowledge base teaches', () => {
    // CSM-371: 84 % of 250 and 77.9 % of 240 (187); z and p by another program.
    const { value, p } = differenceOf('csat', { n: 250, sum: 210, squares: 210 }, { n: 240, sum: 187, squares: 187 })
    expect(value).toBeCloseTo(-6.0833, 3)
    expect(p).toBeCloseTo(0.08605, 4)
    // CSM-366: AHT 9.2 (4.1; 120) and 8.3 (3.9; 130): −0.9, from −1.90 to +0.10 (there rounded).
    const sums = (n: number, mean: number, deviation: number) => ({
      n,
      sum: n * mean,
      squares: deviation ** 2 * (n - 1) + n * mean ** 2,
    })
    const { interval } = differenceOf('rating', sums(120, 9.2, 4.1), sums(130, 8.3, 3.9))
    expect(interval.low).toBeCloseTo(-1.89, 1)
    expect(interval.high).toBeCloseTo(0.09, 1)
  })

  const measure: Measure = {
    kind: 'csat',
    title: 'Kepuasan',
    scale: five,
    counts: [],
    missing: 0,
    invalid: 0,
    sums: { n: 210, sum: 150, squares: 150 },
    groups: {
      branch: [
        ['Bogor', { n: 100, sum: 85, squares: 85 }],
        ['Depok', { n: 101, sum: 60, squares: 60 }],
        ['Kecil', { n: 9, sum: 5, squares: 5 }],
      ],
      channel: [],
      agent: [],
    },
    weeks: [],
    months: [],
  }

  test('show no group with fewer answers than ten, and mark what differs by more than chance', () => {
    const { shown, left } = groupFigures(measure, 'branch')
    expect(left).toBe(1)
    expect(shown.map(({ name, isDistinct }) => [name, isDistinct])).toEqual([
      ['Depok', true],
      ['Bogor', true],
    ])
  })

  test('of two files go by the kind of measure', () => {
    const survey = {
      kind: 'survey',
      file: '',
      hash: '',
      day: '2027-07-01',
      rows: 0,
      undated: 0,
      elements: [],
      comments: { n: 0, positive: 0, neutral: 0, negative: 0, themes: [] },
    } as const
    const before = { ...survey, comments: { ...survey.comments, themes: [] }, elements: [], measures: [measure] }
    const [line] = compareResults(before, {
      ...before,
      measures: [{ ...measure, sums: { n: 100, sum: 90, squares: 90 } }],
    })
    expect(line?.before.value).toBeCloseTo(71.43, 2)
    expect(line?.after.value).toBe(90)
    expect(figureOfSums('csat', { n: 10, sum: 5, squares: 5 }, five).value).toBe(50)
  })
})
