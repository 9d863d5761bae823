import type { Formula, Reference } from './formula.ts'

/** Where the cells of a reference stand, in the notation of spreadsheets: `B4`, `B4:B12`, `'Titik awal'!C3`. */
export type Locate = (reference: Reference) => string

/** The formula as spreadsheet files write it: English names, commas, a point before decimals, no sign before it. */
export function toSheetFormula(formula: Formula, locate: Locate): string {
  const write = (part: Formula) => toSheetFormula(part, locate)
  switch (formula.kind) {
    case 'number':
      return String(formula.value)
    case 'text':
      return `"${formula.value}"`
    case 'reference':
      return locate(formula.reference)
    case 'negative':
      return `-${inBrackets(formula.of, write)}`
    case 'call':
      return `${formula.name}(${formula.args.map(write).join(',')})`
    case 'operation':
      return `${inBrackets(formula.left, write)}${formula.operator}${inBrackets(formula.right, write)}`
  }
}

/** Brackets around every inner operation are more than needed, and right without a table of who binds closer. */
function inBrackets(formula: Formula, write: (part: Formula) => string): string {
  return formula.kind === 'operation' || formula.kind === 'negative' ? `(${write(formula)})` : write(formula)
}
