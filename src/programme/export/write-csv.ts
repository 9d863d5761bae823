import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | undefined

/** `cell`: what stands between cells; `decimal`: before decimals. They must differ. */
export type CsvSigns = { readonly cell: string; readonly decimal: string }

/**
 * Rows as a CSV file (RFC 4180) that spreadsheets open as it is meant: with the mark that tells them it is UTF-8, and
 * nothing that they would run as a formula.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[], signs: CsvSigns): string {
  const texts = rows.map((row) => row.map((cell) => toText(cell, signs)))
  return stringify(texts, { bom: true, delimiter: signs.cell, record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

function toText(cell: CsvCell, { decimal }: CsvSigns): string {
  if (cell === undefined) return ''
  return typeof cell === 'number' ? String(cell).replace('.', decimal) : harmless(cell)
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it.
 * See https://owasp.org/www-community/attacks/CSV_Injection
 */
export function harmless(text: string): string {
  return /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text
}
