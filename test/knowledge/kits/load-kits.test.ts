import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listKits, readKits } from '../../../src/knowledge/kits/load-kits.ts'

/** The kit "ikm" of Prima's own knowledge in a folder of its own, with one text replaced. */
function folderWith(from: string, to: string): { directory: string; line: number } {
  const directory = mkdtempSync(join(tmpdir(), 'kits-'))
  const folder = join(directory, 'programme', 'kits')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'ikm.yaml')
  cpSync('knowledge/programme/kits/ikm.yaml', file)
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
  return { directory, line: text.slice(0, text.indexOf(from)).split('\n').length }
}

function problemsOf(from: string, to: string) {
  const { directory, line } = folderWith(from, to)
  const { problems } = readKits([directory])
  return { line, problems: problems.map(({ line, message }) => `${line}: ${message}`) }
}

test('kits come in their order', () => {
  const orders = listKits(['knowledge']).map(({ order }) => order)
  expect(orders).toEqual(orders.toSorted((a, b) => a - b))
  expect(new Set(orders).size).toBe(orders.length)
})

test('a folder without kits has none', () => {
  expect(listKits([mkdtempSync(join(tmpdir(), 'kits-'))])).toEqual([])
})

test('a formula that names a field that is not there is reported with its line', () => {
  const { line, problems } = problemsOf('"{nrr} / 9"', '"{nr} / 9"')
  expect(problems).toEqual([`${line}: names {nr}, which is no field of "unsur"`])
})

test('a formula that cannot be read is reported with its line', () => {
  const { line, problems } = problemsOf('"{nrr} * 25"', '"{nrr} * (25"')
  expect(problems).toEqual([`${line}: is no formula: ")" is missing in {nrr} * (25`])
})

test('a function that spreadsheets do not share is refused', () => {
  const { line, problems } = problemsOf('"MIN({unsur.nrr*})"', '"LAMBDA({unsur.nrr*})"')
  expect(problems[0]).toContain(`${line}: is no formula: LAMBDA is none of ABS`)
})

test('a number written as text is reported on the line of its row', () => {
  const { line, problems } = problemsOf('{ satu: 19, dua: 98', '{ satu: "19", dua: 98')
  expect(problems).toEqual([`${line}: "satu" must be a number`])
})

test('a date that does not exist is reported', () => {
  const { line, problems } = problemsOf('selesai: "2027-08-31"', 'selesai: "2027-08-32"')
  expect(problems).toEqual([`${line}: "selesai" must be a date like 2027-09-30`])
})

test('an example that leaves a field of a form empty is reported', () => {
  const { problems } = problemsOf('responden: 380, ', '')
  expect(problems).toEqual([expect.stringMatching(/^\d+: leaves empty: responden$/)])
})

test('a row too few for rows that are the same for everybody is reported', () => {
  const { problems } = problemsOf('        - { satu: 9, dua: 55, tiga: 178, empat: 138 }\n', '')
  expect(problems).toEqual([expect.stringMatching(/^\d+: has 8 rows; 9 are needed$/)])
})

test('a value where the sheet computes is refused', () => {
  const { line, problems } = problemsOf('{ satu: 19, dua: 98', '{ nrr: 2.84, satu: 19, dua: 98')
  expect(problems).toEqual([`${line}: "nrr" is computed, not filled in`])
})

test('a field without an explanation is reported with its line, and nothing is handed out', () => {
  const { directory, line } = folderWith(', help: { id: Jumlah lembar yang sah, en: Number of valid forms }', '')
  expect(() => listKits([directory])).toThrow(`ikm.yaml:${line}: sheets.0.fields.2.help`)
})
