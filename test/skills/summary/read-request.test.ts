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
    [
      'bandingkan ringkasan minggu ini dengan dua minggu lalu',
      { kind: 'compare', week: '2026-W48', other: '2026-W46' },
    ],
    ['bandingkan ringkasan 2026-W40 dengan 2025-W40', { kind: 'compare', week: '2026-W40', other: '2025-W40' }],
    ['compare summary w40 with w39', { kind: 'compare', week: '2026-W40', other: '2026-W39' }],
    ['ringkasan minggu depan', { kind: 'week', week: '2026-W49' }],
    ['ringkasan minggu ke-7', { kind: 'week', week: '2026-W07' }],
    ['summary of week 12 2025', { kind: 'week', week: '2025-W12' }],
    ['ringkasan minggu ke-54', { kind: 'bad-week', said: '2026-W54' }],
    ['ringkasan bulan lalu', { kind: 'longer' }],
    ['ringkasan 3 minggu terakhir', { kind: 'longer' }],
    ['summary of this quarter', { kind: 'longer' }],
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

describe('when the summary is to come', () => {
  const set = (change: object) => ({ kind: 'schedule', change })
  test.each([
    ['jadwal ringkasan Senin jam 8 WIB', set({ weekday: 1, hour: 8, minute: 0, zone: 'Asia/Jakarta' })],
    ['kirim ringkasan tiap minggu dong', set({})],
    ['ringkasan tiap minggu pagi', set({ weekday: 7, hour: 8, minute: 0 })],
    ['ringkasannya tiap hari minggu jam 9', set({ weekday: 7, hour: 9, minute: 0 })],
    ['jadwal ringkasan minggu 08.00', set({ weekday: 7, hour: 8, minute: 0 })],
    ['rekapnya jangan senin, selasa aja', set({ weekday: 2 })],
    ['pindahin ringkasan dari senin ke kamis', set({ weekday: 4 })],
    ['kirim rekap jumat malem', set({ weekday: 5, hour: 19, minute: 0 })],
    ['rekap senen isuk', set({ weekday: 1, hour: 8, minute: 0 })],
    ['ringkasan tiap senin jam 7 waktu Bali', set({ weekday: 1, hour: 7, minute: 0, zone: 'Asia/Makassar' })],
    ['summary every Monday at 7 am Singapore time', set({ weekday: 1, hour: 7, minute: 0, zone: 'Asia/Singapore' })],
    ['summary every Friday 5pm GMT+8', set({ weekday: 5, hour: 17, minute: 0, zone: 'Asia/Makassar' })],
    ['summary every Friday 17:00 UTC-3', set({ weekday: 5, hour: 17, minute: 0, zone: 'Etc/GMT+3' })],
    ['ringkasan tiap senin jam 8 waktu setempat', set({ weekday: 1, hour: 8, minute: 0 })],
    ['ringkasan tiap senin jam 8 bahasa inggris', set({ weekday: 1, hour: 8, minute: 0, language: 'en' })],
    ['ringkasan tiap senin ke grup', set({ weekday: 1, isToPlace: true })],
    ['kapan ringkasannya dikirim?', { kind: 'schedule-shown' }],
    ['jadwal ringkasan', { kind: 'schedule-shown' }],
    ['ringkasan tiap hari', { kind: 'bad-schedule', problem: 'rhythm' }],
    ['ringkasan sebulan sekali', { kind: 'bad-schedule', problem: 'rhythm' }],
    ['ringkasan tiap hari jam 25', { kind: 'bad-schedule', problem: 'time' }],
    ['ringkasan tiap senin jam 8 AEST', { kind: 'bad-schedule', problem: 'zone' }],
    ['ringkasan tiap senin jam 8 waktu Atlantis', { kind: 'bad-schedule', problem: 'zone' }],
    ['ringkasan tiap senin jam 8 Mars/Olympus', { kind: 'bad-schedule', problem: 'zone' }],
    ['summary every monday at 8 UTC+25', { kind: 'bad-schedule', problem: 'zone' }],
  ])('is read: %s', (text, request) => {
    expect(reader.schedule(text)).toEqual(request)
  })

  test.each(['CSAT 90 dari 120 responden', 'IT belum jawab'])('is not what is said of something else: %s', (text) => {
    expect(reader.anotherTime(text)).toBeUndefined()
  })
})
