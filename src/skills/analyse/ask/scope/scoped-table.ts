import type { Table } from '../../../../tables/table.ts'
import { type AskedTable, plainRows } from '../asked-table.ts'
import type { Filter } from './filter.ts'

/** The rows that fit all filters, below the titles as they are. */
export function scopedTable(asked: AskedTable, filters: readonly Filter[]): AskedTable {
  if (filters.length === 0) return asked
  const { table, look } = asked
  const scoped: Table = {
    ...table,
    async *rows(signal) {
      let at = 0
      for await (const row of table.rows(signal)) {
        if (at++ < look.headerRows || filters.every((filter) => filter.fits(row))) yield row
      }
    },
  }
  return { ...asked, table: scoped }
}

/** How many rows there are. */
export async function countRows(asked: AskedTable): Promise<number> {
  let count = 0
  for await (const _ of plainRows(asked)) count++
  return count
}
