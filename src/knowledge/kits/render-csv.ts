import type { Language } from '../../domain/language.ts'
import { type CsvCell, writeCsv } from '../../programme/export/write-csv.ts'
import type { CellValue } from './formula/evaluate-formula.ts'
import type { Business, Kit, KitField } from './kit.ts'
import { type LaidOutSheet, layOutKit, say } from './lay-out.ts'
import { decimalsOf } from './show-value.ts'
import { words } from './words.ts'

/** Spreadsheets set to Indonesian expect a comma before decimals, hence semicolons between cells. */
const signs = { id: { cell: ';', decimal: ',' }, en: { cell: ',', decimal: '.' } } as const

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
  return writeCsv([...head, ...sheets], signs[language])
}

function rowsOf({ sheet, rows, totals }: LaidOutSheet, language: Language): (readonly CsvCell[])[] {
  const said = words[language]
  const head = [[sheet.title[language]], ...(sheet.note ? [[sheet.note[language]]] : [])]
  if (sheet.layout === 'form') {
    const fields = (rows[0] ?? []).map((cell) => [cell.field.label[language], toCell(cell), cell.field.help[language]])
    return [...head, [said.field, said.value, said.help], ...fields]
  }
  return [
    ...head,
    sheet.fields.map(({ label }) => label[language]),
    sheet.fields.map(({ help, formula }) =>
      formula === undefined ? help[language] : `${help[language]} ${said.computed}`,
    ),
    ...rows.map((row) => row.map(toCell)),
    ...(totals ? [totals.map(toCell)] : []),
  ]
}

function toCell({ value, field }: { readonly value: CellValue; readonly field: KitField }): CsvCell {
  return typeof value === 'number' ? rounded(value, field) : value === undefined ? undefined : String(value)
}

/** As many digits as the sheet shows; a share stays a share (0.383), so that it can be counted on with. */
function rounded(value: number, field: KitField): number {
  const digits = decimalsOf(field) ?? 4
  return Number((value + Math.sign(value) * 1e-10).toFixed(field.kind === 'percent' ? digits + 2 : digits))
}
