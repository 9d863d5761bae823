/** The phrases as whole words, longer ones first; `*` at the end of one stands for any ending. */
export function toPattern(phrases: readonly string[]): RegExp {
  const alternatives = phrases.toSorted((a, b) => b.length - a.length).map(toSource)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

/** The phrases that stand in a text, each once. */
export function phrasesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([phrase]) => phrase.replace(/\s+/g, ' ')))]
}

function toSource(phrase: string): string {
  const isOpen = phrase.endsWith('*')
  const source = (isOpen ? phrase.slice(0, -1) : phrase).replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')
  return isOpen ? `${source}[\\p{L}\\p{N}]*` : source
}
