import { wordsIn } from '../../domain/words-in.ts'
import type { Words } from '../../knowledge/text/words.ts'

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
  const spaced = lines.map((words) => ` ${words.join(' ')} `)
  const has = (phrases: readonly string[]) =>
    phrases.some((phrase) => spaced.some((line) => line.includes(` ${phrase} `)))
  return {
    lines,
    has,
    hasAllOf: (ways) => ways.some((rows) => rows.every(has)),
    hasSign: ([first = [], second = [], ...others]) =>
      lines.some((words, at) => {
        // Most phrases are told from afar to stand nowhere.
        const [firsts = [], seconds = [], ...rest] = [first, second, ...others].map((row) =>
          row.filter((phrase) => spaced[at]?.includes(` ${phrase} `)),
        )
        const from = firstPlace(firsts, words)
        return from >= 0 && lastPlace(seconds, words) > from && rest.every((row) => row.length > 0)
      }),
    hasNear: (these, those, mostWords) =>
      lines.some((words, line) => {
        const placesOf = (phrases: readonly string[]) =>
          phrases.filter((phrase) => spaced[line]?.includes(` ${phrase} `)).map((phrase) => placeOf(phrase, words))
        const places = placesOf(those)
        return placesOf(these).some((one) => places.some((other) => Math.abs(one - other) <= mostWords))
      }),
  }
}

/** Where a phrase stands in words, or -1. */
export function placeOf(phrase: string, words: readonly string[]): number {
  const parts = phrase.split(' ')
  return words.findIndex((_, at) => parts.every((part, offset) => words[at + offset] === part))
}

function firstPlace(phrases: readonly string[], words: readonly string[]): number {
  const places = phrases.map((phrase) => placeOf(phrase, words)).filter((place) => place >= 0)
  return places.length > 0 ? Math.min(...places) : -1
}

function lastPlace(phrases: readonly string[], words: readonly string[]): number {
  return Math.max(
    -1,
    ...phrases.map((phrase) => {
      const parts = phrase.split(' ')
      return words.findLastIndex((_, at) => parts.every((part, offset) => words[at + offset] === part))
    }),
  )
}
