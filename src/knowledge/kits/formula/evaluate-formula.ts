import type { Formula, FunctionName, Operator, Reference } from './formula.ts'

/** What a cell holds. Undefined is an empty cell. */
export type CellValue = number | string | boolean | undefined

/** The cells that a reference reaches, in their order. */
export type ReadCells = (reference: Reference) => readonly CellValue[]

/** A calculation that has no result, as a spreadsheet shows #DIV/0! or #VALUE!. */
class NoResult extends Error {}

/** Result of a formula, as Excel, Sheets and LibreOffice have it; undefined where they show an error. */
export function evaluateFormula(formula: Formula, read: ReadCells): CellValue {
  try {
    return resultOf(formula, read)
  } catch (error) {
    if (error instanceof NoResult) return undefined
    throw error
  }
}

function resultOf(formula: Formula, read: ReadCells): CellValue {
  switch (formula.kind) {
    case 'number':
    case 'text':
      return formula.value
    case 'reference':
      return read(formula.reference)[0]
    case 'negative':
      return -toNumber(resultOf(formula.of, read))
    case 'operation':
      return operate(formula.operator, resultOf(formula.left, read), resultOf(formula.right, read))
    case 'call':
      return call(formula.name, formula.args, read)
  }
}

function operate(operator: Operator, left: CellValue, right: CellValue): CellValue {
  switch (operator) {
    case '+':
      return toNumber(left) + toNumber(right)
    case '-':
      return toNumber(left) - toNumber(right)
    case '*':
      return toNumber(left) * toNumber(right)
    case '/':
      return divide(toNumber(left), toNumber(right))
    case '^':
      return toNumber(left) ** toNumber(right)
    default:
      return compare(operator, left, right)
  }
}

function divide(left: number, right: number): number {
  if (right === 0) throw new NoResult()
  return left / right
}

/** Text is compared without regard to case; an empty cell equals "" and 0. */
function compare(operator: Operator, left: CellValue, right: CellValue): boolean {
  const [a, b] =
    typeof left === 'string' || typeof right === 'string'
      ? [toText(left), toText(right)]
      : [toNumber(left), toNumber(right)]
  if (operator === '=') return a === b
  if (operator === '<>') return a !== b
  if (operator === '<') return a < b
  if (operator === '<=') return a <= b
  if (operator === '>') return a > b
  return a >= b
}

function call(name: FunctionName, args: readonly Formula[], read: ReadCells): CellValue {
  const cells = (index: number) => cellsOf(args[index], read)
  const value = (index: number) => {
    const arg = args[index]
    return arg ? resultOf(arg, read) : undefined
  }
  const numbers = () => args.flatMap((_, index) => cells(index)).filter((cell) => typeof cell === 'number')
  switch (name) {
    case 'ABS':
      return Math.abs(toNumber(value(0)))
    case 'AND':
      return args.every((_, index) => isTrue(value(index)))
    case 'AVERAGE':
      return divide(sum(numbers()), numbers().length)
    case 'COUNT':
      return numbers().length
    case 'COUNTA':
      return args.flatMap((_, index) => cells(index)).filter((cell) => cell !== undefined).length
    case 'COUNTIF':
      return cells(0).filter((cell) => cell !== undefined && compare('=', cell, value(1))).length
    case 'IF':
      return isTrue(value(0)) ? value(1) : value(2)
    case 'MAX':
      return numbers().length === 0 ? 0 : Math.max(...numbers())
    case 'MEDIAN':
      return median(numbers())
    case 'MIN':
      return numbers().length === 0 ? 0 : Math.min(...numbers())
    case 'OR':
      return args.some((_, index) => isTrue(value(index)))
    case 'ROUND':
      return round(toNumber(value(0)), toNumber(value(1)))
    case 'SQRT': {
      const radicand = toNumber(value(0))
      if (radicand < 0) throw new NoResult()
      return Math.sqrt(radicand)
    }
    case 'SUM':
      return sum(numbers())
    case 'SUMPRODUCT':
      return sumOfProducts(args.map((_, index) => cells(index)))
  }
}

function cellsOf(arg: Formula | undefined, read: ReadCells): readonly CellValue[] {
  if (!arg) return []
  return arg.kind === 'reference' ? read(arg.reference) : [resultOf(arg, read)]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Text and empty cells count as 0, as in spreadsheets. */
function sumOfProducts(columns: readonly (readonly CellValue[])[]): number {
  const [first = []] = columns
  return sum(first.map((_, row) => columns.reduce((product, column) => product * numberOrZero(column[row]), 1)))
}

function numberOrZero(cell: CellValue): number {
  return typeof cell === 'number' ? cell : 0
}

function median(numbers: readonly number[]): number {
  if (numbers.length === 0) throw new NoResult()
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const upper = sorted[Math.floor(middle)] ?? 0
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? 0) + upper) / 2 : upper
}

/** Halves away from zero; the nudge keeps 1.005 from becoming 1.00 for want of a binary digit. */
function round(number: number, digits: number): number {
  const factor = 10 ** digits
  return (Math.sign(number) * Math.round(Math.abs(number) * factor + 1e-9)) / factor
}

function isTrue(value: CellValue): boolean {
  return typeof value === 'boolean' ? value : toNumber(value) !== 0
}

function toNumber(value: CellValue): number {
  if (value === undefined) return 0
  if (typeof value === 'boolean') return value ? 1 : 0
  if (typeof value === 'string') throw new NoResult()
  return value
}

function toText(value: CellValue): string {
  return value === undefined ? '' : String(value).toLowerCase()
}
