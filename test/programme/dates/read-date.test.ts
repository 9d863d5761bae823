import { describe, expect, test } from 'vitest'
import { readLanguageFile } from '../../../src/knowledge/text/read-language-file.ts'
import { createDateReader } from '../../../src/programme/dates/read-date.ts'
import { dateWordsSchema } from '../../../src/programme/dates/vocabulary.ts'

const reader = createDateReader(readLanguageFile('knowledge/language', 'dates.yaml', dateWordsSchema))
/** A Wednesday. */
const today = '2026-11-25'
const dayOf = (text: string, options: { today?: string; lean?: 'future' | 'past' } = {}) => {
  const found = reader.read(text, { today, ...options })
  return found?.kind === 'day' ? found.day : found?.kind
}

describe('days as people say them', () => {
  test.each([
    ['hari ini', '2026-11-25'],
    ['besok', '2026-11-26'],
    ['bsk ya', '2026-11-26'],
    ['lusa', '2026-11-27'],
    ['besok lusa', '2026-11-27'],
    ['kemarin', '2026-11-24'],
    ['tomorrow', '2026-11-26'],
    ['Jumat', '2026-11-27'],
    ["jum'at", '2026-11-27'],
    ['Rabu', '2026-12-02'],
    ['Rabu ini', '2026-11-25'],
    ['Jumat depan', '2026-12-04'],
    ['jumat dpn', '2026-12-04'],
    ['next Monday', '2026-11-30'],
    ['Senin', '2026-11-30'],
    ['hari Minggu', '2026-11-29'],
    ['hari Minggu depan', '2026-12-06'],
    ['minggu depan', '2026-12-04'],
    ['minggu ini', '2026-11-27'],
    ['next week', '2026-12-04'],
    ['bulan depan', '2026-12-31'],
    ['akhir bulan', '2026-11-30'],
    ['akhir bulan depan', '2026-12-31'],
    ['awal bulan depan', '2026-12-01'],
    ['pertengahan Desember', '2026-12-15'],
    ['akhir Maret', '2027-03-31'],
    ['end of March 2028', '2028-03-31'],
    ['akhir tahun', '2026-12-31'],
    ['end of the month', '2026-11-30'],
    ['akhir pekan', '2026-11-28'],
    ['31/1', '2027-01-31'],
    ['31/12', '2026-12-31'],
    ['5-12-2026', '2026-12-05'],
    ['05.12.26', '2026-12-05'],
    ['2027-02-01', '2027-02-01'],
    ['31 Jan', '2027-01-31'],
    ['5 Des 2026', '2026-12-05'],
    ['December 5th, 2026', '2026-12-05'],
    ['Jan 31', '2027-01-31'],
    ['tanggal 5', '2026-12-05'],
    ['tgl 30', '2026-11-30'],
    ['tanggal 5 Agustus 2027', '2027-08-05'],
    ['3 hari lagi', '2026-11-28'],
    ['in 3 days', '2026-11-28'],
    ['dalam dua minggu', '2026-12-09'],
    ['seminggu lagi', '2026-12-02'],
    ['sebulan lagi', '2026-12-25'],
    ['3 days ago', '2026-11-22'],
    ['Q1 2027', '2027-03-31'],
    ['triwulan II', '2027-06-30'],
    ['semester I 2027', '2027-06-30'],
    ['Maret 2027', '2027-03-31'],
    ['29 Februari', '2028-02-29'],
    ['Sabtu 5 Desember 2026', '2026-12-05'],
  ])('%s is %s', (text, day) => {
    expect(dayOf(text)).toBe(day)
  })

  test.each(['31 Februari', '31/2', '30 Feb 2027', '31-04-2027', 'tanggal 32'])('there is no %s', (text) => {
    expect(reader.read(text, { today })?.kind).toBe('impossible')
  })

  test.each(['82 dari 120 responden', 'buat template balasan', '1.5 juta', 'buka jam 9-17', 'Rina', 'mar', '4 hari'])(
    'no day is read from "%s"',
    (text) => {
      expect(dayOf(text)).toBeUndefined()
    },
  )

  test('a weekday that is not the one of its date is a contradiction', () => {
    expect(dayOf('Senin 5 Desember 2026')).toBe('contradiction')
  })

  test('leaning to the past, a day without its year is the last such day', () => {
    expect(dayOf('31 Jan', { lean: 'past' })).toBe('2026-01-31')
    expect(dayOf('Jumat', { lean: 'past' })).toBe('2026-11-20')
    expect(dayOf('minggu lalu')).toBe('2026-11-20')
  })

  test('today is the last day of a month, and on a Sunday the next week begins tomorrow', () => {
    expect(dayOf('akhir bulan', { today: '2026-11-30' })).toBe('2026-11-30')
    expect(dayOf('Jumat depan', { today: '2026-11-29' })).toBe('2026-12-04')
    expect(dayOf('31/12', { today: '2026-12-31' })).toBe('2026-12-31')
    expect(dayOf('1/1', { today: '2026-12-31' })).toBe('2027-01-01')
  })

  test('a day is found inside a sentence, and where it stands', () => {
    const text = 'tunda sampai Jumat depan ya'
    const found = reader.read(text, { today })
    expect(found && text.slice(found.start, found.end)).toBe('Jumat depan')
  })

  test('the whole text is a day only when nothing else is said', () => {
    const whole = (text: string) => reader.readWhole(text, { today })?.kind
    expect(whole('paling lambat hari Jumat')).toBe('day')
    expect(whole('sebelum tanggal 5')).toBe('day')
    expect(whole('by Friday.')).toBe('day')
    expect(whole('per 31/1')).toBe('day')
    expect(whole('Desember')).toBe('day')
    expect(whole('Jumat bareng Rina')).toBeUndefined()
    expect(whole('rapat Jumat')).toBeUndefined()
  })

  test('zones are read by their letters or their names', () => {
    expect(reader.readZone('jam 9 WITA')).toBe('Asia/Makassar')
    expect(reader.readZone('Europe/Berlin dong')).toBe('Europe/Berlin')
    expect(reader.readZone('jam 9')).toBeUndefined()
  })
})
