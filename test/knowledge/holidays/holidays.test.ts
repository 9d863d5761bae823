import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkHolidays, loadHolidays } from '../../../src/knowledge/holidays/holidays.ts'

const shipped = resolve(import.meta.dirname, '../../../knowledge')
const directory = mkdtempSync(join(tmpdir(), 'prima-holidays-'))
afterAll(() => rmSync(directory, { recursive: true }))

describe('the holidays as they ship', () => {
  const { isHoliday, isKnown } = loadHolidays(shipped)

  test.each([
    '2026-01-16',
    '2026-03-18',
    '2026-08-17',
    '2026-12-24',
    '2027-03-12',
    '2027-08-17',
    '2027-12-26',
    '2031-06-01',
  ])('%s is one', (day) => {
    expect(isHoliday(day)).toBe(true)
  })

  test.each(['2026-01-15', '2026-12-23', '2027-01-04'])('%s is none', (day) => {
    expect(isHoliday(day)).toBe(false)
  })

  test('a year without its decree is not known', () => {
    expect(isKnown('2026-05-05')).toBe(true)
    expect(isKnown('2031-05-05')).toBe(false)
  })

  test('are checked without a problem, and the next year is asked for from November on', () => {
    expect(checkHolidays(shipped, '2026-10-31')).toEqual({ problems: [] })
    expect(checkHolidays(shipped, '2026-11-01')).toEqual({ problems: [] })
    expect(checkHolidays(shipped, '2027-11-01')).toEqual({ problems: [], missingYear: '2028' })
  })
})

test('a slip in a date is named', () => {
  const text = readFileSync(join(shipped, 'holidays.yaml'), 'utf8')
  writeFileSync(
    join(directory, 'holidays.yaml'),
    text.replace('day: 2026-01-16', 'day: 2027-01-16').replace('2026-02-16, ', '2026-02-15, '),
  )
  expect(checkHolidays(directory, '2026-06-01').problems.map(({ message }) => message)).toEqual([
    '2027-01-16 stands under 2026',
    'joint leave on 2026-02-15, a weekend',
  ])
})
