/** Looks up whether two neighbouring words are also written as one, and as which. */
export type FindCompound = (first: string, second: string) => string | undefined

const shortestPart = 2
const shortestCompound = 6

/**
 * Words that a corpus writes both together and apart: `ibukota` and `ibu kota`, `kerjasama` and `kerja sama`. Any word
 * that is made of two other words of the vocabulary counts.
 */
export function createCompoundFinder(vocabulary: ReadonlyMap<string, unknown>): FindCompound {
  const secondParts = new Map<string, Map<string, string>>()
  for (const word of vocabulary.keys()) {
    if (word.length < shortestCompound || !/^[a-z]+$/.test(word)) continue
    for (let cut = shortestPart; cut <= word.length - shortestPart; cut++) {
      const [first, second] = [word.slice(0, cut), word.slice(cut)]
      if (!vocabulary.has(first) || !vocabulary.has(second)) continue
      const known = secondParts.get(first)
      if (known === undefined) secondParts.set(first, new Map([[second, word]]))
      else known.set(second, word)
    }
  }
  return (first, second) => secondParts.get(first)?.get(second)
}
