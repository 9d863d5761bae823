import type { InvertedIndex } from './inverted-index.ts'

export type Rarity = {
  /** The idf of several terms taken as one. The key stands for the same terms in every call. */
  ofAny(key: string, termIds: Iterable<number>): number
  /** The idf of a word that stands in no passage, the highest there is. */
  readonly ofUnknown: number
}

/**
 * BM25's idf in Lucene's form, which is never negative: ln(1 + (N - n + 0.5) / (n + 0.5)) for n of N passages, whichever
 * field the term is in.
 */
export function createRarity(index: InvertedIndex): Rarity {
  const { passageCount, passageOfUnit, unitOfPosting, postingStart } = index
  const known = new Map<string, number>()
  const seenIn = new Int32Array(passageCount)
  let search = 0

  const countPassages = (termIds: Iterable<number>) => {
    search += 1
    let passages = 0
    for (const termId of termIds) {
      const end = postingStart[termId + 1] ?? 0
      for (let posting = postingStart[termId] ?? 0; posting < end; posting++) {
        const passage = passageOfUnit[unitOfPosting[posting] ?? 0] ?? 0
        if (seenIn[passage] === search) continue
        seenIn[passage] = search
        passages += 1
      }
    }
    return passages
  }

  const idf = (passages: number) => Math.log(1 + (passageCount - passages + 0.5) / (passages + 0.5))

  return {
    ofAny(key, termIds) {
      const before = known.get(key)
      if (before !== undefined) return before
      const value = idf(countPassages(termIds))
      known.set(key, value)
      return value
    },
    ofUnknown: idf(0),
  }
}
