import type { Item } from '../items.ts'
import type { Slots } from '../slots.ts'
import { isNumber, type LabelWords, labelledIn, labelOf, piecesOf } from './labelled.ts'
import { toNamedSlots } from './named-slots.ts'

const fewestCauses = 3
/** What a piece begins with that says how many there are in all. */
const wholes = new Set(['dari', 'total', 'totalnya', 'of', 'from', 'semuanya', 'jumlah'])

/**
 * Reasons with how often each was counted, "telat kirim 84, barang rusak 41, …", as `cause-1:telat kirim` on, and `total`
 * where one is said ("dari 1.260 tiket"); empty where there are fewer than three.
 */
export function readCauses(items: readonly Item[], words: LabelWords): Slots {
  const whole = piecesOf(items, words).find(
    (piece) =>
      piece.some(({ kind, ...item }) => kind === 'word' && 'text' in item && wholes.has(item.text)) &&
      piece.some(isNumber),
  )
  const rest = whole ? items.filter((item) => !whole.includes(item)) : items
  const causes = labelledIn(rest, words).filter(
    ({ quantity: { value, unit } }) => unit === 'plain' && Number.isInteger(value) && value >= 0,
  )
  if (causes.length < fewestCauses) return {}
  const all = whole?.find(isNumber)?.mention.quantity
  const sum = causes.reduce((so_far, { quantity }) => so_far + quantity.value, 0)
  const isWhole = all !== undefined && all.unit === 'plain' && all.value >= sum && labelOf(whole ?? [], words) !== ''
  return { ...toNamedSlots('cause', causes), ...(isWhole ? { total: all } : {}) }
}
