import type { Quantity } from '../quantity.ts'
import type { Slots } from '../slots.ts'

/** One of a list of figures that the asker named: slot `cause-2:barang rusak`. */
export type NamedFigure = { readonly slot: string; readonly label: string; readonly quantity: Quantity }

/** Slots for figures with names, in their order. */
export function toNamedSlots(kind: string, figures: readonly { label: string; quantity: Quantity }[]): Slots {
  return Object.fromEntries(figures.map(({ label, quantity }, index) => [`${kind}-${index + 1}:${label}`, quantity]))
}

/** The named figures of a kind, in the order in which they were said. */
export function namedIn(slots: Slots, kind: string): readonly NamedFigure[] {
  const begin = `${kind}-`
  return Object.entries(slots)
    .flatMap(([slot, quantity]) => {
      const colon = slot.indexOf(':')
      if (!slot.startsWith(begin) || colon < 0) return []
      const place = Number(slot.slice(begin.length, colon))
      return [{ slot, label: slot.slice(colon + 1), quantity, place }]
    })
    .toSorted((a, b) => a.place - b.place)
}

/** A label as it is shown: people write the names of their branches in small letters. */
export function shownLabel(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1)
}
