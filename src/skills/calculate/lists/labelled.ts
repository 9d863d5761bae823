import type { Item } from '../items.ts'
import type { Quantity } from '../quantity.ts'

/** A figure with the words that say what it counts: "telat kirim 84", "517 soal paket telat". */
export type Labelled = { readonly label: string; readonly quantity: Quantity }

/** Words around a label that are none of it. */
export type LabelWords = { readonly empty: ReadonlySet<string>; readonly joints: ReadonlySet<string> }

const breaks = new Set([',', ';', '\n', '.', '?', '(', ')'])
const longestLabel = 5
const separator = ':'

/**
 * A text as pieces between commas, each with its figures and what is left of its words. What stands before a colon is a
 * heading, unless a figure follows right behind it.
 */
export function piecesOf(items: readonly Item[], { joints }: LabelWords): readonly (readonly Item[])[] {
  const pieces: Item[][] = [[]]
  for (const [index, item] of items.entries()) {
    const current = pieces.at(-1)
    const isHeading = item.kind === 'sign' && item.text === separator && items[index + 1]?.kind !== 'number'
    const isJoint = item.kind === 'word' && joints.has(item.text) && (current?.some(isNumber) ?? false)
    if ((item.kind === 'sign' && breaks.has(item.text)) || isHeading || isJoint) pieces.push([])
    else current?.push(item)
  }
  return pieces.filter((piece) => piece.length > 0)
}

/** The pieces that are one figure and its label, in their order. */
export function labelledIn(items: readonly Item[], words: LabelWords): readonly Labelled[] {
  return piecesOf(items, words).flatMap((piece) => {
    const [figure, more] = piece.filter(isNumber)
    const label = labelOf(piece, words)
    if (!figure || more || label === '') return []
    return [{ label, quantity: figure.mention.quantity }]
  })
}

/** The words of a piece that say what it is about; empty where there are none, or so many that it is a sentence. */
export function labelOf(piece: readonly Item[], { empty }: LabelWords): string {
  const all = piece.flatMap((item) => (item.kind === 'word' ? [item] : []))
  const from = all.findIndex(({ text }) => !empty.has(text))
  const to = all.findLastIndex(({ text }) => !empty.has(text))
  const label = from < 0 ? [] : all.slice(from, to + 1).map(({ text, raw }) => raw ?? text)
  return label.length > longestLabel ? '' : label.join(' ')
}

export function isNumber(item: Item): item is Extract<Item, { kind: 'number' }> {
  return item.kind === 'number'
}
