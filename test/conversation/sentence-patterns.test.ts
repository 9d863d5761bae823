import { describe, expect, test } from 'vitest'
import { createSentenceReader } from '../../src/conversation/sentence-patterns.ts'

const read = createSentenceReader({
  role: ['jadikan {who} sebagai {role}', 'jadikan {who} {role}'],
  add: ['tambah aksi {rest}', 'aksi baru {rest}'],
  show: ['tim saya'],
  correct: ['bukan {wrong}, {right}'],
})

describe('sentences by patterns', () => {
  test.each([
    ['tambah aksi: buat template, Rina', 'add', { rest: 'buat template, Rina' }],
    ['Tambah  aksi buat template', 'add', { rest: 'buat template' }],
    ['tolong tambah aksi - buat template dong', 'add', { rest: 'buat template' }],
    ['jadikan Pak Rudi ketua', 'role', { who: 'Pak', role: 'Rudi ketua' }],
    ['jadikan Pak Rudi sebagai ketua', 'role', { who: 'Pak Rudi', role: 'ketua' }],
    ['tim saya dong kak!', 'show', {}],
    ['bukan 28, 82', 'correct', { wrong: '28', right: '82' }],
  ])('%s', (text, wish, parts) => {
    expect(read(text)).toEqual({ wish, parts })
  })

  test.each(['tambah aksi', 'tim saya kalah', 'kapan tambah aksi: x', ''])('"%s" is none', (text) => {
    expect(read(text)).toBeUndefined()
  })
})
