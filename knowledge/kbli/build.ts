import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes `kbli-2025.csv` and `kbli-2020.csv` from the research tables; README.md beside this file says where those are from
 * and which columns they have.
 *
 *     node knowledge/kbli/build.ts RISK_TABLE.csv TITLES_2020.csv
 */
const [riskTable, titles2020] = process.argv.slice(2)
if (riskTable === undefined || titles2020 === undefined) {
  console.error('Usage: node knowledge/kbli/build.ts RISK_TABLE.csv TITLES_2020.csv')
  process.exit(2)
}

/** Slips of the extraction, held against the extraction of the BPS book. */
const titleCorrections: readonly (readonly [string, string])[] = [
  ['(E- Commerce)', '(E-Commerce)'],
  ['Olahr aga', 'Olahraga'],
  ['Perawatanuntuk', 'Perawatan untuk'],
  ['Video. dan', 'Video, dan'],
  ['Aktivitias', 'Aktivitas'],
  ['Lainya', 'Lainnya'],
]
const riskLetters: Readonly<Record<string, string>> = {
  Rendah: 'R',
  'Menengah Rendah': 'MR',
  'Menengah Tinggi': 'MT',
  Tinggi: 'T',
}
const riskOrder = ['R', 'MR', 'MT', 'T']

const rows2020 = readCsv(titles2020).map((row) => [field(row, 'kode_2020'), field(row, 'judul_2020')])
const codes2020 = new Set(rows2020.map(([code]) => code))
const rows2025 = readCsv(riskTable).map((row) => [
  field(row, 'kode_2025'),
  titleCorrections.reduce((title, [slip, right]) => title.replace(slip, right), field(row, 'judul_2025')),
  knownCodes(field(row, 'kode_2025'), field(row, 'padanan_kode_2020')),
  ...['mikro', 'kecil', 'menengah', 'besar'].map((scale) => toRisks(field(row, `risiko_${scale}`))),
])

write('kbli-2025.csv', ['code', 'title', 'codes_2020', 'micro', 'small', 'medium', 'large'], rows2025)
write('kbli-2020.csv', ['code', 'title'], rows2020)

/** Counterparts that the table of 2020 does not have are left out, and told. */
function knownCodes(code: string, counterparts: string): string {
  const all = counterparts.split(' ').filter((counterpart) => counterpart !== '')
  const unknown = all.filter((counterpart) => !codes2020.has(counterpart))
  if (unknown.length > 0) console.log(`${code}: left out ${unknown.join(', ')}, not a code of KBLI 2020`)
  return all.filter((counterpart) => codes2020.has(counterpart)).join(' ')
}

function toRisks(words: string): string {
  const letters = words.split('|').flatMap((word) => {
    if (word === '') return []
    const letter = riskLetters[word]
    if (letter === undefined) throw new Error(`unknown risk level: ${word}`)
    return [letter]
  })
  return riskOrder.filter((letter) => letters.includes(letter)).join('|')
}

function field(row: Readonly<Record<string, string>>, name: string): string {
  const value = row[name]
  if (value === undefined) throw new Error(`the table has no column ${name}`)
  return value.replace(/\s+/g, ' ').trim()
}

function readCsv(path: string): Record<string, string>[] {
  const [header = [], ...rows] = parseCsv(readFileSync(path, 'utf8'))
  return rows.map((cells) => Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])))
}

function parseCsv(text: string): string[][] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain = '']) =>
        quoted === undefined ? plain : quoted.replace(/""/g, '"'),
      ),
    )
}

function write(name: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const quote = (cell: string) => (/[",]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)
  const lines = [header, ...rows.toSorted(([a = ''], [b = '']) => a.localeCompare(b))].map((cells) =>
    cells.map(quote).join(','),
  )
  writeFileSync(join(import.meta.dirname, name), `${lines.join('\n')}\n`)
  console.log(`${name}: ${rows.length} codes`)
}
