import { strFromU8, unzipSync } from 'fflate'
import { type CellValue, HyperFormula } from 'hyperformula'

/** What a file says of a cell: a formula, or the text or number that stands there. */
type Raw = { readonly formula: string } | string | number | undefined
export type Workbook = {
  readonly sheetNames: readonly string[]
  /** What the file says of a cell such as `A1`. */
  readonly raw: (sheet: string, address: string) => Raw
  /** The same after another program has computed the formulas. */
  readonly computed: (sheet: string, address: string) => CellValue
}

/** Reads an XLSX file back, by its XML, and computes its formulas with HyperFormula. */
export function readWorkbook(bytes: Uint8Array): Workbook {
  const files = unzipSync(bytes)
  const text = (name: string) => strFromU8(files[name] ?? new Uint8Array())
  const strings = [...text('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) => textOf(item))
  const names = [...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = '']) =>
    decoded(name),
  )
  const sheets = new Map(
    names.map((name, index) => [name, cellsOf(text(`xl/worksheets/sheet${index + 1}.xml`), strings)]),
  )
  const engine = HyperFormula.buildFromSheets(
    Object.fromEntries([...sheets].map(([name, cells]) => [name, toGrid(cells)])),
    // Its rounding of results to ten places would hide what differs in the eleventh.
    { licenseKey: 'gpl-v3', smartRounding: false },
  )
  return {
    sheetNames: names,
    raw: (sheet, address) => sheets.get(sheet)?.get(address),
    computed: (sheet, address) => {
      const at = engine.simpleCellAddressFromString(address, engine.getSheetId(sheet) ?? 0)
      return at ? engine.getCellValue(at) : null
    },
  }
}

function cellsOf(xml: string, strings: readonly string[]): Map<string, Raw> {
  const cells = [...xml.matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)]
  return new Map(
    cells.map(([, address = '', attributes = '', inner = '']) => [address, rawOf(attributes, inner, strings)]),
  )
}

function rawOf(attributes: string, inner: string, strings: readonly string[]): Raw {
  const formula = /<f>(.*?)<\/f>/s.exec(inner)?.[1]
  if (formula !== undefined) return { formula: decoded(formula) }
  const value = /<v>(.*?)<\/v>/s.exec(inner)?.[1]
  if (value === undefined) return undefined
  return attributes.includes('t="s"') ? strings[Number(value)] : Number(value)
}

type Grid = (string | number | null)[][]

function toGrid(cells: ReadonlyMap<string, Raw>): Grid {
  const grid: Grid = []
  for (const [address, raw] of cells) {
    const [, letters = 'A', digits = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
    const row = Number(digits) - 1
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
    while (grid.length <= row) grid.push([])
    const line = grid[row] ?? []
    while (line.length < column) line.push(null)
    line[column] = toInput(raw)
  }
  return grid
}

/** HyperFormula takes what begins with "=" for a formula, unless an apostrophe stands before it. */
function toInput(raw: Raw): string | number | null {
  if (typeof raw === 'object') return `=${raw.formula}`
  return typeof raw === 'string' ? `'${raw}` : (raw ?? null)
}

function textOf(xml: string): string {
  return [...xml.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part = '']) => decoded(part)).join('')
}

function decoded(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
