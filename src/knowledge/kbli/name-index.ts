import { wordsIn } from '../../domain/words-in.ts'
import { numberOf, type PackedTerms, packTerms } from '../text/packed-strings.ts'
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

/** All that finding names needs, as plain data that can be kept in a file. */
export type PackedNames = {
  readonly names: PackedTerms
  readonly codes: readonly string[]
  /** Name n stands for the codes at the places of `codeOf` from `start[n]` up to, not including, `start[n + 1]`. */
  readonly start: Uint32Array
  readonly codeOf: Uint16Array
  readonly ofOneWord: ReadonlySet<string>
}

const longestName = 5

export function packNames({ words: wordsOf }: Kbli): PackedNames {
  const codes = [...wordsOf.keys()]
  const placesOf = new Map<string, number[]>()
  const ofOneWord = new Set<string>()
  for (const [place, { id, en }] of [...wordsOf.values()].entries()) {
    for (const name of [...id, ...en]) {
      const parts = wordsIn(name)
      const key = parts.join(' ')
      if (new Set(parts).size === 1) ofOneWord.add(parts[0] ?? '')
      const places = placesOf.get(key)
      if (places) places.push(place)
      else placesOf.set(key, [place])
    }
  }
  const start = new Uint32Array(placesOf.size + 1)
  for (const [number, places] of [...placesOf.values()].entries())
    start[number + 1] = (start[number] ?? 0) + places.length
  return {
    names: packTerms([...placesOf.keys()]),
    codes,
    start,
    codeOf: Uint16Array.from([...placesOf.values()].flat()),
    ofOneWord,
  }
}

export function openNameIndex({ names, codes, start, codeOf, ofOneWord }: PackedNames): NameIndex {
  return {
    ofOneWord,
    codesIn(words) {
      const found = new Map<string, number>()
      for (const { name, length } of runsOf(words)) {
        const number = numberOf(names, name)
        if (number === undefined) continue
        for (const place of codeOf.subarray(start[number], start[number + 1])) {
          const code = codes[place]
          if (code !== undefined) found.set(code, length)
        }
      }
      return found
    },
    namesIn: (words) =>
      new Set([...runsOf(words)].map(({ name }) => name).filter((name) => numberOf(names, name) !== undefined)),
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
