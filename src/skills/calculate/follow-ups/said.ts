import type { Item, Mention } from '../items.ts'
import type { Cue } from '../measures-vocabulary.ts'
import type { Vocabulary } from '../vocabulary.ts'

/** A message that may lean on what was computed before it. */
export type Said = {
  readonly text: string
  readonly items: readonly Item[]
  /** Its figures in order, with their places among the items. Words such as "satu" are none. */
  readonly figures: readonly Figure[]
  readonly words: number
  has(cue: Cue): boolean
}
export type Figure = Mention & { readonly position: number }

export function toSaid(text: string, items: readonly Item[], vocabulary: Vocabulary): Said {
  return {
    text,
    items,
    figures: items.flatMap((item, position) =>
      item.kind === 'number' && !item.mention.isWeak ? [{ ...item.mention, position }] : [],
    ),
    words: items.filter(({ kind }) => kind === 'word').length,
    has: (cue) => vocabulary.has(items, cue),
  }
}

/** The words of a text in one line, numbers left out, so that phrases can be looked for. */
export function wordsIn(items: readonly Item[]): string {
  return ` ${items.map((item) => (item.kind === 'number' ? '#' : item.text)).join(' ')} `
}
