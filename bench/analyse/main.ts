/**
 * How long a large survey takes and how much memory it needs, as CSV and as a workbook: each in a process of its own, with
 * the flags of `npm start`, that does nothing else. Beside it the same file read whole by splitting its lines, which
 * understands no quotes and computes nothing.
 *
 *     npm run bench -- --only analyse
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import writeExcelFile from 'write-excel-file/node'

const megabyte = 1024 * 1024
const flags = ['--max-semi-space-size=2', '--heap-growing-percent=20']
const titles = [
  'Cap waktu',
  'Seberapa puas (1-5)',
  'Rekomendasi (0-10)',
  'Cabang',
  'Kanal',
  'Petugas',
  'Kritik dan saran',
]
const remarks = [
  'Adminnya ramah dan cepat',
  'Kurir lama banget, paket belum sampai',
  'Refund saya belum masuk juga',
  '-',
  '',
]

export async function benchAnalyse({ rows = 200_000, workbookRows = 50_000 } = {}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'prima-bench-'))
  try {
    const csv = Buffer.from(Array.from({ length: rows + 1 }, (_, index) => rowOf(index).join(',')).join('\n'))
    writeFileSync(join(folder, 'survey.csv'), csv)
    measure(`CSV, ${rows} rows, ${megabytes(csv.length)} MB`, 'analyse', join(folder, 'survey.csv'))
    measure('  the same, lines split', 'split', join(folder, 'survey.csv'))
    const sheet = Array.from({ length: workbookRows + 1 }, (_, index) => rowOf(index).map((value) => ({ value })))
    const workbook = await writeExcelFile(sheet).toBuffer()
    writeFileSync(join(folder, 'survey.xlsx'), workbook)
    measure(`XLSX, ${workbookRows} rows, ${megabytes(workbook.length)} MB`, 'analyse', join(folder, 'survey.xlsx'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Time and the most memory of a process from its start to its end. */
function measure(name: string, how: 'analyse' | 'split', path: string): void {
  const child = spawnSync(process.execPath, [...flags, join(import.meta.dirname, 'child.ts'), how, path], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (child.status !== 0) throw new Error(`${name}: the process ended with ${child.status}`)
  console.log(`${name}: ${child.stdout.trim()}`)
}

function rowOf(index: number): readonly string[] {
  if (index === 0) return titles
  const day = String((index % 28) + 1).padStart(2, '0')
  const month = String((Math.floor(index / 30_000) % 12) + 1).padStart(2, '0')
  return [
    `2027-${month}-${day} 09:1${index % 10}`,
    String(((index * 7) % 5) + 1),
    String((index * 13) % 11),
    `Cabang ${index % 40}`,
    ['WA', 'Telepon', 'Email'][index % 3] ?? '',
    `Petugas ${index % 90}`,
    `"${remarks[index % 5] ?? ''} ${index % 3 === 0 ? 'nunggu 2 jam' : ''}"`,
  ]
}

function megabytes(bytes: number): string {
  return (bytes / megabyte).toFixed(0)
}

if (import.meta.main) await benchAnalyse()
