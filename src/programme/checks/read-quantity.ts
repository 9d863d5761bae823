import type { WordLists } from './word-lists.ts'

/** A number as it stands in a text, and the unit behind it. */
export type Quantity = { readonly value: number; readonly unit?: string; readonly start: number; readonly end: number }

/** Indonesian or English digits: `88,31`, `1.240`, `1,240`, `82.5`. */
export const numberPattern = String.raw`\d{1,3}(?:[.,]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`

/**
 * The value of digits as people write them. A group of exactly three digits behind a point or comma is thousands, as in
 * 1.240; anything else behind the last of the two is a fraction, as in 88,31.
 */
export function toNumber(digits: string): number {
  if (/^\d{1,3}(?:[.,]\d{3})+$/.test(digits)) return Number(digits.replace(/[.,]/g, ''))
  const at = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (at === -1) return Number(digits)
  return Number(`${digits.slice(0, at).replace(/[.,]/g, '')}.${digits.slice(at + 1)}`)
}

/** The quantities of a text, in order. A number that is part of a word or of a date-like run is none. */
export function readQuantities(text: string, units: WordLists['units']): readonly Quantity[] {
  const names = unitNames(units)
  const unit = [...names.keys()]
    .toSorted((a, b) => b.length - a.length)
    .map((each) => each.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`))
    .join('|')
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}.,/-])(-?(?:${numberPattern}))\s*(${unit})?(?![\p{L}\p{N}]|/\d|-\d)`,
    'giu',
  )
  return [...text.matchAll(pattern)].map((match) => ({
    value: match[1]?.startsWith('-') ? -toNumber(match[1].slice(1)) : toNumber(match[1] ?? ''),
    ...(match[2] === undefined ? {} : { unit: names.get(match[2].toLowerCase()) ?? match[2] }),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** Every way to write a unit, with the unit. */
function unitNames(units: WordLists['units']): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(units).flatMap(([unit, { en, also }]) => [unit, en, ...also].map((name) => [name, unit] as const)),
  )
}
