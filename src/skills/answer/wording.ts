import type { Tokenise } from '../../knowledge/text/tokenise.ts'
import type { Words } from '../../knowledge/text/words.ts'

/** How near a question is to the ways in which people ask for something, each 0 to 1. */
export type WordingSimilarity = {
  /** To the one way of asking that comes nearest. */
  readonly nearest: number
  /** To the nearest few, on average. */
  readonly average: number
}

/** What people ask for in several ways: an entry, in both languages, or a referral. */
export type AskedFor = readonly string[]

/** Lists are known again by identity, so pass the same ones. */
export type CompareWording = (question: string) => (asked: AskedFor) => WordingSimilarity

/** So many of an entry's ways of asking count for the average: one alone may be near by chance. */
const nearestCounted = 3
/** Letters in a row that two wordings may share: slips and affixes leave most of them alike. */
const gramLengths = [3, 4, 5]

/**
 * Compares questions by the letters that they share, without regard to the order of words: the cosine of their sets of
 * letter n-grams. The retriever adds up the words of all ways of asking; this tells whether one person asks like another.
 */
export function createWordingComparison(words: Words, tokenise: Tokenise): CompareWording {
  const known = new WeakMap<AskedFor, readonly Uint32Array[]>()

  const gramsOf = (text: string): Uint32Array => {
    const grams = new Set<number>()
    for (const token of tokenise(text)) {
      for (const word of words.slang.get(token)?.split(' ') ?? [token]) {
        if (!words.functionWords.has(word)) addGrams(`^${word}$`, grams)
      }
    }
    return Uint32Array.from(grams).sort()
  }
  const wordingsOf = (asked: AskedFor) => {
    const wordings = known.get(asked) ?? asked.map(gramsOf)
    known.set(asked, wordings)
    return wordings
  }

  return (question) => {
    const grams = gramsOf(question)
    return (asked) => {
      const similarities = wordingsOf(asked)
        .map((wording) => cosine(grams, wording))
        .sort((a, b) => b - a)
        .slice(0, nearestCounted)
      const sum = similarities.reduce((total, similarity) => total + similarity, 0)
      return { nearest: similarities[0] ?? 0, average: sum / nearestCounted }
    }
  }
}

function addGrams(word: string, grams: Set<number>): void {
  for (const length of gramLengths) {
    for (let start = 0; start + length <= word.length; start++) grams.add(hash(word, start, start + length))
  }
}

/** FNV-1a, https://www.rfc-editor.org/rfc/rfc9923: a number takes less room than its letters. */
function hash(text: string, start: number, end: number): number {
  let value = 0x811c9dc5
  for (let at = start; at < end; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** Of two sorted sets. */
function cosine(one: Uint32Array, other: Uint32Array): number {
  let shared = 0
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [a, b] = [one[i] ?? 0, other[j] ?? 0]
    if (a === b) shared++
    if (a <= b) i++
    if (b <= a) j++
  }
  return shared === 0 ? 0 : shared / Math.sqrt(one.length * other.length)
}
