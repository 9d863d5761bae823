/** Known words that an unknown word may have been meant as. */
export type Correction = {
  readonly word: string
  /** Letters inserted, left out, changed or swapped with their neighbour. */
  readonly edits: number
}

export type SpellingCorrector = (word: string) => readonly Correction[]

/** Words of one corpus and how often each stands there. */
export type Vocabulary = ReadonlyMap<string, number>

const shortestCorrected = 4
const longestCorrected = 40

/**
 * Corrects words against a vocabulary. Candidates share letter pairs with the word, which a small index finds; the
 * nearest by Damerau-Levenshtein distance win, among equally near ones the more frequent. One edit is allowed in words of
 * 4 to 7 letters, two in longer ones; the first letter must be right in short words, so that real words from outside the
 * corpus are not bent into it.
 *
 * @param limit how many corrections of one word at most
 */
export function createSpellingCorrector(vocabulary: Vocabulary, limit: number): SpellingCorrector {
  const words = [...vocabulary.keys()].filter(isCorrectable)
  const pairs = indexPairs(words)
  const shared = new Uint8Array(words.length)

  return (word) => {
    if (!isCorrectable(word)) return []
    const maxEdits = word.length >= 8 ? 2 : 1
    const wordPairs = pairsOf(word)
    const touched: number[] = []
    for (const pair of wordPairs) {
      for (const candidate of pairs.get(pair) ?? []) {
        if (shared[candidate] === 0) touched.push(candidate)
        shared[candidate] = (shared[candidate] ?? 0) + 1
      }
    }
    // One edit spoils at most three letter pairs (a swap), so a near word shares all the others.
    const needed = Math.max(1, wordPairs.length - 3 * maxEdits)
    const found: (Correction & { readonly frequency: number })[] = []
    for (const candidate of touched) {
      const enough = (shared[candidate] ?? 0) >= needed
      shared[candidate] = 0
      const known = words[candidate]
      if (!enough || known === undefined || Math.abs(known.length - word.length) > maxEdits) continue
      if (word.length < 8 && known[0] !== word[0]) continue
      const edits = editDistance(word, known, maxEdits)
      if (edits <= maxEdits) found.push({ word: known, edits, frequency: vocabulary.get(known) ?? 0 })
    }
    found.sort((a, b) => a.edits - b.edits || b.frequency - a.frequency)
    return found.slice(0, limit).map(({ word: known, edits }) => ({ word: known, edits }))
  }
}

/**
 * Damerau-Levenshtein distance (restricted: no letter pair is edited twice) up to `max`; beyond that any number above it.
 * https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance#Optimal_string_alignment_distance
 */
export function editDistance(a: string, b: string, max: number): number {
  if (Math.abs(a.length - b.length) > max) return max + 1
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      let edits = Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforePrevious[j - 2] ?? 0) + 1)
      }
      current.push(edits)
      best = Math.min(best, edits)
    }
    if (best > max) return max + 1
    beforePrevious = previous
    previous = current
  }
  return previous[b.length] ?? max + 1
}

function isCorrectable(word: string): boolean {
  return word.length >= shortestCorrected && word.length <= longestCorrected && /^\p{L}+$/u.test(word)
}

function pairsOf(word: string): readonly string[] {
  const padded = `^${word}$`
  return Array.from({ length: padded.length - 1 }, (_, index) => padded.slice(index, index + 2))
}

function indexPairs(words: readonly string[]): Map<string, number[]> {
  const pairs = new Map<string, number[]>()
  words.forEach((word, index) => {
    for (const pair of pairsOf(word)) {
      const known = pairs.get(pair)
      if (known === undefined) pairs.set(pair, [index])
      else known.push(index)
    }
  })
  return pairs
}
