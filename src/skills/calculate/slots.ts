import type { RatingCount } from '../../measures/ratings.ts'
import type { Quantity } from './quantity.ts'

/** The figures of a measure by name. Those of a list are numbered from 1: `part-1`, `part-2`; ratings are `rating-5`. */
export type Slots = Readonly<Record<string, Quantity>>

const ratingSlot = /^rating-(\d+)$/

/** How often each answer was given, lowest first; empty where no ratings are among the figures. */
export function ratingsIn(slots: Slots): readonly RatingCount[] {
  return Object.entries(slots)
    .flatMap(([name, { value: count }]) => {
      const value = ratingSlot.exec(name)?.[1]
      return value === undefined ? [] : [{ value: Number(value), count }]
    })
    .toSorted((a, b) => a.value - b.value)
}

/** The figures of a list, `name-1` on. */
export function listIn(slots: Slots, name: string): readonly Quantity[] {
  const list: Quantity[] = []
  for (let next = slots[`${name}-1`]; next; next = slots[`${name}-${list.length + 1}`]) list.push(next)
  return list
}
