import { slipCost } from './slip-cost.ts'

/** A known word that an unknown word may have been meant as. */
export type Correction = {
  readonly word: string
  /** What the slip from one to the other costs; a single usual slip costs about 1. */
  readonly cost: number
}

/** The known words nearest to an unknown one, the most likely first. */
export type SpellingCorrector = (word: string) => readonly Correction[]

const shortestCorrected = 4
const longestCorrected = 40
/** From this length on a word may hold two slips, and one in its first letter. */
const longWord = 8
const firstLetterMayDiffer = 6
/** How much ten times the frequency makes up for in cost. */
const frequencyWeight = 0.12

/**
 * Corrects words against a vocabulary (word -> how often it stands in the corpus). Candidates share letter pairs with the
 * word, which a small index finds; the cheapest slip wins, frequent words before rare ones. Short words get one slip and
 * must keep their first letter (or swap it with the second), so that real words from outside the corpus are not bent into
 * it.
 *
 * @param limit how many corrections of one word at most
 */
export function createSpellingCorrector(vocabulary: ReadonlyMap<string, number>, limit: number): SpellingCorrector {
  const words = [...vocabulary.keys()].filter(isCorrectable)
  const { pairIds, start, wordOfEntry } = indexPairs(words)
  const shared = new Uint8Array(words.length)

  return (word) => {
    if (limit === 0 || !isCorrectable(word)) return []
    const slips = word.length >= longWord ? 2 : 1
    const maxCost = slips === 2 ? 2 : 1.4
    const pairs = pairsOf(word)
    const touched: number[] = []
    for (const pair of pairs) {
      const id = pairIds.get(pair) ?? -1
      for (let entry = start[id] ?? 0; entry < (start[id + 1] ?? 0); entry++) {
        const candidate = wordOfEntry[entry] ?? 0
        if (shared[candidate] === 0) touched.push(candidate)
        shared[candidate] = (shared[candidate] ?? 0) + 1
      }
    }
    // One slip spoils at most three letter pairs (a swap), so a near word shares all the others.
    const needed = Math.max(1, pairs.length - 3 * slips)
    const found: (Correction & { readonly rank: number })[] = []
    for (const candidate of touched) {
      const enough = (shared[candidate] ?? 0) >= needed
      shared[candidate] = 0
      const known = words[candidate]
      if (!enough || known === undefined || !mayBegin(word, known)) continue
      const cost = slipCost(word, known, maxCost)
      if (cost > maxCost) continue
      found.push({ word: known, cost, rank: cost - frequencyWeight * Math.log10(vocabulary.get(known) ?? 1) })
    }
    found.sort((a, b) => a.rank - b.rank)
    return found.slice(0, limit).map(({ word: known, cost }) => ({ word: known, cost }))
  }
}

function isCorrectable(word: string): boolean {
  return word.length >= shortestCorrected && word.length <= longestCorrected && /^\p{L}+$/u.test(word)
}

function mayBegin(word: string, known: string): boolean {
  if (word[0] === known[0] || word.length >= firstLetterMayDiffer) return true
  return word[0] === known[1] && word[1] === known[0]
}

function pairsOf(word: string): readonly string[] {
  const padded = `^${word}$`
  return Array.from({ length: padded.length - 1 }, (_, index) => padded.slice(index, index + 2))
}

/** The words with each letter pair: those of pair p are `wordOfEntry[start[p]]` up to, not including, `start[p + 1]`. */
function indexPairs(words: readonly string[]) {
  const pairIds = new Map<string, number>()
  const wordsOfPair: number[][] = []
  for (const [index, word] of words.entries()) {
    for (const pair of pairsOf(word)) {
      const id = pairIds.get(pair) ?? pairIds.size
      if (id === wordsOfPair.length) {
        pairIds.set(pair, id)
        wordsOfPair.push([])
      }
      wordsOfPair[id]?.push(index)
    }
  }
  const start = new Uint32Array(wordsOfPair.length + 1)
  for (const [id, entries] of wordsOfPair.entries()) start[id + 1] = (start[id] ?? 0) + entries.length
  return { pairIds, start, wordOfEntry: Int32Array.from(wordsOfPair.flat()) }
}
