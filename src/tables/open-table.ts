import { kindOf } from './sniff.ts'
import { type Table, TableError } from './table.ts'

/**
 * A file as a table: text with cells, or a workbook, told by what it holds and not by its name. What reads workbooks is
 * not in memory before one comes.
 * @throws TableError saying what the file is, where it is no table.
 */
export async function openTable(bytes: Uint8Array): Promise<Table> {
  const kind = kindOf(bytes)
  if (kind === 'text') return (await import('./read-csv.ts')).readCsv(bytes)
  if (kind === 'workbook') return (await import('./read-xlsx.ts')).readXlsx(bytes)
  throw new TableError(kind)
}
