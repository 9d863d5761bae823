import { type Formula, type FunctionName, functionNames, type Operator, type Reference } from './formula.ts'

/** A formula that cannot be read; the message says why, in words for whoever writes it. */
export class FormulaError extends Error {}

const token = /\s*(?:(\d+(?:\.\d+)?)|"([^"]*)"|\{([^}]*)\}|([A-Z]+)(?=\()|(<=|>=|<>|[-+*/^=<>(),]))/y
const reference = /^(?:([a-z][a-z0-9-]*)\.)?([a-z][a-z0-9-]*)([*^]?)$/
const levels: readonly (readonly Operator[])[] = [['=', '<>', '<=', '>=', '<', '>'], ['+', '-'], ['*', '/'], ['^']]

type Token =
  | { readonly kind: 'number' | 'text' | 'reference' | 'name'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string }

/**
 * Reads a formula such as `IF({n} > 0, {x} / {n}, "")`.
 * @throws FormulaError
 */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text)
  let next = 0
  const isSign = (sign: string) => tokens[next]?.kind === 'sign' && tokens[next]?.text === sign
  const take = (sign: string) => {
    if (!isSign(sign)) throw new FormulaError(`"${sign}" is missing in ${text}`)
    next += 1
  }

  const expression = (level: number): Formula => {
    const operators = levels[level]
    if (!operators) return operand()
    let left = expression(level + 1)
    for (;;) {
      const operator = operators.find(isSign)
      if (!operator) return left
      next += 1
      left = { kind: 'operation', operator, left, right: expression(level + 1) }
    }
  }

  const operand = (): Formula => {
    const current = tokens[next]
    next += 1
    if (!current) throw new FormulaError(`something is missing at the end of ${text}`)
    if (current.kind === 'number') return { kind: 'number', value: Number(current.text) }
    if (current.kind === 'text') return { kind: 'text', value: current.text }
    if (current.kind === 'reference') return { kind: 'reference', reference: toReference(current.text) }
    if (current.kind === 'name') return { kind: 'call', name: toFunctionName(current.text), args: argumentsOfCall() }
    // A minus binds closer than a power in spreadsheets: -2^2 is 4.
    if (current.text === '-') return { kind: 'negative', of: operand() }
    if (current.text !== '(') throw new FormulaError(`"${current.text}" is not expected in ${text}`)
    const inner = expression(0)
    take(')')
    return inner
  }

  const argumentsOfCall = (): Formula[] => {
    take('(')
    const args = [expression(0)]
    while (isSign(',')) {
      next += 1
      args.push(expression(0))
    }
    take(')')
    return args
  }

  const formula = expression(0)
  if (next < tokens.length) throw new FormulaError(`"${tokens[next]?.text}" is not expected in ${text}`)
  return formula
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  token.lastIndex = 0
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex
    const match = token.exec(text)
    if (!match) throw new FormulaError(`cannot read "${text.slice(at).trim()}"`)
    const [, number, quoted, braced, name, sign] = match
    if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted })
    else if (braced !== undefined) tokens.push({ kind: 'reference', text: braced })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
  }
  return tokens
}

function toReference(text: string): Reference {
  const match = reference.exec(text)
  if (!match?.[2]) throw new FormulaError(`{${text}} is no reference like {field}, {field*} or {sheet.field}`)
  const [, sheet, field, mark] = match
  const span = mark === '*' ? 'column' : mark === '^' ? 'down-to-here' : 'cell'
  return { field, span, ...(sheet === undefined ? {} : { sheet }) }
}

function toFunctionName(text: string): FunctionName {
  const name = functionNames.find((known) => known === text)
  if (!name) throw new FormulaError(`${text} is none of ${functionNames.join(', ')}`)
  return name
}
