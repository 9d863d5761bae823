import { SaxesParser } from 'saxes'
import type { Zip } from './zip.ts'

/** Formats of dates that are built in. Source: ECMA-376, part 1, 18.8.30. */
const builtIn = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58])

/** Whether a cell of a style shows its number as a date, by the formats of the workbook. */
export async function parseDates(zip: Zip): Promise<(style: number) => boolean> {
  const custom = new Set<number>()
  const styles: number[] = []
  if (zip.sizeOf('xl/styles.xml') === undefined) return () => false
  const parser = new SaxesParser({ xmlns: false })
  let isCellFormat = false
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'numFmt' && showsDate(attributes.formatCode ?? '')) custom.add(Number(attributes.numFmtId))
    if (name === 'cellXfs') isCellFormat = true
    if (name === 'xf' && isCellFormat) styles.push(Number(attributes.numFmtId ?? 0))
  })
  parser.on('closetag', ({ name }) => {
    if (name === 'cellXfs') isCellFormat = false
  })
  for await (const chunk of zip.read('xl/styles.xml')) parser.write(chunk)
  parser.close()
  const dates = new Set(styles.flatMap((format, index) => (builtIn.has(format) || custom.has(format) ? [index] : [])))
  return (style) => dates.has(style)
}

/** Day and year in a format, outside of quotes and brackets: "General" and "0.00" have none, a time alone neither. */
function showsDate(format: string): boolean {
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').toLowerCase()
  return bare.includes('d') || bare.includes('y')
}
