import type { KnowledgeProblem } from '../../domain/errors.ts'
import { cannotBeRead, readText } from '../read-text.ts'

export type CsvRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> }

const cellPattern = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g

/**
 * Reads a CSV file with a header, commas and one row a line. A row with another number of cells than the header is
 * reported and left out; a file that cannot be read is a problem, too.
 */
export function readCsv(
  path: string,
  file: string,
): { readonly rows: readonly CsvRow[]; readonly problems: readonly KnowledgeProblem[] } {
  const text = readText(path)
  if (text === undefined) return { rows: [], problems: [{ file, line: 1, message: cannotBeRead }] }
  const lines = text.split('\n')
  const header = toCells(lines[0] ?? '')
  const rows: CsvRow[] = []
  const problems: KnowledgeProblem[] = []
  for (const [index, text] of lines.entries()) {
    if (index === 0 || text === '') continue
    const line = index + 1
    const cells = toCells(text)
    if (cells.length !== header.length) {
      problems.push({ file, line, message: `has ${cells.length} cells; the header has ${header.length}` })
      continue
    }
    rows.push({ line, cells: Object.fromEntries(header.map((name, column) => [name, cells[column] ?? ''])) })
  }
  return { rows, problems }
}

function toCells(line: string): string[] {
  // Nearly all rows have no quotes, and splitting them is many times faster.
  if (!line.includes('"')) return line.split(',')
  return [...line.matchAll(cellPattern)].map(([, quoted, plain = '']) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  )
}
