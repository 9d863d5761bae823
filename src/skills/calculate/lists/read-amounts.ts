import type { Item } from '../items.ts'
import type { Quantity, Unit } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import { isNumber, type LabelWords, labelOf, piecesOf } from './labelled.ts'

/** A number this large without "Rp" is an amount, in talk of capital. */
const smallestAmount = 1_000_000
const land = new Set(
  'tanah bangunan ruko rukonya gedung gedungnya land building buildings shophouse property properti'.split(' '),
)
const apart = new Set('termasuk excluding exclude except luar without tanpa'.split(' '))
const limits = new Set('threshold batas ambang minimum above lewat melewati limit melebihi over'.split(' '))
const eaches = new Set('each masing-masing per tiap setiap @'.split(' '))
const sales = new Set(
  'omzet omset omzetnya omsetnya penjualan penjualannya sales turnover revenue pendapatan pemasukan income'.split(' '),
)
/** What sales of a shorter time come to in a year. */
const timesAYear: Partial<Record<Unit, number>> = { day: 365, week: 52, month: 12, year: 1 }
const places = new Set(
  'outlet outlets cabang toko gerai store stores branch branches lokasi mesin unit units'.split(' '),
)

/**
 * Amounts of capital or investment with their names, as `amount-1:mesin` on; land and buildings apart, as `excluded-1:…`, since
 * they are not counted; sales as those of a year, as `sales`; a limit that is named, as `limit`; what one of several places cost
 * and how many there are, as `each` and `count`.
 */
export function readAmounts(items: readonly Item[], words: LabelWords): Slots {
  const slots: Record<string, Quantity> = {}
  let [counted, left] = [0, 0]
  for (const piece of piecesOf(items, words)) {
    const spoken = piece.flatMap((item) => (item.kind === 'word' ? [item.text] : []))
    const has = (set: ReadonlySet<string>) => spoken.some((word) => set.has(word))
    for (const [index, item] of piece.entries()) {
      if (!isNumber(item)) continue
      const amount = toMoney(item.mention.quantity)
      if (!amount) {
        const next = piece[index + 1]
        if (next?.kind === 'word' && places.has(next.text))
          slots.count = { value: item.mention.quantity.value, unit: 'plain' }
        continue
      }
      // "850 juta belum termasuk ruko" leaves the shop out and counts the amount.
      const isLand = has(land) && !has(apart)
      if (has(limits)) slots.limit = amount
      else if (has(sales)) slots.sales = ofYear(amount)
      else if (isLand) slots[`excluded-${++left}:${nameOf(piece, words)}`] = amount
      else if (has(eaches)) slots.each = amount
      else slots[`amount-${++counted}:${nameOf(piece, words)}`] = amount
    }
  }
  return slots
}

function toMoney({ value, unit, per }: Quantity): Quantity | undefined {
  if (unit !== 'money' && (unit !== 'plain' || value < smallestAmount)) return undefined
  return { value, unit: 'money', ...(per ? { per } : {}) }
}

/** "200 juta sebulan" is 2.4 billion a year. */
function ofYear({ value, unit, per }: Quantity): Quantity {
  const times = per ? (timesAYear[per.unit] ?? 1) / per.count : 1
  return per && times !== 1 ? { value: value * times, unit, per } : { value, unit }
}

/** What an amount is for: the last two words before it. */
function nameOf(piece: readonly Item[], words: LabelWords): string {
  const before = piece.slice(0, piece.findIndex(isNumber)).filter(({ kind }) => kind === 'word')
  return labelOf(before.slice(-2), words)
}
