import type { Item } from '../items.ts'
import type { Quantity } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import { isNumber, type LabelWords, labelOf, piecesOf } from './labelled.ts'

const ofThose = / (?:dari yang|dari itu|dari mereka|dari situ|of those|of them|of whom|of these|nya) /

/**
 * Shares of shares: "dari 3.000 email, 12% dibuka, 4% dari yang buka isi survei" as `whole` and `rate-1:dibuka` on. Only where
 * the text says that a share is of the ones before; empty otherwise.
 */
export function readSteps(items: readonly Item[], words: LabelWords): Slots {
  const spoken = ` ${items.map((item) => (item.kind === 'number' ? '#' : item.text)).join(' ')} `
  if (!ofThose.test(spoken)) return {}
  const numbers = items.filter(isNumber).map(({ mention }) => mention.quantity)
  const [whole] = numbers.filter(({ unit }) => unit === 'plain')
  const rates = numbers.filter(({ unit }) => unit === 'percent')
  if (!whole || rates.length < 2 || rates.length + 1 !== numbers.length) return {}
  const slots: Record<string, Quantity> = { whole }
  let count = 0
  for (const piece of piecesOf(items, words)) {
    const rate = piece.find((item) => isNumber(item) && item.mention.quantity.unit === 'percent')
    if (rate?.kind !== 'number') continue
    count++
    slots[`rate-${count}:${labelOf(piece, words)}`] = rate.mention.quantity
  }
  return count === rates.length ? slots : {}
}
