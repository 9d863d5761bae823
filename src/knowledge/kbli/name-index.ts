import { wordsIn } from '../../domain/words-in.ts'
import type { Kbli } from './kbli.ts'

/** The names that people have for codes, found within words that stand side by side. */
export type NameIndex = {
  /** The codes that a name stands for, with the number of words of the longest. */
  codesIn(words: readonly string[]): Map<string, number>
  /** The names themselves, as words with a space between. */
  namesIn(words: readonly string[]): ReadonlySet<string>
  /** Words that are the whole name of something: "spa", "tahu". */
  readonly ofOneWord: ReadonlySet<string>
}

const longestName = 5

export function createNameIndex({ words: wordsOf }: Kbli): NameIndex {
  const codesOf = new Map<string, string[]>()
  const ofOneWord = new Set<string>()
  for (const [code, { id, en }] of wordsOf) {
    for (const names of [id, en]) {
      for (const name of names) {
        const parts = wordsIn(name)
        const key = parts.join(' ')
        if (new Set(parts).size === 1) ofOneWord.add(parts[0] ?? '')
        const codes = codesOf.get(key)
        if (codes) codes.push(code)
        else codesOf.set(key, [code])
      }
    }
  }

  return {
    ofOneWord,
    codesIn(words) {
      const found = new Map<string, number>()
      for (const { name, length } of runsOf(words)) {
        for (const code of codesOf.get(name) ?? []) found.set(code, length)
      }
      return found
    },
    namesIn: (words) => new Set([...runsOf(words)].map(({ name }) => name).filter((name) => codesOf.has(name))),
  }
}

/** All runs of words up to the longest name, the shortest first. */
function* runsOf(words: readonly string[]): Generator<{ name: string; length: number }> {
  for (let length = 1; length <= longestName; length++) {
    for (let start = 0; start + length <= words.length; start++) {
      yield { name: words.slice(start, start + length).join(' '), length }
    }
  }
}
