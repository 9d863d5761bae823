import { describe, expect, test } from 'vitest'
import { readLanguageFile } from '../../../src/knowledge/text/read-language-file.ts'
import { createDateReader } from '../../../src/programme/dates/read-date.ts'
import { dateWordsSchema } from '../../../src/programme/dates/vocabulary.ts'
import { loadHours } from '../../../src/skills/guide/reading/hours-vocabulary.ts'
import { createMomentReader } from '../../../src/skills/guide/reading/read-moment.ts'

const language = 'knowledge/language'
const read = createMomentReader(
  loadHours(language),
  createDateReader(readLanguageFile(language, 'dates.yaml', dateWordsSchema)),
)
/** A Tuesday evening. */
const now = '2026-12-01T21:00'
const at = (text: string, when = now) => {
  const found = read(text, when)
  return found && 'at' in found ? `${found.kind} ${found.at}` : found?.kind
}

describe('when somebody first knew, in their own words', () => {
  test.each([
    ['tadi pagi jam setengah 9', '2026-12-01T08:30'],
    ['jam stgh sembilan malem kemarin', '2026-11-30T20:30'],
    ['jam 7 malem kemarin', '2026-11-30T19:00'],
    ['kemarin jam 7 malem', '2026-11-30T19:00'],
    ['semalem jam 11', '2026-11-30T23:00'],
    ['semalam jam 2', '2026-12-01T02:00'],
    ['tadi malam sekitar jam 12', '2026-12-01T00:00'],
    ['tadi siang jam 1', '2026-12-01T13:00'],
    ['jam 11 siang', '2026-12-01T11:00'],
    ['jam 12 siang td', '2026-12-01T12:00'],
    ['pagi tadi jam 9 kurang seperempat', '2026-12-01T08:45'],
    ['jam 9 lewat 10', '2026-12-01T09:10'],
    ['jam delapan pagi', '2026-12-01T08:00'],
    ['pukul 14.30', '2026-12-01T14:30'],
    ['jam 3an sore', '2026-12-01T15:00'],
    ['2 hari lalu jam 3 sore', '2026-11-29T15:00'],
    ['hari senin kemaren jam 10', '2026-11-30T10:00'],
    ['senin lalu jam 10', '2026-11-30T10:00'],
    ['wingi jam wolu isuk', '2026-11-30T08:00'],
    ['2 jam yg lalu', '2026-12-01T19:00'],
    ['sejam lalu', '2026-12-01T20:00'],
    ['setengah jam yang lalu', '2026-12-01T20:30'],
    ['45 menit lalu', '2026-12-01T20:15'],
    ['dua jam lalu', '2026-12-01T19:00'],
    ['barusan', '2026-12-01T21:00'],
    ['this morning, half past 8', '2026-12-01T08:30'],
    ['yesterday at 7 pm', '2026-11-30T19:00'],
    ['around 10 last night', '2026-11-30T22:00'],
    ['an hour ago', '2026-12-01T20:00'],
  ])('"%s"', (said, moment) => {
    expect(at(said)).toBe(`moment ${moment}`)
  })

  test.each([
    ['semalem', 'part-only 2026-11-30T18:00'],
    ['last night', 'part-only 2026-11-30T18:00'],
    ['tadi pagi', 'part-only 2026-12-01T04:00'],
    ['kemarin sore', 'part-only 2026-11-30T12:00'],
    ['2 hari lalu', 'day-only 2026-11-29T00:00'],
    ['hari senin kemaren', 'day-only 2026-11-30T00:00'],
    ['tadi', 'day-only 2026-12-01T00:00'],
  ])('"%s" names no hour: the first that it may be counts', (said, moment) => {
    expect(at(said)).toBe(moment)
  })

  test.each([
    ['jam 27', 'impossible'],
    ['31 februari jam 8', 'impossible'],
    ['besok jam 8', 'future'],
    ['nanti jam 10 malam', 'future'],
  ])('"%s" cannot be', (said, kind) => {
    expect(at(said)).toBe(kind)
  })

  test('behind midnight the night is still the same', () => {
    expect(at('tadi jam 11', '2026-12-02T01:00')).toBe('moment 2026-12-01T23:00')
    expect(at('jam 11 malam', '2026-12-02T01:00')).toBe('moment 2026-12-01T23:00')
    expect(at('jam 10 malam', '2026-12-01T23:30')).toBe('moment 2026-12-01T22:00')
  })

  test.each(['biru', 'pembeli kami 200 orang'])('"%s" is no moment', (said) => {
    expect(at(said)).toBeUndefined()
  })
})
