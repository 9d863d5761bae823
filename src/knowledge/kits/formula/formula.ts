/** How far a reference reaches: one cell, the cells of a column down to this row, or the whole column. */
export type Span = 'cell' | 'down-to-here' | 'column'

/** A field named in a formula; without `sheet` it stands on the formula's own sheet. */
export type Reference = { readonly sheet?: string; readonly field: string; readonly span: Span }

export type Operator = '+' | '-' | '*' | '/' | '^' | '=' | '<>' | '<' | '<=' | '>' | '>='

/** A formula of a worksheet, read. Its text is explained in knowledge/programme/README.md. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Formula[] }
  | { readonly kind: 'operation'; readonly operator: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'negative'; readonly of: Formula }

/** Functions that every spreadsheet program has under the same name and that no file must write in a special way. */
export const functionNames = [
  'ABS',
  'AND',
  'AVERAGE',
  'COUNT',
  'COUNTA',
  'COUNTIF',
  'IF',
  'MAX',
  'MEDIAN',
  'MIN',
  'OR',
  'ROUND',
  'SQRT',
  'SUM',
  'SUMPRODUCT',
] as const
export type FunctionName = (typeof functionNames)[number]

/** All references of a formula, in the order in which they stand. */
export function referencesOf(formula: Formula): readonly Reference[] {
  switch (formula.kind) {
    case 'reference':
      return [formula.reference]
    case 'call':
      return formula.args.flatMap(referencesOf)
    case 'operation':
      return [...referencesOf(formula.left), ...referencesOf(formula.right)]
    case 'negative':
      return referencesOf(formula.of)
    default:
      return []
  }
}
