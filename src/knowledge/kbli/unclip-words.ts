import { wordsIn } from '../../domain/words-in.ts'
import { numberOf, type PackedTerms, packTerms, stringAt } from '../text/packed-strings.ts'

/** Writes out what was typed short: "bju muslm di psar" is "baju muslim di pasar". */
export type UnclipWords = (text: string) => string

export type UnclipSource = {
  readonly known: KnownWords
  /** Everyday spelling -> standard form. */
  readonly slang: ReadonlyMap<string, string>
}

/** Words that may be meant, found by their consonants, as plain data that can be kept in a file. */
export type KnownWords = {
  readonly words: PackedTerms
  /** The list that a word comes from, and how often it stands there. */
  readonly list: Uint8Array
  readonly count: Uint16Array
  readonly skeletons: PackedTerms
  /** Skeleton s has the words at the places of `wordOf` from `start[s]` up to, not including, `start[s + 1]`. */
  readonly start: Uint32Array
  readonly wordOf: Uint32Array
}

/** Of an English sentence every second word may look like a clipped Indonesian one: "bring" is no "bearing". */
const english = /(?<!\p{L})(?:we|i|my|our|the|and|from|them|of|to|is|are)(?!\p{L})/giu
const fewestEnglish = 2
const vowels = /[aiueo]/g
const shortest = 3
const fewestConsonants = 2
/** More letters than this are left out of no word. */
const mostLeftOut = 3

type Candidate = { readonly word: string; readonly list: number; readonly count: number }

/** Phrases whose words may be meant, in the order of what is likelier: a word counts in the first list that has it. */
export function packKnownWords(meant: readonly Iterable<string>[]): KnownWords {
  const known = new Map<string, Candidate>()
  for (const [list, phrases] of meant.entries()) {
    for (const [word, count] of countWords(phrases)) if (!known.has(word)) known.set(word, { word, list, count })
  }
  const candidates = [...known.values()]
  const bySkeleton = new Map<string, number[]>()
  for (const [place, { word }] of candidates.entries()) {
    const skeleton = skeletonOf(word)
    const same = bySkeleton.get(skeleton)
    if (same) same.push(place)
    else bySkeleton.set(skeleton, [place])
  }
  const groups = [...bySkeleton.values()]
  const start = new Uint32Array(groups.length + 1)
  for (const [number, places] of groups.entries()) start[number + 1] = (start[number] ?? 0) + places.length
  return {
    words: packTerms([...known.keys()]),
    list: Uint8Array.from(candidates, ({ list }) => list),
    count: Uint16Array.from(candidates, ({ count }) => count),
    skeletons: packTerms([...bySkeleton.keys()]),
    start,
    wordOf: Uint32Array.from(groups.flat()),
  }
}

/**
 * People leave out vowels, and repeat a last letter. A word that nobody knows is read as the word that has the same
 * consonants in the same order and all vowels that were typed: fewest letters left out, then the likelier list, then the
 * commoner word. Where two are alike in all, none is meant.
 */
export function createUnclipper({ known, slang }: UnclipSource): UnclipWords {
  const knows = (word: string) => numberOf(known.words, word) !== undefined

  return (text) =>
    [...text.matchAll(english)].length >= fewestEnglish
      ? text
      : text.replace(/\p{L}+/gu, (word) => meantBy(word.toLowerCase()) ?? word)

  function meantBy(typed: string): string | undefined {
    if (knows(typed)) return undefined
    return slang.get(typed) ?? unclipped(typed) ?? withEnding(typed)
  }

  /** "Sopirny" says what "sopir" says. */
  function withEnding(typed: string): string | undefined {
    const ending = /(?:nya|ny)$/.exec(typed)?.[0]
    if (ending === undefined) return undefined
    const stem = typed.slice(0, -ending.length)
    return knows(stem) ? stem : unclipped(stem)
  }

  function unclipped(typed: string): string | undefined {
    const single = typed.replace(/(\p{L})\1+/gu, '$1')
    if (single !== typed && knows(single)) return single
    const skeleton = skeletonOf(typed)
    if (typed.length < shortest || skeleton.length < fewestConsonants) return undefined
    const fitting = candidatesOf(known, skeleton).filter(
      ({ word }) => word.length - typed.length <= mostLeftOut && word[0] === typed[0] && isWithin(typed, word),
    )
    const [best, next] = fitting.toSorted(byLikelihood)
    return best && (!next || byLikelihood(best, next) !== 0) ? best.word : undefined
  }
}

function candidatesOf({ words, list, count, skeletons, start, wordOf }: KnownWords, skeleton: string): Candidate[] {
  const number = numberOf(skeletons, skeleton)
  if (number === undefined) return []
  return Array.from(wordOf.subarray(start[number], start[number + 1]), (place) => ({
    word: stringAt(words, place),
    list: list[place] ?? 0,
    count: count[place] ?? 0,
  }))
}

function byLikelihood(a: Candidate, b: Candidate): number {
  return a.word.length - b.word.length || a.list - b.list || b.count - a.count
}

function countWords(phrases: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const phrase of phrases) {
    for (const word of wordsIn(phrase)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}

function skeletonOf(word: string): string {
  return word.replace(vowels, '')
}

/** Whether the letters of a word stand in another in their order. */
function isWithin(typed: string, word: string): boolean {
  let at = 0
  for (const letter of word) if (letter === typed[at]) at += 1
  return at === typed.length
}
