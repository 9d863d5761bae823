const leastRows = 3
const separators = ['\t', ';', '|', ','] as const
const cellOfNumber = /^\s*\d{1,3}(?:[.,]\d+)?\s*$/

/** A table in a message, and the words before it. */
export type PastedTable = { readonly table: string; readonly before: string }

/**
 * The table that a message is, as it was pasted from a sheet or typed with semicolons, bars or commas; words before it
 * stand apart. Undefined: it is none. A table has at least three rows of as many cells, and a column of numbers.
 */
export function pastedTable(text: string): PastedTable | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*\|?[\s:|-]+\|?\s*$/.test(line))
  for (const separator of separators) {
    const rows = lines.map((line) => (separator === '|' ? line.trim().replace(/^\||\|$/g, '') : line).split(separator))
    const widths = rows.map(({ length }) => length)
    const width = Math.max(...widths)
    const start = widths.indexOf(width)
    const table = rows.slice(start)
    const isEven =
      width > 1 &&
      table.length >= leastRows &&
      table.every(({ length }) => Math.abs(length - width) <= (separator === ',' ? 0 : 1))
    if (!isEven || start > 2) continue
    const hasNumbers = table[0]?.some(
      (_, index) =>
        table.slice(1).filter((row) => cellOfNumber.test(row[index] ?? '')).length >= (table.length - 1) * 0.6,
    )
    if (hasNumbers) {
      const cells = table.map((row) => row.map((cell) => cell.trim()).join(separator))
      return { table: cells.join('\n'), before: lines.slice(0, start).join(' ') }
    }
  }
  return undefined
}
