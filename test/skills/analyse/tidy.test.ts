import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { loadAnalyseWords } from '../../../src/knowledge/analyse/analyse-words.ts'
import { readPeriods } from '../../../src/skills/analyse/ask/scope/read-periods.ts'
import { sameNames } from '../../../src/skills/analyse/tidy/same-names.ts'
import { thousandsOf, writtenNumber } from '../../../src/skills/analyse/tidy/written-numbers.ts'

const { names } = loadAnalyseWords(resolve(import.meta.dirname, '../../../knowledge/analyse'))

function merged(...spellings: string[]): Record<string, string> {
  return mergedIn('', ...spellings)
}

function mergedIn(title: string, ...spellings: string[]): Record<string, string> {
  return Object.fromEntries(
    sameNames(new Map(spellings.map((spelling, index) => [spelling, 10 - index])), title, names),
  )
}

test('spellings that surely mean the same are one', () => {
  expect(merged('Padang', 'Cab. Padang', 'pdg')).toEqual({ 'cab. padang': 'Padang', pdg: 'Padang' })
  expect(merged('Bu Wati', 'ibu wati', 'Wati')).toEqual({ 'ibu wati': 'Bu Wati', wati: 'Bu Wati' })
})

test('what may be two stays two', () => {
  expect(merged('Kota Serang', 'Kab. Serang', 'Serang')).toEqual({})
  expect(merged('Pak Dani', 'Bu Dani', 'Dani')).toEqual({})
  // No long form stands beside it.
  expect(merged('mdn', 'Binjai')).toEqual({})
})

test('thousands are told from decimals where the cells leave no doubt', () => {
  expect(thousandsOf(['Rp 75.000', 'Rp 1.250.000'], false)).toBe('dot')
  expect(thousandsOf(['1.204', '876', '990'], false)).toBe('dot')
  expect(thousandsOf(['4.125', '3.875'], false)).toBeUndefined()
  expect(thousandsOf(['4.5', '3.875', '4'], false)).toBeUndefined()
  expect(writtenNumber('Rp 1.250.000', 'dot')).toBe('1250000')
})

test('periods go by the days of the file where they name no year', () => {
  const calendar = { today: '2028-03-15', first: '2027-11-02', last: '2028-03-14' }
  const read = (text: string) => readPeriods(text, calendar).map(({ from, to }) => `${from} ${to}`)
  expect(read('yang masuk desember')).toEqual(['2027-12-01 2027-12-31'])
  expect(read('bulan ini vs bulan lalu')).toEqual(['2028-03-01 2028-03-31', '2028-02-01 2028-02-29'])
  expect(read('minggu lalu')).toEqual(['2028-03-06 2028-03-12'])
  expect(read('tgl 3-9 januari')).toEqual(['2028-01-03 2028-01-09'])
  expect(read('minggu kedua februari')).toEqual(['2028-02-08 2028-02-14'])
  expect(read('may I ask how many')).toEqual([])
})

test('what a column is called stands in front of its names, written out or cut', () => {
  expect(mergedIn('Tower', 'Tower C', 'Twr C', 'C', 'Tower A')).toEqual({ 'twr c': 'Tower C', c: 'Tower C' })
  expect(mergedIn('Cabang', 'Kab. Blitar', 'Blitar')).toEqual({})
})
