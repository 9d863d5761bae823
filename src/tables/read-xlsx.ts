import { SaxesParser } from 'saxes'
import { bounds, type Table, TableError } from './table.ts'
import { parseDates, type ShownAs } from './xlsx-dates.ts'
import { openZip, type Zip } from './zip.ts'

type Part = { readonly name: string; readonly path: string; readonly bytes: number }

/** A workbook of Excel 2007 and later: its sheets that are shown, the largest first, read as streams. */
export async function readXlsx(bytes: Uint8Array): Promise<Table> {
  const zip = await openZip(bytes)
  if (!zip.sizeOf('xl/workbook.xml')) {
    zip.close()
    throw new TableError('zip')
  }
  const { sheets, is1904 } = await readWorkbook(zip)
  const strings = await readStrings(zip)
  const shownAs = await parseDates(zip)
  const shown = sheets
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ name, path, bytes }) => ({
      name,
      async *rows(signal?: AbortSignal) {
        const merged = bytes <= mostMergedBytes ? await mergedDown(zip, path) : []
        yield* readRows(zip, path, { strings, shownAs, is1904, merged }, signal)
      },
    }))
  const [largest] = shown
  if (!largest) throw new TableError('empty')
  return {
    facts: { format: 'xlsx', sheet: largest.name, sheets: shown.length },
    sheets: shown,
    rows: (signal) => largest.rows(signal),
  }
}

async function readWorkbook(zip: Zip): Promise<{ sheets: readonly Part[]; is1904: boolean }> {
  const targets = new Map<string, string>()
  await eachTag(zip, 'xl/_rels/workbook.xml.rels', (name, attributes) => {
    if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '')
  })
  const sheets: Part[] = []
  let is1904 = false
  await eachTag(zip, 'xl/workbook.xml', (name, attributes) => {
    if (name === 'workbookPr') is1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
    if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
    const target = targets.get(attributes['r:id'] ?? '') ?? ''
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
    const size = zip.sizeOf(path)
    if (size !== undefined) sheets.push({ name: attributes.name ?? '', path, bytes: size })
  })
  return { sheets, is1904 }
}

/** Texts that cells point at; of rich text all its runs, without the readings that East Asian texts carry. */
async function readStrings(zip: Zip): Promise<readonly string[]> {
  const strings: string[] = []
  if (zip.sizeOf('xl/sharedStrings.xml') === undefined) return strings
  const parser = newParser()
  let text = ''
  let isText = false
  let isReading = false
  parser.on('opentag', ({ name }) => {
    if (name === 'si') text = ''
    if (name === 'rPh') isReading = true
    isText = name === 't' && !isReading
  })
  parser.on('text', (piece) => {
    if (isText && text.length < bounds.cell) text += piece
  })
  parser.on('closetag', ({ name }) => {
    if (name === 't') isText = false
    if (name === 'rPh') isReading = false
    if (name === 'si') strings.push(text.slice(0, bounds.cell).trim())
  })
  await feed(zip, 'xl/sharedStrings.xml', parser)
  return strings
}

/** Of larger sheets it is not looked up which cells are merged: that takes reading them once more. */
const mostMergedBytes = 4_000_000

/** Cells of one column that are merged into one: its first row, counted from 1, and its last. */
type Merged = { readonly column: number; readonly from: number; readonly to: number }

async function mergedDown(zip: Zip, path: string): Promise<readonly Merged[]> {
  const merged: Merged[] = []
  await eachTag(zip, path, (name, { ref = '' }) => {
    if (name !== 'mergeCell') return
    const [, start = '', from, end = '', to] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? []
    if (start === end && from !== to) merged.push({ column: columnOf(start), from: Number(from), to: Number(to) })
  })
  return merged
}

type Reading = {
  readonly strings: readonly string[]
  /** As what a cell of this style shows its number. */
  readonly shownAs: (style: number) => ShownAs
  readonly is1904: boolean
  /** What stands in the first of merged cells goes for the rows below. */
  readonly merged: readonly Merged[]
}

async function* readRows(
  zip: Zip,
  path: string,
  { strings, shownAs, is1904, merged }: Reading,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly string[]> {
  const parser = newParser()
  let ready: (readonly string[])[] = []
  let row: string[] = []
  let column = 0
  let type = ''
  let style = 0
  let value = ''
  let formula = ''
  let isValue = false
  let isFormula = false
  let count = 0
  let line = 0
  const firsts = new Map<Merged, string>()
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') {
      row = []
      column = -1
      line = attributes.r ? Number(attributes.r) : line + 1
    } else if (name === 'c') {
      column = attributes.r ? columnOf(attributes.r) : column + 1
      type = attributes.t ?? ''
      style = Number(attributes.s ?? 0)
      value = ''
      formula = ''
    } else {
      isValue = name === 'v' || name === 't'
      isFormula = name === 'f'
    }
  })
  parser.on('text', (piece) => {
    if (isValue && value.length < bounds.cell) value += piece
    if (isFormula && formula.length < longestFormula) formula += piece
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'v' || name === 't') isValue = false
    else if (name === 'f') isFormula = false
    else if (name === 'c') {
      if (column >= bounds.columns) return
      // What was never computed is shown as it stands there, and is no answer.
      fill(column, toCell(value) || (formula === '' || type === 'e' ? '' : `=${formula}`))
    } else if (name === 'row') {
      if (row.every((cell) => cell === '')) return
      for (const one of merged) {
        if (line === one.from) firsts.set(one, row[one.column] ?? '')
        else if (line > one.from && line <= one.to && !row[one.column]) fill(one.column, firsts.get(one) ?? '')
      }
      if (++count > bounds.rows) throw new TableError('too-many-cells')
      ready.push(row)
    }
  })
  for await (const chunk of zip.read(path)) {
    signal?.throwIfAborted()
    write(parser, chunk)
    yield* ready
    ready = []
  }
  close(parser)
  yield* ready

  function toNumber(raw: string, as: ShownAs): string {
    if (as === 'date') return toDate(Number(raw), is1904)
    return as === 'time' && Number(raw) >= 0 ? toTime(Number(raw)) : shortNumber(raw)
  }

  function fill(at: number, text: string): void {
    while (row.length < at) row.push('')
    row[at] = text
  }

  function toCell(raw: string): string {
    if (type === 's') return strings[Number(raw)] ?? ''
    if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
    // An error such as #DIV/0! is no answer.
    if (type === 'e') return ''
    if (type === '' || type === 'n') return raw === '' ? '' : toNumber(raw, shownAs(style))
    return raw.slice(0, bounds.cell).trim()
  }
}

function toTime(days: number): string {
  const seconds = Math.round(days * 24 * 60 * 60)
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60]
  return [hours, minutes, seconds % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** 0.30000000000000004 is 0.3 to whoever sees the sheet: fifteen digits, as Excel shows them. */
function shortNumber(raw: string): string {
  const number = Number(raw)
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : raw
}

const longestFormula = 60
const msPerDay = 24 * 60 * 60 * 1000

/** Days since 30 December 1899 (or 1 January 1904); Excel counts a 29 February 1900 that never was, which this day makes up for. */
function toDate(serial: number, is1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return String(serial)
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const iso = new Date(epoch + Math.round(serial * msPerDay)).toISOString()
  return Number.isInteger(serial) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
}

/** `BC12` is in the 55th column, counted from 0. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64
    if (code < 1 || code > 26) break
    column = column * 26 + code
  }
  return column - 1
}

type Parser = SaxesParser<{ xmlns: false }>

function newParser(): Parser {
  return new SaxesParser({ xmlns: false })
}

async function eachTag(
  zip: Zip,
  path: string,
  see: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  const parser = newParser()
  parser.on('opentag', ({ name, attributes }) => see(name, attributes))
  await feed(zip, path, parser)
}

async function feed(zip: Zip, path: string, parser: Parser): Promise<void> {
  for await (const chunk of zip.read(path)) write(parser, chunk)
  close(parser)
}

function write(parser: Parser, chunk: string): void {
  try {
    parser.write(chunk)
  } catch (cause) {
    throw cause instanceof TableError ? cause : new TableError('damaged', { cause })
  }
}

function close(parser: Parser): void {
  try {
    parser.close()
  } catch (cause) {
    throw cause instanceof TableError ? cause : new TableError('damaged', { cause })
  }
}
