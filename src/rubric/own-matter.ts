/** Letters by which two words count as one: "paket", "paketnya". */
const stem = 5
/** So much of the customer's own in a reply, and it speaks of the matter. */
const enough = 4
/** A figure or a name tells more of a matter than a word that many use. */
const weightOfSpecial = 2

/**
 * How much of the customer's own matter a reply takes up, 0 to 1: the words of the message it shares, figures and names
 * counting twice and words that everybody uses (`common`) not at all.
 */
export function ownMatter(reply: string, customer: string, common: readonly string[]): number {
  const said = termsOf(reply, common)
  const shared = [...termsOf(customer, common)].filter(([term]) => said.has(term))
  return Math.min(1, shared.reduce((sum, [, weight]) => sum + weight, 0) / enough)
}

/** The terms of a text: figures and names whole, other words by their beginning. */
function termsOf(text: string, common: readonly string[]): ReadonlyMap<string, number> {
  const words = [...text.matchAll(/[\p{L}\p{N}]+(?:[.,:]\d+)*/gu)]
  return new Map(
    words.flatMap(({ 0: word, index }) => {
      const small = word.toLowerCase()
      const isFigure = /\d/.test(word)
      if (!isFigure && (small.length < 3 || common.includes(small))) return []
      const isName = /^\p{Lu}/u.test(word) && /[\p{Ll},]\s$/u.test(text.slice(0, index))
      return [[small.slice(0, isFigure ? undefined : stem), isFigure || isName ? weightOfSpecial : 1] as const]
    }),
  )
}
