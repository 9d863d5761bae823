/** Texts as sentences, each by itself. */
export function sentencesOf(parts: readonly string[]): string[] {
  return parts.flatMap((part) => part.split(/(?<=[.!?])\s+(?=[\p{Lu}[("])/u)).filter((one) => one !== '')
}

export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** What was told, as a sentence of its own. */
export function asSentence(text: string): string {
  return capitalised(`${text.trim().replace(/[\s.,!]+$/, '')}.`)
}
