import { impossible, missing, type Outcome } from '../outcome.ts'
import type { Slots } from '../slots.ts'

/**
 * Gross margin of a sale: (price − cost − given away) ÷ price × 100, and the same in per cent of the cost (markup). Rupiah a
 * piece. Plain arithmetic; which costs belong to the cost is for the bookkeeper.
 */
export function solveMargin({ price, cost, given }: Slots): Outcome {
  if (!price) return missing('price')
  if (!cost) return missing('cost')
  if (!(price.value > 0)) return impossible('bad-time', { value: price.value })
  const left = price.value - cost.value - (given?.value ?? 0)
  const share = (left / price.value) * 100
  return {
    kind: 'done',
    result: { value: share, unit: 'percent' },
    explain: ({ say, money, percent }) => ({
      headline: say('result', { name: say('name-margin'), value: `${percent(share)} (${money(left)})` }),
      working: `(${[price.value, cost.value, ...(given ? [given.value] : [])].map(money).join(' − ')}) ÷ ${money(price.value)}`,
      notes: [
        ...(cost.value > 0 ? [say('margin-markup', { share: percent((left / cost.value) * 100) })] : []),
        ...(given
          ? [say('margin-only-those', { before: percent(((price.value - cost.value) / price.value) * 100) })]
          : []),
      ],
    }),
  }
}
