import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openTable } from '../../src/tables/open-table.ts'
import type { Table } from '../../src/tables/table.ts'
import { surveyFiles } from '../support/analyse-stage.ts'

async function rowsOf(table: Table): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = []
  for await (const row of table.rows()) rows.push(row)
  return rows
}

describe('a text is a table', () => {
  test.each([
    ['semicolons with commas in numbers', 'a;b\n4,5;2\n3,5;1\n', ';', ['4,5', '2']],
    ['tabs', 'a\tb\n1\tx, y\n2\tz\n', '\t', ['1', 'x, y']],
    ['bars', 'a|b\n1|2\n3|4\n', '|', ['1', '2']],
    ['quotes that hold the separator and line ends', 'a,b\n"x, y","1\n2"\n', ',', ['x, y', '1\n2']],
    ['a first line that says what parts', 'sep=;\na;b\n1,2;3\n', ';', ['1,2', '3']],
    ['formulas that keep zeros', 'a,b\n"=""0812""",2\n', ',', ['0812', '2']],
  ])('with %s', async (_name, text, delimiter, second) => {
    const table = await openTable(Buffer.from(text))
    expect(table.facts).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter })
    expect((await rowsOf(table))[1]).toEqual(second)
  })

  test.each([
    ['windows-1252', Buffer.from('caf\xe9,1\nb,2\n', 'latin1')],
    ['utf-16', Buffer.from('\ufeffcafé,1\nb,2\n', 'utf16le')],
    ['utf-16', Buffer.from('café,1\nb,2\n', 'utf16le')],
    ['utf-8', Buffer.from('\ufeffcafé,1\nb,2\n', 'utf8')],
  ])('written as %s', async (encoding, bytes) => {
    const table = await openTable(bytes)
    expect(table.facts.encoding).toBe(encoding)
    expect((await rowsOf(table))[0]).toEqual(['café', '1'])
  })

  test('again and again', async () => {
    const table = await openTable(Buffer.from('a,b\n1,2\n'))
    expect(await rowsOf(table)).toEqual(await rowsOf(table))
  })
})

describe('a workbook is a table', () => {
  test('of its largest sheet: texts, numbers, days, and formulas as what they came to', async () => {
    const table = await openTable(readFileSync(join(surveyFiles, 'skm-merged.xlsx')))
    expect(table.facts).toEqual({ format: 'xlsx', sheet: 'Data', sheets: 2 })
    const rows = await rowsOf(table)
    expect(rows[0]).toEqual(['Survei Kepuasan Masyarakat Kelurahan Sukamaju'])
    expect(rows[3]?.slice(0, 2)).toEqual(['1', '2027-05-03'])
    expect(Number(rows[3]?.[11])).toBeGreaterThan(9)
  })

  test('with times in its days', async () => {
    const rows = await rowsOf(await openTable(readFileSync(join(surveyFiles, 'microsoft-forms.xlsx'))))
    expect(rows[1]?.slice(0, 3)).toEqual(['1', '2027-07-01 08:00', '2027-07-01 08:03'])
  })
})

describe('what is no table', () => {
  test.each([
    ['kosong.csv', 'empty'],
    ['survei-pdf.csv', 'pdf'],
    ['foto.csv', 'picture'],
    ['lama.xls', 'old-excel'],
    ['halaman.csv', 'web-page'],
    ['arsip.zip', 'zip'],
    ['rusak.xlsx', 'damaged'],
  ])('%s is told by its name', async (name, problem) => {
    await expect(openTable(readFileSync(join(surveyFiles, name)))).rejects.toMatchObject({ problem })
  })

  test('a workbook that unpacks to a thousand times its size is not unpacked', async () => {
    const table = await openTable(readFileSync(join(surveyFiles, 'bom.xlsx')))
    await expect(rowsOf(table)).rejects.toMatchObject({ problem: 'bomb' })
  })

  test('bytes without any sense are damaged', async () => {
    const noise = Buffer.from(Array.from({ length: 500 }, (_, index) => (index * 37) % 11))
    await expect(openTable(noise)).rejects.toMatchObject({ problem: 'damaged' })
  })
})
