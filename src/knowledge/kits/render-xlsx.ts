import writeExcelFile, { type CellObject, type Row } from 'write-excel-file/node'
import type { Language } from '../../domain/language.ts'
import { isNumeric } from './check-kit.ts'
import type { Business, Kit, KitField } from './kit.ts'
import { type Cell, type LaidOutSheet, layOutKit, say } from './lay-out.ts'
import { decimalsOf } from './show-value.ts'
import { words } from './words.ts'

const colours = { head: '#DCE6F1', help: '#F5F5F5', computed: '#FFF8E1' } as const
const narrow = 14
const wide = 32

/** A kit as an XLSX workbook: a sheet to read first, then its sheets, with formulas that count on as people fill them in. */
export async function renderXlsx(kit: Kit, language: Language, business?: Business): Promise<Uint8Array> {
  const sheets = layOutKit(kit, language, business).map((sheet) => toSheet(sheet, language))
  const workbook = [readMe(kit, language, business), ...sheets]
  return new Uint8Array(await writeExcelFile(workbook).toBuffer())
}

function readMe(kit: Kit, language: Language, business: Business | undefined) {
  const said = words[language]
  const example =
    business === undefined
      ? []
      : [
          [said.example, say(kit.examples[business].name, language)],
          ['', said.invented],
        ]
  const lines = [[said.purpose, kit.purpose[language]], ...example, ['', said.formulas], ['', said.ours]]
  return {
    sheet: said.readMe,
    columns: [{ width: narrow }, { width: 90 }],
    data: [[bold(kit.title[language])], ...lines.map(([head = '', text = '']) => [bold(head), wrapped(text)])],
  }
}

function toSheet(laidOut: LaidOutSheet, language: Language) {
  const { sheet } = laidOut
  const above: Row[] = [[bold(sheet.title[language])], [sheet.note ? { value: sheet.note[language] } : null]]
  return {
    sheet: sheet.title[language],
    columns:
      sheet.layout === 'form'
        ? [{ width: wide }, { width: 60 }, { width: 60 }]
        : sheet.fields.map((field) => ({ width: isNumeric(field) || field.kind === 'date' ? narrow : wide })),
    data: [...above, ...(sheet.layout === 'form' ? formRows(laidOut, language) : tableRows(laidOut, language))],
  }
}

function formRows({ rows }: LaidOutSheet, language: Language): Row[] {
  const said = words[language]
  return [
    [said.field, said.value, said.help].map(head),
    ...(rows[0] ?? []).map((cell) => [wrapped(cell.field.label[language]), toCell(cell), help(cell.field, language)]),
  ]
}

function tableRows({ sheet, rows, totals }: LaidOutSheet, language: Language): Row[] {
  return [
    sheet.fields.map(({ label }) => head(label[language])),
    sheet.fields.map((field) => help(field, language)),
    ...rows.map((row) => row.map(toCell)),
    ...(totals ? [totals.map((cell) => ({ ...toCell(cell), fontWeight: 'bold' as const }))] : []),
  ]
}

/** Text is always written as text: what looks like a formula in it stays what was typed. */
function toCell({ value, formula, field }: Cell): CellObject {
  const format = formatOf(field)
  const shown = { wrap: true, alignVertical: 'top' as const }
  if (formula !== undefined) {
    return {
      ...shown,
      type: 'Formula',
      value: formula,
      backgroundColor: colours.computed,
      ...(format ? { format } : {}),
    }
  }
  if (value === undefined) return { ...shown }
  if (typeof value === 'number') return { ...shown, type: Number, value, ...(format ? { format } : {}) }
  if (field.kind === 'date')
    return { ...shown, type: Date, value: new Date(`${value}T00:00:00Z`), format: 'dd/mm/yyyy' }
  return { ...shown, type: String, value: String(value) }
}

function formatOf(field: KitField): string | undefined {
  const digits = decimalsOf(field)
  const fraction = digits ? `.${'0'.repeat(digits)}` : ''
  if (field.kind === 'percent') return `0${fraction}%`
  if (field.kind === 'money') return `"Rp"#,##0${fraction}`
  return field.kind === 'number' && digits !== undefined ? `#,##0${fraction}` : undefined
}

function bold(value: string): CellObject {
  return { value, type: String, fontWeight: 'bold' }
}

function wrapped(value: string): CellObject {
  return { value, type: String, wrap: true, alignVertical: 'top' }
}

function head(value: string): CellObject {
  return { ...bold(value), backgroundColor: colours.head, wrap: true }
}

function help(field: KitField, language: Language): CellObject {
  const computed = field.formula === undefined ? '' : ` ${words[language].computed}`
  return { ...wrapped(`${field.help[language]}${computed}`), backgroundColor: colours.help, fontStyle: 'italic' }
}
