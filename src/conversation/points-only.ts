import { wordsIn } from '../domain/words-in.ts'

/** What people say to point at a question, and the words beside it that say nothing. */
export type PointingVocabulary = { readonly phrases: readonly string[]; readonly fillers: readonly string[] }

/** Tells a text that only points at what it replies to: nothing, "tolong dijawab ya kak", "/tanya". */
export function createPointingReader({ phrases, fillers }: PointingVocabulary): (text: string) => boolean {
  const known = new Set(phrases.map((phrase) => wordsIn(phrase).join(' ')))
  const empty = new Set(fillers)
  return (text) => {
    const words = wordsIn(text).filter((word) => !empty.has(word))
    return words.length === 0 || known.has(words.join(' '))
  }
}
