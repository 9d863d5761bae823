import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Quantity } from '../quantity.ts'
import { listIn, type Slots } from '../slots.ts'

/** What stands between the terms, in their order, as one mark: `ops:x-+`. */
export const opsMark = 'ops:'
type Part = {
  readonly sign: '+' | '-'
  readonly quantity: Quantity
  readonly factors: readonly { op: string; quantity: Quantity }[]
}

/**
 * A sum that is said outright, "12 x 8 x 22", "1.250.000 − 15%": multiplication and division first, then from left to right; a
 * percentage that is added or taken off is of what stands before it. Numbers, or rupiah where one of them is.
 */
export function solveArithmetic(slots: Slots, marks: ReadonlySet<string>): Outcome {
  const terms = listIn(slots, 'term')
  const ops = [...marks].find((mark) => mark.startsWith(opsMark))?.slice(opsMark.length) ?? ''
  const [first] = terms
  if (!first || terms.length !== ops.length + 1) return missing('terms')
  let value = 0
  for (const { sign, quantity, factors } of partsOf(terms, ops)) {
    const isShare = quantity.unit === 'percent' && factors.length === 0 && value !== 0
    let part = isShare ? (value * quantity.value) / 100 : plain(quantity)
    for (const { op, quantity: factor } of factors) {
      const by = plain(factor)
      if (op === '/' && by === 0) return impossible('bad-time', { value: 0 })
      part = op === '/' ? part / by : part * by
    }
    value += sign === '-' ? -part : part
  }
  const isMoney = terms.some(({ unit }) => unit === 'money')
  const result = value
  return {
    kind: 'done',
    result: { value: result, unit: isMoney ? 'money' : 'plain' },
    explain({ say, number, money, percent }) {
      const show = ({ value: one, unit }: Quantity) =>
        unit === 'percent' ? percent(one, 2) : unit === 'money' ? money(one) : number(one, 4)
      const sum = terms
        .map((term, index) => `${index === 0 ? '' : ` ${signs[ops[index - 1] ?? ''] ?? ''} `}${show(term)}`)
        .join('')
      return {
        headline: say('result', { name: say('name-result'), value: isMoney ? money(result) : number(result, 4) }),
        working: sum,
        notes: [],
      }
    },
  }
}

const signs: Readonly<Record<string, string>> = { x: '×', '/': '÷', '+': '+', '-': '−' }

function plain({ value, unit }: Quantity): number {
  return unit === 'percent' ? value / 100 : value
}

function partsOf(terms: readonly Quantity[], ops: string): readonly Part[] {
  const parts: { sign: '+' | '-'; quantity: Quantity; factors: { op: string; quantity: Quantity }[] }[] = []
  for (const [index, quantity] of terms.entries()) {
    const op = index === 0 ? '+' : (ops[index - 1] ?? '+')
    const last = parts.at(-1)
    if ((op === 'x' || op === '/') && last) last.factors.push({ op, quantity })
    else parts.push({ sign: op === '-' ? '-' : '+', quantity, factors: [] })
  }
  return parts
}
