import { remembering } from '../../domain/remembering.ts'
import { countBits } from './count-bits.ts'
import { type PackedStrings, packStrings, stringAt } from './packed-strings.ts'
import { slipCost } from './slip-cost.ts'

/** A known word that an unknown word may have been meant as. */
export type Correction = {
  readonly word: string
  /** What the slip from one to the other costs; a single usual slip costs about 1. */
  readonly cost: number
}

/** The words that may have been meant, in order of length. */
export type Spellings = {
  readonly words: PackedStrings
  /** Which letters each has. */
  readonly letters: Uint32Array
  /** How often each stands in the corpus. */
  readonly counts: Uint32Array
  /** Words of a length begin here. */
  readonly startOfLength: Uint32Array
}

/** The known words nearest to an unknown one, the most likely first. */
export type SpellingCorrector = (word: string) => readonly Correction[]

/** As many as a long message has. */
const mostRemembered = 200
const shortestCorrected = 4
const longestCorrected = 40
/** From this length on a word may hold two slips, and one in its first letter. */
const longWord = 8
const firstLetterMayDiffer = 6
/** How much ten times the frequency makes up for in cost. */
const frequencyWeight = 0.12

/** Makes a vocabulary (word -> how often it stands in the corpus) ready for the corrector. */
export function packSpellings(vocabulary: ReadonlyMap<string, number>): Spellings {
  const words = [...vocabulary.keys()].filter(isCorrectable).sort((a, b) => a.length - b.length)
  return {
    words: packStrings(words),
    letters: Uint32Array.from(words, lettersOf),
    counts: Uint32Array.from(words, (word) => vocabulary.get(word) ?? 1),
    startOfLength: startOfEachLength(words),
  }
}

/**
 * Corrects words against a vocabulary. The cheapest slip wins, frequent words before rare ones. Short words get one slip and
 * must keep their first letter (or swap it with the second), so that real words from outside the corpus are not bent into it.
 *
 * @param limit how many corrections of one word at most
 */
export function createSpellingCorrector(spellings: Spellings, limit: number): SpellingCorrector {
  const { words, letters, counts, startOfLength } = spellings

  // A message is read in several ways, and each looks for the same words.
  return remembering((word) => {
    if (limit === 0 || !isCorrectable(word)) return []
    const slips = word.length >= longWord ? 2 : 1
    const maxCost = slips === 2 ? 2 : 1.4
    const typed = lettersOf(word)
    const end = startOfLength[word.length + slips + 1] ?? letters.length
    const found: (Correction & { readonly rank: number })[] = []
    for (let at = startOfLength[word.length - slips] ?? 0; at < end; at++) {
      if (countBits(typed ^ (letters[at] ?? 0)) > 2 * slips) continue
      const known = stringAt(words, at)
      if (!mayBegin(word, known)) continue
      const cost = slipCost(word, known, maxCost)
      if (cost > maxCost) continue
      found.push({ word: known, cost, rank: cost - frequencyWeight * Math.log10(counts[at] ?? 1) })
    }
    found.sort((a, b) => a.rank - b.rank)
    return found.slice(0, limit).map(({ word: known, cost }) => ({ word: known, cost }))
  }, mostRemembered)
}

function isCorrectable(word: string): boolean {
  return word.length >= shortestCorrected && word.length <= longestCorrected && /^\p{L}+$/u.test(word)
}

function mayBegin(word: string, known: string): boolean {
  if (word[0] === known[0] || word.length >= firstLetterMayDiffer) return true
  return word[0] === known[1] && word[1] === known[0]
}

/** Which letters a word has, a bit for each of a to z; all others share the remaining bits. One slip changes two bits at most. */
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) - 97)
  return letters >>> 0
}

/** Where the words of each length begin in a list in order of length. */
function startOfEachLength(words: readonly string[]): Uint32Array {
  const start = new Uint32Array(longestCorrected + 2).fill(words.length)
  for (const [at, { length }] of [...words.entries()].reverse()) start[length] = at
  for (let length = longestCorrected; length >= 0; length--)
    start[length] = Math.min(start[length] ?? 0, start[length + 1] ?? 0)
  return start
}
