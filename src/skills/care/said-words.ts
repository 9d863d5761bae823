import { wordsIn } from '../../domain/words-in.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { hasPhrase, placesOf } from './phrase-places.ts'

/** A message as phrases are looked for in it: as it was written, and with everyday spelling put right. */
export type SaidWords = {
  readonly lines: readonly (readonly string[])[]
  /** Whether one of the phrases stands in it, word for word. */
  has(phrases: readonly string[]): boolean
  /** Whether one phrase of each row stands in it, one of the first row's before one of the second's. */
  hasSign(rows: readonly (readonly string[])[]): boolean
  /** Whether one phrase of each row stands in it, in any order, for one of these ways to say it. */
  hasAllOf(ways: readonly (readonly (readonly string[])[])[]): boolean
  /** Whether one of these begins within a few words of one of those. */
  hasNear(these: readonly string[], those: readonly string[], mostWords: number): boolean
}

/** `Haloo, don't` -> `halo dont`: letters that are repeated for feeling count once. */
function wordsOf(text: string): readonly string[] {
  return wordsIn(text.replace(/['’`]/g, '').replace(/(\p{Letter})\1{2,}/gu, '$1'))
}

export function readSaidWords(text: string, { slang }: Pick<Words, 'slang'>): SaidWords {
  const written = wordsOf(text)
  const standard = written.flatMap((word) => (slang.get(word) ?? word).split(' '))
  const lines = [written, standard]
  const has = (phrases: readonly string[]) => lines.some((words) => hasPhrase(phrases, words))
  return {
    lines,
    has,
    hasAllOf: (ways) => ways.some((rows) => rows.every(has)),
    hasSign: ([first = [], second = [], ...others]) =>
      lines.some((words) => {
        const from = placesOf(first, words)[0]?.at
        if (from === undefined) return false
        const to = placesOf(second, words).at(-1)?.at ?? -1
        return to > from && others.every((row) => hasPhrase(row, words))
      }),
    hasNear: (these, those, mostWords) =>
      lines.some((words) => {
        const places = beginningsOf(those, words)
        if (places.length === 0) return false
        return beginningsOf(these, words).some((one) => places.some((other) => Math.abs(one - other) <= mostWords))
      }),
  }
}

/** Where each of the phrases stands first. */
function beginningsOf(phrases: readonly string[], words: readonly string[]): readonly number[] {
  const first = new Map<number, number>()
  for (const { order, at } of placesOf(phrases, words)) if (!first.has(order)) first.set(order, at)
  return [...first.values()]
}
