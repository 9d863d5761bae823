import type { Language } from '../../domain/language.ts'
import type { CellValue } from './formula/evaluate-formula.ts'
import type { Business, Kit, KitField } from './kit.ts'
import { type LaidOutSheet, layOutKit, say } from './lay-out.ts'
import { decimalsOf } from './show-value.ts'
import { words } from './words.ts'

/** Spreadsheets set to Indonesian expect a comma before decimals, hence semicolons between cells. */
const signs = { id: { cell: ';', decimal: ',' }, en: { cell: ',', decimal: '.' } } as const
/** Tells Excel that the file is UTF-8. */
const byteOrderMark = '\uFEFF'

/** A kit as CSV: its sheets below each other, computed cells with their results. */
export function renderCsv(kit: Kit, language: Language, business?: Business): string {
  const said = words[language]
  const head = [
    [kit.title[language]],
    [said.purpose, kit.purpose[language]],
    ...(business === undefined ? [] : [[said.example, say(kit.examples[business].name, language)], [said.invented]]),
    [said.ours],
  ]
  const sheets = layOutKit(kit, language, business).flatMap((sheet) => [[], ...rowsOf(sheet, language)])
  return `${byteOrderMark}${[...head, ...sheets].map((row) => toLine(row, language)).join('\r\n')}\r\n`
}

type CsvCell = { readonly value: CellValue; readonly field: KitField } | string

function rowsOf({ sheet, rows, totals }: LaidOutSheet, language: Language): CsvCell[][] {
  const said = words[language]
  const head = [[sheet.title[language]], ...(sheet.note ? [[sheet.note[language]]] : [])]
  if (sheet.layout === 'form') {
    const fields = (rows[0] ?? []).map((cell) => [cell.field.label[language], cell, cell.field.help[language]])
    return [...head, [said.field, said.value, said.help], ...fields]
  }
  return [
    ...head,
    sheet.fields.map(({ label }) => label[language]),
    sheet.fields.map(({ help, formula }) =>
      formula === undefined ? help[language] : `${help[language]} ${said.computed}`,
    ),
    ...rows.map((row) => [...row]),
    ...(totals ? [[...totals]] : []),
  ]
}

function toLine(row: readonly CsvCell[], language: Language): string {
  return row.map((cell) => quoted(toText(cell, language), language)).join(signs[language].cell)
}

function toText(cell: CsvCell, language: Language): string {
  if (typeof cell === 'string') return harmless(cell)
  const { value, field } = cell
  if (typeof value === 'number') return plainNumber(value, field).replace('.', signs[language].decimal)
  return value === undefined ? '' : harmless(String(value))
}

/** As many digits as the sheet shows; a share stays a share (0.383), so that it can be counted on with. */
function plainNumber(value: number, field: KitField): string {
  const digits = decimalsOf(field) ?? 4
  return String(Number((value + Math.sign(value) * 1e-10).toFixed(field.kind === 'percent' ? digits + 2 : digits)))
}

/**
 * A text that a spreadsheet would take for a formula gets an apostrophe before it.
 * See https://owasp.org/www-community/attacks/CSV_Injection
 */
export function harmless(text: string): string {
  return /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

function quoted(text: string, language: Language): string {
  const needsQuotes = text.includes(signs[language].cell) || /["\r\n]/.test(text)
  return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text
}
