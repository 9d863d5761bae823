const word = /\p{L}[\p{L}\p{M}\p{N}&.-]*\p{L}|\p{L}/gu

/**
 * What a sentence writes as a name: words in capitals, and capitalised words inside it. The first word only where the
 * next is capitalised too, or it is an abbreviation. In lower case.
 */
export function namesIn(sentence: string, capitals: ReadonlySet<string>): readonly string[] {
  const words = [...sentence.matchAll(word)].map(([one], index) => ({ one, index }))
  return words
    .filter(({ one, index }) => {
      if (!/^\p{Lu}/u.test(one)) return false
      if (isAbbreviation(one)) return true
      const next = words[index + 1]?.one ?? ''
      return index > 0 || (/^\p{Lu}/u.test(next) && !capitals.has(next.toLowerCase()) && !isAbbreviation(next))
    })
    .map(({ one }) => one.toLowerCase())
    .filter((one) => !capitals.has(one))
}

function isAbbreviation(one: string): boolean {
  return (one.match(/\p{Lu}/gu) ?? []).length >= 2
}
