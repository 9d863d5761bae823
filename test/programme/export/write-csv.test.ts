import { expect, test } from 'vitest'
import { harmless, writeCsv } from '../../../src/programme/export/write-csv.ts'

test('cells that hold what stands between cells, quotes or lines are quoted; numbers are written as people there do', () => {
  const rows = [['aksi', 'a;b', 'ia bilang "ya"', 'dua\nbaris'], [], [1, -2.5, undefined, '-2.5']]
  expect(writeCsv(rows, { cell: ';', decimal: ',' })).toBe(
    `\uFEFFaksi;"a;b";"ia bilang ""ya""";"dua\nbaris"\r\n\r\n1;-2,5;;'-2.5\r\n`,
  )
})

test('a text that a spreadsheet would run is made harmless', () => {
  expect(['=1+1', '+62812', '-diskon', '@nama', '\t=1', ' =HYPERLINK("x")'].map(harmless)).toEqual([
    "'=1+1",
    "'+62812",
    "'-diskon",
    "'@nama",
    "'\t=1",
    '\' =HYPERLINK("x")',
  ])
  expect(['Rp300.000', '12 Juli', 'a=b', '"kutipan"'].map(harmless)).toEqual([
    'Rp300.000',
    '12 Juli',
    'a=b',
    '"kutipan"',
  ])
})
