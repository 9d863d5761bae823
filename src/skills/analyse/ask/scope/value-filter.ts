import type { Profile } from '../../survey/profile.ts'
import type { ValueFilter } from './filter.ts'

type Said = {
  readonly isDenied: boolean
  readonly isMarked?: boolean
  /** Whether an empty cell is of those that a denial leaves: a ticket without a state is not closed. */
  readonly isEmptyDenied?: boolean
  readonly start: number
  readonly end: number
}

/** The rows whose cell in a column is one of `values` (in small letters), or, denied, none of them. */
export function valueFilter(
  { index, title, spellings }: Profile,
  values: readonly string[],
  { isDenied, isMarked = false, isEmptyDenied = false, start, end }: Said,
): ValueFilter {
  const known = new Set(values)
  return {
    kind: 'value',
    index,
    title,
    values,
    shown: values.map((value) => spellings.get(value) ?? value),
    isDenied,
    isMarked,
    start,
    end,
    fits: (row) => {
      const cell = (row[index] ?? '').toLowerCase()
      return isDenied ? (cell !== '' || isEmptyDenied) && !known.has(cell) : known.has(cell)
    },
  }
}
