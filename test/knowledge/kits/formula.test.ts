import fc from 'fast-check'
import { DetailedCellError, HyperFormula } from 'hyperformula'
import { expect, test } from 'vitest'
import { type CellValue, evaluateFormula } from '../../../src/knowledge/kits/formula/evaluate-formula.ts'
import type { Reference } from '../../../src/knowledge/kits/formula/formula.ts'
import { FormulaError, parseFormula } from '../../../src/knowledge/kits/formula/parse-formula.ts'
import { toSheetFormula } from '../../../src/knowledge/kits/formula/to-sheet-formula.ts'

const values: Record<string, readonly CellValue[]> = { a: [6], b: [-2.5], c: [3, 1, undefined, 3], empty: [undefined] }
const addresses: Record<string, string> = { a: 'A1', b: 'B1', c: 'C1:C4', empty: 'D1' }
const read = ({ field }: Reference) => values[field] ?? []

function ours(text: string): CellValue {
  return evaluateFormula(parseFormula(text), read)
}

/** What another program makes of the formula as we write it into a file. */
function theirs(text: string): unknown {
  const formula = toSheetFormula(parseFormula(text), ({ field }) => addresses[field] ?? '')
  const sheet = [
    [6, -2.5, 3, null, `=${formula}`],
    [null, null, 1],
    [null, null, null],
    [null, null, 3],
  ]
  return HyperFormula.buildFromArray(sheet, { licenseKey: 'gpl-v3' }).getCellValue({ sheet: 0, row: 0, col: 4 })
}

test.each([
  ['{a} - 2 - 1', 3],
  ['2 + 3 * 4 ^ 2', 50],
  ['-2 ^ 2', 4],
  ['8 / 2 / 2', 2],
  ['({a} + {b}) / 7', 0.5],
  ['SUM({c*})', 7],
  ['AVERAGE({c*}) * 3', 7],
  ['MEDIAN({c*})', 3],
  ['COUNT({c*})', 3],
  ['COUNTA({c*})', 3],
  ['COUNTIF({c*}, 3)', 2],
  ['SUMPRODUCT({c*}, {c*})', 19],
  ['ROUND(2.345, 2)', 2.35],
  ['ROUND({b}, 0)', -3],
  ['SQRT(ABS({b}) * 10)', 5],
  ['IF({a} >= 6, "ya", "tidak")', 'ya'],
  ['IF(AND({a} > 1, {b} > 0), 1, 0)', 0],
  ['IF(OR({a} > 1, {b} > 0), 1, 0)', 1],
  ['IF({empty} = "", "kosong", 1)', 'kosong'],
  ['MAX({c*}) - MIN({c*})', 2],
])('%s is %s here and in another program', (text, expected) => {
  expect(ours(text)).toEqual(expected)
  expect(theirs(text)).toEqual(expected)
})

test('what has no result is nothing here and an error there', () => {
  for (const text of ['{a} / 0', 'SQRT({b})', '"x" + 1', 'AVERAGE({empty*})']) {
    expect(ours(text), text).toBeUndefined()
    expect(theirs(text), text).toBeInstanceOf(DetailedCellError)
  }
})

test('any nest of sums, products and brackets comes to the same in another program', () => {
  const leaf = fc.oneof(fc.integer({ min: 1, max: 50 }).map(String), fc.constantFrom('{a}', '{b}'))
  const { formula } = fc.letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc
        .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
        .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
      tie('formula').map((inner) => `-${inner}`),
      fc.tuple(tie('formula'), tie('formula')).map(([left, right]) => `MAX(${left}, ${right})`),
    ),
  }))
  fc.assert(
    fc.property(formula, (text) => {
      const [mine, other] = [ours(text), theirs(text)]
      if (typeof mine !== 'number') return typeof other === 'object'
      return typeof other === 'number' && Math.abs(mine - other) <= 1e-9 * Math.max(1, Math.abs(mine))
    }),
    { numRuns: 150 },
  )
})

test.each(['', '{A b}', '1 +', '(1', 'FOO(1)', '1 2', 'SUM()', '{a} & {b}'])(
  '"%s" is refused as no formula',
  (text) => {
    expect(() => parseFormula(text)).toThrow(FormulaError)
  },
)
