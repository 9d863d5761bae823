/** How many places the features of a text are hashed into: a power of two. */
export const featureCount = 8192

const shortestGram = 3
const longestGram = 5
/** Longer messages say more than one thing; what stands behind is not looked at. */
const mostWords = 40

/**
 * What the classifier sees of a text, as places in 0 … `featureCount` - 1, each once: its words, pairs of neighbours,
 * runs of 3 to 5 letters inside a word, and about how long it is. Case, punctuation, repeated letters and which digits
 * there are do not count, so that "Haloo, PRIMA!!" is "halo prima".
 */
export function featuresOf(text: string): readonly number[] {
  const words = wordsOf(text)
  const places = new Set<number>([hash(`n ${Math.min(words.length, 14)}`)])
  const framed = ['^', ...words, '$']
  for (const [position, word] of framed.entries()) {
    const next = framed[position + 1]
    if (next !== undefined) places.add(hash(`b ${word} ${next}`))
    if (position === 0 || next === undefined) continue
    places.add(hash(`w ${word}`))
    const bounded = `_${word}_`
    for (let size = shortestGram; size <= longestGram; size++) {
      for (let at = 0; at + size <= bounded.length; at++) places.add(hash(`c ${bounded.slice(at, at + size)}`))
    }
  }
  return [...places]
}

/** Lower case, no punctuation, repeated letters once, digits as 0; the first 40. */
export function wordsOf(text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .normalize('NFKC')
    .replace(/['’`]/g, '')
    .replace(/\p{Number}+/gu, '0')
    .match(/[\p{Letter}0]+/gu)
  return (words ?? []).slice(0, mostWords).map((word) => word.replace(/(\p{Letter})\1+/gu, '$1'))
}

function hash(feature: string): number {
  return hashInto(featureCount, feature)
}

/**
 * The place of a feature in 0 … `count` - 1; `count` is a power of two. FNV-1a, 32 bits,
 * http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function hashInto(count: number, feature: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < feature.length; at++) {
    value = Math.imul(value ^ feature.charCodeAt(at), 0x01000193)
  }
  return (value ^ (value >>> 15)) & (count - 1)
}
