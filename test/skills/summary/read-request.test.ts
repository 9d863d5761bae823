import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createRequestReader } from '../../../src/skills/summary/read-request.ts'

const reader = createRequestReader(resolve(import.meta.dirname, '../../../knowledge/programme'))
const read = (text: string, isCommand = false) => reader.read(text, '2026-W48', isCommand)

describe('what is wanted of the weekly summary', () => {
  test.each([
    ['ringkasan', { kind: 'week', week: '2026-W48' }],
    ['ringkasan minggu lalu dong', { kind: 'week', week: '2026-W47' }],
    ['gimana progres minggu ini', { kind: 'week', week: '2026-W48' }],
    ['apa yang bergerak minggu ini?', { kind: 'week', week: '2026-W48' }],
    ['yang telat minggu lalu siapa aja', { kind: 'week', week: '2026-W47' }],
    ['what do I have to decide this week', { kind: 'week', week: '2026-W48' }],
    ['weekly summary please', { kind: 'week', week: '2026-W48' }],
    ['bandingkan ringkasan minggu ini', { kind: 'compare', week: '2026-W48', other: '2026-W47' }],
  ])('is read: %s', (text, request) => {
    expect(read(text)).toEqual(request)
  })

  test.each([
    'bos minta ringkasan mingguan, isinya apa',
    'contoh ringkasan mingguan lewat WhatsApp',
    'berapa panjang ringkasan mingguan yang baik?',
    'how long should a weekly summary be',
    'what goes into a weekly report?',
    'cara bikin laporan mingguan gimana',
  ])('a question about summaries is left to the knowledge base: %s', (text) => {
    expect(read(text)).toBeUndefined()
  })

  test('behind the command everything is a request', () => {
    expect(read('contoh', true)).toEqual({ kind: 'week', week: '2026-W48' })
  })
})
