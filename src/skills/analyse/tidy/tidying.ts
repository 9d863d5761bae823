import { z } from 'zod'
import type { Table } from '../../../tables/table.ts'
import { writtenNumber } from './written-numbers.ts'

export const tidyingSchema = z.object({
  headerRows: z.number(),
  /** Columns of figures, and what parts their thousands. */
  numbers: z.array(z.object({ index: z.number(), thousands: z.enum(['dot', 'comma', 'none']) })),
  /** Columns whose cells are left empty where they say what the row above says. */
  carried: z.array(z.number()),
  /** Spellings that mean the same: `from` in small letters. */
  names: z.array(z.object({ index: z.number(), from: z.string(), to: z.string() })),
})
const summed = /^(?:sub\s*-?total|total|jumlah|grand)(?!\p{L})/iu

/** What is put right in the rows of a file before they are read. JSON, as it is kept while columns wait for a yes. */
export type Tidying = z.infer<typeof tidyingSchema>

/** The table with its figures, empty cells and names put right; what stands above the first answer is left as it is. */
export function tidied(table: Table, { headerRows, numbers, carried, names }: Tidying): Table {
  if (numbers.length + carried.length + names.length === 0) return table
  const known = Map.groupBy(names, ({ index }) => index)
  const spellings = new Map(
    [...known].map(([index, all]) => [index, new Map(all.map(({ from, to }) => [from, to] as const))] as const),
  )
  return {
    ...table,
    async *rows(signal) {
      let at = 0
      const above = new Map<number, string>()
      for await (const row of table.rows(signal)) {
        if (at++ < headerRows) yield row
        else yield tidy(row, above)
      }
    },
  }

  function tidy(row: readonly string[], above: Map<number, string>): readonly string[] {
    const cells = [...row]
    for (const { index, thousands } of numbers) cells[index] = writtenNumber(cells[index] ?? '', thousands)
    for (const index of carried) {
      const first = cells.find((cell) => cell !== '')
      if (cells[index]) above.set(index, cells[index])
      // A row of nothing stays one, and the sum of a block is told by its own name.
      else if (first !== undefined && !summed.test(first)) cells[index] = above.get(index) ?? ''
    }
    for (const [index, spelling] of spellings) {
      const cell = cells[index]
      if (cell) cells[index] = spelling.get(cell.toLowerCase()) ?? cell
    }
    return cells
  }
}
