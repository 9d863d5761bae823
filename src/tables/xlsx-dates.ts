import { SaxesParser } from 'saxes'
import type { Zip } from './zip.ts'

/** Formats of dates that are built in. Source: ECMA-376, part 1, 18.8.30. */
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58])

/** Formats of times that are built in: of a day, or as a duration. Source: the same. */
const builtInTimes = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47, 55, 56])

/** As what a cell shows its number. */
export type ShownAs = 'number' | 'date' | 'time'

/** As what a cell of a style shows its number, by the formats of the workbook. */
export async function parseDates(zip: Zip): Promise<(style: number) => ShownAs> {
  const custom = new Map<number, ShownAs>()
  const styles: number[] = []
  if (zip.sizeOf('xl/styles.xml') === undefined) return () => 'number'
  const parser = new SaxesParser({ xmlns: false })
  let isCellFormat = false
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'numFmt') custom.set(Number(attributes.numFmtId), shownBy(attributes.formatCode ?? ''))
    if (name === 'cellXfs') isCellFormat = true
    if (name === 'xf' && isCellFormat) styles.push(Number(attributes.numFmtId ?? 0))
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'cellXfs') isCellFormat = false
  })
  for await (const chunk of zip.read('xl/styles.xml')) parser.write(chunk)
  parser.close()
  const shown = styles.map((format) => custom.get(format) ?? builtInOf(format))
  return (style) => shown[style] ?? 'number'
}

function builtInOf(format: number): ShownAs {
  if (builtIn.has(format)) return 'date'
  return builtInTimes.has(format) ? 'time' : 'number'
}

/** Day and year in a format, or hours alone, outside of quotes and brackets: "General" and "0.00" have none. */
function shownBy(format: string): ShownAs {
  const unquoted = format.replace(/"[^"]*"|\\./g, '').toLowerCase()
  if (/\[(?:h+|m+|s+)\]/.test(unquoted)) return 'time'
  const bare = unquoted.replace(/\[[^\]]*\]/g, '')
  if (bare.includes('d') || bare.includes('y')) return 'date'
  return /h+:m+|m+:s+/.test(bare) ? 'time' : 'number'
}
