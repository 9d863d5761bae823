import { describe, expect, test } from 'vitest'
import { checkAction } from '../../../src/programme/checks/check-action.ts'
import { checkMeasurement } from '../../../src/programme/checks/check-measurement.ts'
import { checkVision } from '../../../src/programme/checks/check-vision.ts'
import { failures } from '../../../src/programme/checks/finding.ts'
import { readQuantities, toNumber } from '../../../src/programme/checks/read-quantity.ts'
import { metricIn } from '../../../src/programme/checks/word-lists.ts'
import type { ActionValues, MeasurementValues } from '../../../src/programme/events.ts'
import { shippedProgrammeKnowledge } from '../../support/programme-parts.ts'

const { words, metrics } = shippedProgrammeKnowledge()
const today = '2027-07-05'

describe('an action', () => {
  const good: ActionValues = {
    what: 'Tulis templat v1.1 dengan daftar 3 bukti',
    owner: { name: 'Dina' },
    start: '2027-07-05',
    due: '2027-07-09',
    proof: '≥ 18/20 chat memakai; tautan',
  }
  const failed = (change: Partial<ActionValues>, options = {}) =>
    failures(checkAction({ ...good, ...change }, { today, words, ...options })).map(({ check }) => check)

  test('of the filled examples passes', () => {
    expect(failed({})).toEqual([])
    expect(failed({ what: 'Kirim konfirmasi WA H-1 untuk semua janji', owner: { name: 'Sari' } })).toEqual([])
  })

  test.each<[string, Partial<ActionValues>, object, string]>([
    ['nobody', { owner: undefined }, {}, 'owner'],
    ['a team', { owner: { name: 'tim CS' } }, {}, 'owner'],
    ['no date', { due: undefined }, {}, 'due'],
    ['a date that is past', { start: undefined, due: '2027-07-01' }, {}, 'past'],
    ['an end before the beginning', { start: '2027-07-12' }, {}, 'order'],
    ['no proof', { proof: undefined }, {}, 'proof'],
    ['later than its goal', {}, { goalDue: '2027-07-08' }, 'after-goal'],
    ['too much for one', {}, { openActions: 6 }, 'overloaded'],
    ['one word', { what: 'Training' }, {}, 'one-word'],
    ['no member', {}, { isMember: false }, 'no-member'],
    ['"sebaik mungkin"', { what: 'Layani pelanggan sebaik mungkin' }, {}, 'vague'],
  ])('with %s is told so', (_name, change, options, expected) => {
    expect(failed(change, options)).toContain(expected)
  })
})

describe('a vision', () => {
  const failed = (vision: string) => failures(checkVision(vision, words)).map(({ check }) => check)

  test.each([
    'Setiap pasien tahu giliran, perkiraan waktu, dan langkah berikutnya sebelum ia harus bertanya.',
    'Setiap pembeli mendapat jawaban jujur, langkah yang jelas, dan tanggal yang ditepati.',
    'Setiap tamu, pelanggan yang kami jaga, masuk kamar tepat waktu dan masalahnya selesai sebelum ia meminta dua kali.',
  ])('of the filled examples passes: %s', (vision) => {
    expect(failed(vision)).toEqual([])
  })

  test('about ourselves, too short, too long', () => {
    expect(failed('Menjadi online shop nomor 1 dan terpercaya di Indonesia.')).toEqual(['customer', 'ours'])
    expect(failed('Menjadi yang terbaik')).toEqual(['short', 'customer', 'ours', 'vague'])
    expect(failed(`Pelanggan ${'senang sekali '.repeat(200)}`)).toEqual(['long'])
  })
})

describe('a measurement', () => {
  const csat = metrics.find(({ id }) => id === 'csat')
  const values: MeasurementValues = {
    metric: { key: 'csat', name: 'CSAT', unit: '%', better: 'higher' },
    value: 82,
    n: 120,
    day: today,
  }
  const failed = (change: Partial<MeasurementValues>, metric = csat) =>
    failures(checkMeasurement({ ...values, ...change }, { metric, today })).map(({ check }) => check)

  test('with value, unit and n is fine', () => {
    expect(failed({})).toEqual([])
  })

  test('140 %, no n, few data, a day to come, more than there were', () => {
    expect(failed({ value: 140 })).toEqual(['range'])
    expect(failed({ metric: { key: 'x', name: 'Tepat janji', unit: '%' }, value: 140 }, undefined)).toEqual(['range'])
    expect(failed({ n: undefined })).toEqual(['n'])
    expect(failed({ n: 12 })).toEqual(['few'])
    expect(failed({ day: '2027-07-06' })).toEqual(['future'])
    expect(failed({ count: 130 })).toEqual(['count'])
    expect(failed({ metric: { key: 'csat', name: 'CSAT' } })).toEqual(['unit'])
  })
})

describe('numbers as people write them', () => {
  test.each([
    ['88,31', 88.31],
    ['1.240', 1240],
    ['1,240', 1240],
    ['82.5', 82.5],
    ['1.240,5', 1240.5],
    ['300.000.000', 300_000_000],
    ['0,8', 0.8],
  ])('%s is %d', (digits, value) => {
    expect(toNumber(digits)).toBe(value)
  })

  test('with their units, and not inside dates or names', () => {
    expect(readQuantities('CSAT 82,5 persen, 120 responden, v1.1, 31/12', words.units)).toMatchObject([
      { value: 82.5, unit: '%' },
      { value: 120, unit: 'responden' },
    ])
  })
})

test('the longest name of a metric wins', () => {
  expect(metricIn('median waktu tunggu poli', metrics)?.id).toBe('waktu-tunggu')
  expect(metricIn('aduan tertulis selesai', metrics)?.id).toBe('selesai-tepat-waktu')
  expect(metricIn('kopi susu', metrics)).toBeUndefined()
})
