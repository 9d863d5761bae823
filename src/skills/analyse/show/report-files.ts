import writeExcelFile, { type Row } from 'write-excel-file/node'
import type { ReplyFile } from '../../../domain/reply.ts'
import type { ThemeWords } from '../../../knowledge/analyse/analyse-words.ts'
import type { SurveyResult } from '../survey/survey-result.ts'
import { type ReportCell, type ReportTable, reportTables } from './report-rows.ts'
import { type Say, sayNumber } from './say.ts'

const headColour = '#DCE6F1'

/** The report as Markdown. */
export function markdownReport(result: SurveyResult, themes: ThemeWords, say: Say): ReplyFile {
  const tables = reportTables(result, themes, say).map(({ title, heads, rows }) => [
    `## ${title}`,
    '',
    line(heads),
    line(heads.map(() => '---')),
    ...rows.map((row) => line(row.map((cell) => (typeof cell === 'number' ? sayNumber(cell, say.language, 4) : cell)))),
  ])
  const text = [
    `# ${say('report-title', { file: result.file })}`,
    '',
    ...factsOf(result, say).map((fact) => `- ${fact}`),
    ...tables.flatMap((table) => ['', ...table]),
    '',
  ].join('\n')
  return toFile(result, 'md', 'text/markdown; charset=utf-8', Buffer.from(text, 'utf8'))
}

/** The report as a workbook: a sheet to read first, and one for each table. */
export async function xlsxReport(result: SurveyResult, themes: ThemeWords, say: Say): Promise<ReplyFile> {
  const first = {
    sheet: say('report-sheet'),
    columns: [{ width: 100 }],
    data: [
      [{ value: say('report-title', { file: result.file }), fontWeight: 'bold' as const }],
      ...factsOf(result, say).map((fact) => [{ value: fact, wrap: true }]),
    ],
  }
  const sheets = [first, ...reportTables(result, themes, say).map(toSheet)]
  return toFile(
    result,
    'xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    Buffer.from(await writeExcelFile(sheets).toBuffer()),
  )
}

function factsOf({ hash, day, rows }: SurveyResult, say: Say): readonly string[] {
  return [
    say('report-facts', { rows: sayNumber(rows, say.language, 0), day, hash: hash.slice(0, 16) }),
    say('report-rules'),
  ]
}

/** Names of sheets hold at most 31 characters and none of a few signs. */
function toSheet({ title, heads, rows }: ReportTable, index: number) {
  const head = heads.map((value) => ({ value, fontWeight: 'bold' as const, backgroundColor: headColour }))
  return {
    sheet: `${index + 1} ${title.replace(/[\\/?*[\]:]/g, ' ')}`.slice(0, 31).trim(),
    columns: heads.map((_, column) => ({ width: column === 0 ? 34 : 16 })),
    data: [head, ...rows.map((row) => row.map(toCell))] satisfies Row[],
  }
}

function toCell(value: ReportCell) {
  return typeof value === 'number' ? { value, type: Number } : { value, type: String }
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|').replace(/\s+/g, ' ')).join(' | ')} |`
}

function toFile({ file }: SurveyResult, ending: string, mediaType: string, content: Buffer): ReplyFile {
  const name =
    file
      .replace(/\.[a-z0-9]{1,5}$/i, '')
      .replace(/[^\p{L}\p{N}._ -]+/gu, '_')
      .slice(0, 60) || 'survei'
  return { name: `analisis ${name}.${ending}`, mediaType, content: content.toString('base64') }
}
