/** Looks up whether two neighbouring words are also written as one, and as which. */
export type FindCompound = (first: string, second: string) => string | undefined

const shortestPart = 2
const shortestCompound = 6

/**
 * Words that a corpus writes both together and apart: `ibukota` and `ibu kota`, `kerjasama` and `kerja sama`. Any word
 * that is made of two other words of the vocabulary counts.
 */
export function createCompoundFinder(isWord: (word: string) => boolean): FindCompound {
  return (first, second) => {
    if (first.length < shortestPart || second.length < shortestPart) return undefined
    const compound = first + second
    if (compound.length < shortestCompound || !isWord(compound) || !/^[a-z]+$/.test(compound)) return undefined
    return isWord(first) && isWord(second) ? compound : undefined
  }
}
