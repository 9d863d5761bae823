import type { Token } from './tokens.ts'

/** Finds phrases of one or several words among tokens. */
export type PhraseTable<Value> = {
  /** The longest phrase that begins at a token. */
  at(tokens: readonly Token[], index: number): { readonly value: Value; readonly length: number } | undefined
}

/** Each phrase with what it stands for. A phrase is words and signs separated by spaces, in lower case. */
export function createPhraseTable<Value>(phrases: Iterable<readonly [string, Value]>): PhraseTable<Value> {
  const byFirst = new Map<string, { readonly words: readonly string[]; readonly value: Value }[]>()
  for (const [phrase, value] of phrases) {
    if (phrase === '') continue
    const words = phrase.split(' ')
    const first = words[0] ?? ''
    const group = byFirst.get(first)
    if (group) group.push({ words, value })
    else byFirst.set(first, [{ words, value }])
  }
  for (const group of byFirst.values()) group.sort((a, b) => b.words.length - a.words.length)
  return {
    at(tokens, index) {
      for (const phrase of byFirst.get(tokens[index]?.text ?? '') ?? none) {
        const { words, value } = phrase
        if (standsAt(words, tokens, index)) return { value, length: words.length }
      }
      return undefined
    },
  }
}

const none: readonly never[] = []

/** The first word is known to. */
function standsAt(words: readonly string[], tokens: readonly Token[], index: number): boolean {
  for (let offset = 1; offset < words.length; offset++) if (tokens[index + offset]?.text !== words[offset]) return false
  return true
}
