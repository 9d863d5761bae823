import { describe, expect, test } from 'vitest'
import { checkGoal } from '../../../src/programme/checks/check-goal.ts'
import { failures } from '../../../src/programme/checks/finding.ts'
import { readGoal } from '../../../src/programme/checks/read-goal.ts'
import { shippedProgrammeKnowledge } from '../../support/programme-parts.ts'

const parts = shippedProgrammeKnowledge()
const today = '2026-12-01'
const read = (sentence: string, day = today) => readGoal(sentence, parts, day)
const check = (sentence: string, options: { today?: string; hasCause?: boolean } = {}) =>
  checkGoal(read(sentence, options.today), { today, ...options })
const failed = (sentence: string) => failures(check(sentence).findings).map((finding) => finding.check)

describe('the test set of CSE-815', () => {
  test('a fall of 62 % asks what makes it possible, and is ready once that is said', () => {
    const goal = 'Menurunkan median FRT WA dari 26 menit menjadi 10 menit paling lambat 28 Feb 2027, PJ Dina'
    expect(check(goal)).toMatchObject({ score: 70, verdict: 'nearly' })
    expect(failed(goal)).toEqual(['achievable', 'relevant'])
    expect(check(goal, { hasCause: true })).toMatchObject({ score: 85, verdict: 'ready' })
  })

  test('casual and ready', () => {
    const goal = 'naikin csat dr 78 ke 85% akhir maret pj rudi'
    expect(check(goal)).toMatchObject({ score: 85, verdict: 'ready' })
    expect(read(goal).values).toMatchObject({
      metric: { key: 'csat', unit: '%' },
      direction: 'up',
      baseline: 78,
      target: 85,
      due: '2027-03-31',
      owner: { name: 'rudi' },
    })
  })

  test('words that sound good are no goal', () => {
    expect(failed('Meningkatkan kepuasan pelanggan secara maksimal')).toEqual(
      expect.arrayContaining(['specific', 'measurable', 'time', 'owner', 'vague']),
    )
    expect(check('Meningkatkan kepuasan pelanggan secara maksimal secepatnya.').verdict).toBe('not-yet')
  })

  test('an activity is told as such', () => {
    expect(check('Mengadakan pelatihan empati 2x bulan Desember').verdict).toBe('activity')
    expect(check('bikin SOP baru').verdict).toBe('activity')
    expect(check('boss wants 100% training done by Friday').verdict).not.toBe('ready')
  })

  test('a number alone lacks where it starts and when', () => {
    expect(failed('Respon < 5 menit')).toEqual(expect.arrayContaining(['time', 'achievable', 'owner']))
    expect(failed('Respon < 5 menit')).not.toContain('measurable')
  })

  test('an office with decimals and a half year', () => {
    const goal = 'IKM dari 82,4 jadi 88,31 semester I 2027, PJ Kasi Pelayanan'
    expect(check(goal).verdict).toBe('ready')
    expect(read(goal).values).toMatchObject({
      baseline: 82.4,
      target: 88.31,
      due: '2027-06-30',
      owner: { name: 'Kasi Pelayanan' },
    })
  })

  test('zero complaints is out of reach', () => {
    expect(failed('Zero complaint 2027')).toContain('achievable')
  })

  test('0,8 of FCR lacks where it starts', () => {
    expect(failed('FCR jadi 0,8 di Q1 2027')).toContain('achievable')
  })
})

describe('the filled examples of the knowledge base pass', () => {
  test.each([
    [
      'Menurunkan median waktu tunggu poli umum dari 78 menit (Apr 2027, n=320) menjadi 55 menit paling lambat 30 Sep 2027, supaya janji "tahu giliran dan waktu" ditepati; pemilik: dr. Maya.',
      '2027-05-10',
      { baseline: 78, target: 55, due: '2027-09-30', baselineN: 320, owner: { name: 'dr. Maya' } },
    ],
    [
      'Menurunkan median waktu refund dari 6 hari kerja (Jun 2027, n=180) menjadi 4 hari kerja paling lambat 30 Sep 2027, karena refund lama adalah 38,3 % komplain; pemilik: Dina.',
      '2027-07-05',
      {
        baseline: 6,
        target: 4,
        due: '2027-09-30',
        owner: { name: 'Dina' },
        metric: { key: 'waktu-refund', unit: 'hari kerja' },
      },
    ],
    [
      'Menaikkan service level antrean check-in (selesai ≤ 10 menit) dari 62 % (Jul 2027, n=150) menjadi 80 % paling lambat 30 Nov 2027, karena check-in lama adalah 36,5 % keluhan; pemilik: Rina.',
      '2027-08-16',
      { baseline: 62, target: 80, due: '2027-11-30', owner: { name: 'Rina' } },
    ],
    [
      'Menaikkan pengaduan tertulis selesai ≤ 10 hari kerja dari 61% (41 dari 67) menjadi 85% per 31 Mar 2027; pemilik: Pak Arif.',
      '2026-12-01',
      { baseline: 61, target: 85, due: '2027-03-31', owner: { name: 'Pak Arif' } },
    ],
  ])('%s', (sentence, day, values) => {
    expect(read(sentence, day).values).toMatchObject(values)
    expect(check(sentence, { today: day }).verdict).toBe('ready')
  })
})

describe('what is asked about', () => {
  test.each([
    ['menurunkan CSAT dari 85 ke 80 % akhir Maret, PJ Rudi', 'direction'],
    ['waktu balas jadi 10-15 menit akhir Maret', 'range'],
    ['naikkan CSAT 10% akhir Maret', 'by-percent'],
    ['CSAT dari 78 ke 85 % per 31 Februari', 'impossible-date'],
    ['CSAT dari 78 ke 140 % akhir Maret, PJ Rudi', 'achievable'],
    ['CSAT dari 78 ke 85 % besok, PJ Rudi', 'deadline'],
    ['CSAT dari 78 ke 85 % per 1 Januari 2026, PJ Rudi', 'time'],
    ['CSAT dari 78 ke 85 % akhir Maret, PJ tim CS', 'owner'],
    ['CSAT dari 78 % (n=12) ke 85 % akhir Maret, PJ Rudi', 'small-n'],
  ])('%s: %s', (sentence, expected) => {
    expect(failed(sentence)).toContain(expected)
  })

  test('a value that is to stay is kept', () => {
    expect(read('menjaga CSAT tidak di bawah 84%').values).toMatchObject({ direction: 'keep', target: 84 })
  })
})
