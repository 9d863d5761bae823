/**
 * How long a large survey takes and how much memory it needs: as CSV and as a workbook, beside the same file read whole
 * by splitting its lines, which understands no quotes and computes nothing.
 *
 *     npm run bench -- --only analyse
 */
import { resolve } from 'node:path'
import writeExcelFile from 'write-excel-file/node'
import { loadAnalyseWords } from '../../src/knowledge/analyse/analyse-words.ts'
import { analyseSurvey } from '../../src/skills/analyse/survey/analyse-survey.ts'
import { answersOf, lookAtSurvey } from '../../src/skills/analyse/survey/look-at-survey.ts'
import { createAnswerReader } from '../../src/skills/analyse/survey/read-answer.ts'
import { createSentimentReader } from '../../src/skills/analyse/words/sentiment.ts'
import { createThemeReader } from '../../src/skills/analyse/words/themes.ts'
import { openTable } from '../../src/tables/open-table.ts'

const megabyte = 1024 * 1024
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
  const csv = Buffer.from(Array.from({ length: rows + 1 }, (_, index) => rowOf(index).join(',')).join('\n'))
  await measure(`CSV, ${rows} rows, ${megabytes(csv.length)} MB`, () => analyse(csv))
  await measure(
    '  the same, lines split',
    async () =>
      csv
        .toString('utf8')
        .split('\n')
        .map((line) => line.split(',')).length,
  )
  const sheet = Array.from({ length: workbookRows + 1 }, (_, index) => rowOf(index).map((value) => ({ value })))
  const workbook = await writeExcelFile(sheet).toBuffer()
  sheet.length = 0
  await measure(`XLSX, ${workbookRows} rows, ${megabytes(workbook.length)} MB`, () => analyse(workbook))
}

async function analyse(bytes: Uint8Array): Promise<number> {
  const words = loadAnalyseWords(resolve(import.meta.dirname, '../../knowledge/analyse'))
  const answers = createAnswerReader(words.answers)
  const tools = { answers, sentiment: createSentimentReader(words.sentiment), themes: createThemeReader(words.themes) }
  const table = await openTable(bytes)
  const look = await lookAtSurvey(table, words.columns, answers)
  const below = answersOf(table, look.headerRows, words.columns, new AbortController().signal)
  const result = await analyseSurvey(below, look.columns, tools, {
    file: '',
    hash: '',
    day: '2027-07-27',
    order: look.order,
  })
  return result.rows
}

/** Time, and the most memory that the process had beyond what it had before. */
async function measure(name: string, work: () => Promise<number>): Promise<void> {
  const before = process.memoryUsage().rss
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  const start = performance.now()
  const cpuBefore = process.cpuUsage()
  const rows = await work()
  const seconds = (performance.now() - start) / 1000
  const { user, system } = process.cpuUsage(cpuBefore)
  clearInterval(timer)
  most = Math.max(most, process.memoryUsage().rss)
  console.log(
    `${name}: ${rows} rows in ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of a processor), ${megabytes(most - before)} MB more, ${megabytes(most)} MB in all`,
  )
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
