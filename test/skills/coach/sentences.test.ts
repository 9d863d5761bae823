import { describe, expect, test } from 'vitest'
import { createCoachReader } from '../../../src/skills/coach/sentences.ts'

const reader = createCoachReader('knowledge/programme')

describe('sentences about an action', () => {
  test.each([
    ['aksi 1 selesai', { kind: 'status', numbers: [1], status: 'done', rest: '' }],
    [
      'Aksi 1 udah beres, bukti: 12 templat.',
      { kind: 'status', numbers: [1], status: 'done', rest: 'bukti: 12 templat' },
    ],
    ['aksi 1, 2 dan 3 kelar', { kind: 'status', numbers: [1, 2, 3], status: 'done', rest: '' }],
    ['aksi 4 belum selesai', { kind: 'status', numbers: [4], status: 'open', rest: '' }],
    ['selesai aksi 2', { kind: 'status', numbers: [2], status: 'done', rest: '' }],
    ['action 2 is done', { kind: 'status', numbers: [2], status: 'done', rest: '' }],
    ['aksi 3 nunggu IT', { kind: 'status', numbers: [3], status: 'blocked', rest: 'IT' }],
    ['aksi 5 mundur ke Senin', { kind: 'change', number: 5, field: 'due', rest: 'Senin' }],
    ['aksi 5 deadlinenya 31/1', { kind: 'change', number: 5, field: 'due', rest: '31/1' }],
    ['aksi 5 pj Pak Budi', { kind: 'change', number: 5, field: 'owner', rest: 'Pak Budi' }],
    ['aksi 5', { kind: 'show', number: 5 }],
  ])('%s', (text, sentence) => {
    expect(reader.action(text)).toEqual(sentence)
  })

  test.each(['aksi korporasi itu apa', 'aksi 5 rencana kita', 'reaksi 1 selesai', 'tindakan 1 selesai'])(
    '"%s" is none',
    (text) => {
      expect(reader.action(text)).toBeUndefined()
    },
  )
})

describe('who is stuck', () => {
  test.each([
    ['Budi terhambat nunggu IT', 'Budi', 'IT', true],
    ['Budi masih macet karena printer rusak', 'Budi', 'printer rusak', true],
    ['Budi is blocked waiting for IT', 'Budi', 'IT', true],
    ['Pak Hadi nunggu kunci gudang', 'Pak Hadi', 'kunci gudang', false],
  ])('%s', (text, who, waitingFor, isStuck) => {
    expect(reader.blocked(text)).toEqual({ who, waitingFor, isStuck })
  })

  test.each([
    ['persetujuan komite, dipegang dr. Hana', 'persetujuan komite', 'dr. Hana'],
    ['vendor (pj Rina)', 'vendor', 'Rina'],
    ['the new tills, handled by Tom', 'the new tills', 'Tom'],
    ['kunci gudang', 'kunci gudang', undefined],
    ['kunci yang dipegang satpam', 'kunci yang dipegang satpam', undefined],
  ])('who is to clear "%s"', (said, waitingFor, owner) => {
    expect(reader.clearer(said)).toEqual({ waitingFor, owner })
  })

  test('a permit that is stuck is nobody', () => {
    expect(reader.blocked('izin gue macet 2 bulan di dinas, ga ada kabar')).toBeUndefined()
  })
})
