/** Why a file is not read as a table; each has its sentence in both languages. */
export type TableProblem =
  | 'empty'
  | 'pdf'
  | 'picture'
  | 'old-excel'
  | 'zip'
  | 'web-page'
  | 'program'
  | 'damaged'
  | 'too-many-cells'
  | 'bomb'
  | 'locked'

/** How a file was read, for saying so. */
export type TableFacts = {
  readonly format: 'csv' | 'xlsx'
  /** Of text: how its letters were written down. */
  readonly encoding?: 'utf-8' | 'utf-16' | 'windows-1252'
  readonly delimiter?: string
  /** Of a workbook: the sheet that was read, and how many there are. */
  readonly sheet?: string
  readonly sheets?: number
}

/**
 * Rows of a file, one after the other, each cell as text without spaces around it. Dates of a workbook are written as
 * 2027-07-27, its numbers with a point. Formulas stand as the value that was computed when it was saved.
 */
export type Table = {
  readonly facts: TableFacts
  /** Of a workbook: every sheet that is shown, the largest first; `rows` are those of the first. */
  readonly sheets?: readonly Sheet[]
  /** Begins anew each time. @throws TableError where the file turns out to be damaged or too large. */
  rows(signal?: AbortSignal): AsyncIterable<readonly string[]>
}

/** One sheet of a workbook; its rows as those of a table. */
export type Sheet = { readonly name: string; rows(signal?: AbortSignal): AsyncIterable<readonly string[]> }

/** A file that cannot be read as a table. */
export class TableError extends Error {
  override readonly name = 'TableError'
  readonly problem: TableProblem

  constructor(problem: TableProblem, options?: ErrorOptions) {
    super(`not a table that can be read: ${problem}`, options)
    this.problem = problem
  }
}

/** Bounds of what is read: more than anybody's survey, less than what would hurt. */
export const bounds = {
  rows: 300_000,
  columns: 400,
  /** Characters of a cell; the rest is cut off. */
  cell: 4000,
  /** Bytes of a part of a workbook once it is unpacked. */
  unpacked: 300_000_000,
  /** Of a part above `suspect` bytes: how many times larger than packed. Sheets of real surveys have 5 to 40. */
  ratio: 150,
  suspect: 20_000_000,
} as const
