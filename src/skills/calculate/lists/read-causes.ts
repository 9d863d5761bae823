import type { Item } from '../items.ts'
import type { Quantity } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import { isNumber, type Labelled, type LabelWords, labelledIn, labelOf, piecesOf } from './labelled.ts'
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
  const heading = headingTotal(rest)
  const headed = heading && causesIn(rest.slice(heading.end), words)
  if (headed && headed.length >= fewestCauses && heading.total.value >= sumOf(headed)) {
    return { ...toNamedSlots('cause', headed), total: heading.total }
  }
  const causes = causesIn(rest, words)
  if (causes.length < fewestCauses) return {}
  const all = whole?.find(isNumber)?.mention.quantity
  const sum = sumOf(causes)
  const isWhole = all !== undefined && all.unit === 'plain' && all.value >= sum && labelOf(whole ?? [], words) !== ''
  return { ...toNamedSlots('cause', causes), ...(isWhole ? { total: all } : {}) }
}

/** "Komplain 240: telat kirim 97, …": the figure before the colon is what all of them come to. */
function headingTotal(items: readonly Item[]): { readonly total: Quantity; readonly end: number } | undefined {
  const at = items.findIndex((item, index) => item.kind === 'sign' && item.text === ':' && index > 0)
  const before = items[at - 1]
  if (before?.kind !== 'number' || before.mention.quantity.unit !== 'plain' || items[at + 1]?.kind !== 'word')
    return undefined
  return { total: before.mention.quantity, end: at + 1 }
}

/** The longest row of counts with their names: a piece with several figures between them belongs to another story. */
function causesIn(items: readonly Item[], words: LabelWords): readonly Labelled[] {
  const rows: Labelled[][] = [[]]
  for (const piece of piecesOf(items, words)) {
    const figures = piece.filter(isNumber).map(({ mention }) => mention)
    // "That one page" counts nothing.
    const isAside = figures.some(({ isWeak, quantity }) => isWeak && quantity.value < fewestCauses)
    if (figures.length > 1) rows.push([])
    else if (!isAside)
      rows
        .at(-1)
        ?.push(
          ...labelledIn(piece, words).filter(
            ({ quantity: { value, unit } }) => unit === 'plain' && Number.isInteger(value) && value >= 0,
          ),
        )
  }
  return rows.reduce((longest, row) => (row.length > longest.length ? row : longest), [])
}

function sumOf(causes: readonly Labelled[]): number {
  return causes.reduce((sum, { quantity }) => sum + quantity.value, 0)
}
