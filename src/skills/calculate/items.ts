import type { Quantity } from './quantity.ts'
import type { Token } from './tokens.ts'

/** A number as it stands in a text. */
export type Mention = {
  readonly quantity: Quantity
  /** Other values that the same digits may mean: "1.250" may be 1.25. */
  readonly others: readonly number[]
  /** A word such as "satu", a year, "minggu 6": counts only where a label stands beside it. */
  readonly isWeak: boolean
}

/** A text as numbers between words. `start` counts characters of the text. */
export type Item = { readonly start: number } & (
  | { readonly kind: 'number'; readonly mention: Mention }
  /** "9-10", "4 sampai 5", "nilai 4 dan 5". `text` is `9-10`. */
  | { readonly kind: 'range'; readonly text: string; readonly low: number; readonly high: number }
  /** `raw`: as it was written, where `text` is the spelling of the vocabulary. */
  | { readonly kind: 'word'; readonly text: string; readonly raw?: string }
  | { readonly kind: 'sign'; readonly text: string }
)

/** A text never changes once read, and every measure looks through it. */
const known = new WeakMap<readonly Item[], readonly Token[]>()

/** A text as labels are found in it: in words and ranges; a number has no text of its own. */
export function tokensOf(items: readonly Item[]): readonly Token[] {
  const before = known.get(items)
  if (before) return before
  const tokens = items.map(toToken)
  known.set(items, tokens)
  return tokens
}

function toToken(item: Item): Token {
  const text = item.kind === 'number' ? '' : item.text
  return { kind: item.kind === 'sign' ? 'sign' : 'word', text, isGlued: false, start: item.start }
}

/** More words than this tell a story, in which numbers are mostly circumstances. */
const longestOrder = 25

/** Whether a message has so many words that it tells more than what is to be computed. */
export function isStory(items: readonly Item[]): boolean {
  return items.filter(({ kind }) => kind === 'word' || kind === 'number').length > longestOrder
}
