import type { Language } from '../../domain/language.ts'
import { fieldOf } from './check-kit.ts'
import { type CellValue, evaluateFormula } from './formula/evaluate-formula.ts'
import { type Formula, type Reference, referencesOf } from './formula/formula.ts'
import { parseFormula } from './formula/parse-formula.ts'
import { toSheetFormula } from './formula/to-sheet-formula.ts'
import type { Business, Kit, KitField, KitRow, KitSheet, KitText } from './kit.ts'

/** One cell: what it shows, and the spreadsheet formula behind it where it is computed. */
export type Cell = { readonly value: CellValue; readonly formula?: string; readonly field: KitField }
/** A sheet in one language: a row for each row of its table, or the one row of a form; `totals` under a table. */
export type LaidOutSheet = {
  readonly sheet: KitSheet
  readonly rows: readonly (readonly Cell[])[]
  readonly totals?: readonly Cell[]
}

/** Rows above the cells of a sheet: title, note, then the heads of the columns and, in a table, how to fill them in. */
export const rowsAbove = { form: 3, table: 4 } as const
/** In a form the values stand in the second column, beside their labels. */
const formColumn = 'B'

/**
 * Lays a kit out: which value or formula stands in which cell, computed here as a spreadsheet would. Without a business
 * the sheets are blank.
 */
export function layOutKit(kit: Kit, language: Language, business?: Business): readonly LaidOutSheet[] {
  const filled = new Map(kit.sheets.map((sheet) => [sheet.id, rowsOf(sheet, kit, business)]))
  const numbers: Numbers = { kit, filled, language, known: new Map() }
  return kit.sheets.map((sheet) => {
    const rows = filled.get(sheet.id) ?? []
    const cells = rows.map((_, row) => sheet.fields.map((field) => toCell(numbers, { sheet, row }, field)))
    const totals = totalsOf(numbers, sheet, rows.length)
    return { sheet, rows: cells, ...(totals ? { totals } : {}) }
  })
}

/** Text of a field, label or title in one language. */
export function say(text: KitText, language: Language): string {
  return typeof text === 'string' ? text : text[language]
}

type Numbers = {
  readonly kit: Kit
  readonly filled: ReadonlyMap<string, readonly KitRow[]>
  readonly language: Language
  /** Values that were computed on the way, by sheet, field and row. */
  readonly known: Map<string, CellValue>
}
type Place = { readonly sheet: KitSheet; readonly row: number }

function rowsOf(sheet: KitSheet, kit: Kit, business: Business | undefined): readonly KitRow[] {
  const example = business === undefined ? undefined : kit.examples[business].sheets[sheet.id]
  if (sheet.layout === 'form') return [example === undefined || Array.isArray(example) ? {} : example]
  const given = sheet.rows
  if (Array.isArray(example)) return example.map((row, index) => ({ ...given?.[index], ...row }))
  return given ?? Array.from({ length: sheet.blank_rows }, () => ({}))
}

function toCell(numbers: Numbers, place: Place, field: KitField): Cell {
  const value = shown(valueAt(numbers, place, field))
  if (field.formula === undefined) return { value, field }
  return { value, field, formula: guarded(numbers, place, parseFormula(say(field.formula, numbers.language))) }
}

function totalsOf(numbers: Numbers, sheet: KitSheet, rowCount: number): readonly Cell[] | undefined {
  const { totals } = sheet
  if (!totals) return undefined
  const place = { sheet, row: rowCount }
  return sheet.fields.map((field, index) => {
    const text = totals.formulas[field.id]
    if (text === undefined) return { field, value: index === 0 ? say(totals.label, numbers.language) : undefined }
    const formula = parseFormula(text)
    return { field, value: shown(computed(numbers, place, formula)), formula: guarded(numbers, place, formula) }
  })
}

function valueAt(numbers: Numbers, place: Place, field: KitField): CellValue {
  if (field.formula === undefined) {
    const value = numbers.filled.get(place.sheet.id)?.[place.row]?.[field.id]
    return value === undefined || typeof value === 'number' ? value : say(value, numbers.language)
  }
  const key = `${place.sheet.id} ${field.id} ${place.row}`
  if (!numbers.known.has(key))
    numbers.known.set(key, computed(numbers, place, parseFormula(say(field.formula, numbers.language))))
  return numbers.known.get(key)
}

/**
 * A row in which nothing is filled in shows nothing, instead of zeros. "Nothing" is an empty text here as in the file,
 * so that whatever counts on with it has no result either.
 */
function computed(numbers: Numbers, place: Place, formula: Formula): CellValue {
  const cellsOf = (reference: Reference) => read(numbers, place, reference)
  const own = cellsBeside(formula)
  if (own.length > 0 && own.every((reference) => isEmpty(cellsOf(reference)[0]))) return ''
  return evaluateFormula(formula, cellsOf) ?? ''
}

function shown(value: CellValue): CellValue {
  return value === '' ? undefined : value
}

function isEmpty(value: CellValue): boolean {
  return value === undefined || value === ''
}

function cellsBeside(formula: Formula): readonly Reference[] {
  return referencesOf(formula).filter(({ span, sheet }) => span === 'cell' && sheet === undefined)
}

function read(numbers: Numbers, place: Place, { sheet: id, field: fieldId, span }: Reference): readonly CellValue[] {
  const sheet = id === undefined ? place.sheet : numbers.kit.sheets.find((other) => other.id === id)
  const field = sheet && fieldOf(sheet, fieldId)
  if (!sheet || !field) return []
  const at = (row: number) => valueAt(numbers, { sheet, row }, field)
  if (sheet.layout === 'form') return [at(0)]
  if (span === 'cell') return [at(place.row)]
  const count = span === 'column' ? (numbers.filled.get(sheet.id)?.length ?? 0) : place.row + 1
  return Array.from({ length: count }, (_, row) => at(row))
}

/** The formula for the file, with the same two guards: empty where nothing is filled in, and where there is no result. */
function guarded(numbers: Numbers, place: Place, formula: Formula): string {
  const locate = (reference: Reference) => addressOf(numbers, place, reference)
  const guardedByError = `IFERROR(${toSheetFormula(formula, locate)},"")`
  const own = [...new Set(cellsBeside(formula).map(locate))]
  if (own.length === 0) return guardedByError
  return `IF(AND(${own.map((cell) => `${cell}=""`).join(',')}),"",${guardedByError})`
}

function addressOf(numbers: Numbers, place: Place, { sheet: id, field, span }: Reference): string {
  const sheet = (id === undefined ? undefined : numbers.kit.sheets.find((other) => other.id === id)) ?? place.sheet
  const prefix = sheet === place.sheet ? '' : `'${sheet.title[numbers.language].replaceAll("'", "''")}'!`
  const index = sheet.fields.findIndex((candidate) => candidate.id === field)
  if (sheet.layout === 'form') return `${prefix}${formColumn}${rowsAbove.form + index + 1}`
  const column = columnName(index)
  const first = rowsAbove.table + 1
  if (span === 'cell') return `${prefix}${column}${first + place.row}`
  const last = span === 'column' ? first + (numbers.filled.get(sheet.id)?.length ?? 1) - 1 : first + place.row
  const start = span === 'column' ? `${column}${first}` : `${column}$${first}`
  return `${prefix}${start}:${column}${last}`
}

/** A to Z; no sheet of ours is wider. */
function columnName(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}
