import { z } from 'zod'
import type { Language } from '../../../domain/language.ts'
import { wordsIn } from '../../../domain/words-in.ts'
import type { NameReader } from '../../../knowledge/read-names.ts'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'

const phrases = z.array(z.string())
const schema = z.object({
  fillers: phrases,
  explain: phrases,
  singled: phrases,
  'what-is': z.strictObject({ id: z.string(), en: z.string() }),
})

/** The question for the thing that a message singles out to be explained; undefined where it does nothing of that. */
export type NamedAsking = (text: string, language: Language) => string | undefined

/** A name has so many words at most. */
const mostWordsOfName = 4

/**
 * Reads pointing-back.yaml of `directory`, knowledge/language. "Yang NIB itu dulu deh jelasin" asks for what a NIB is, not
 * for what the last answer says on the words of it.
 */
export function createNamedAsking(directory: string, readNames: NameReader): NamedAsking {
  const file = readLanguageFile(directory, 'pointing-back.yaml', schema)
  const [explain, singled, fillers] = [file.explain, file.singled, file.fillers].map((list) => new Set(list))
  const isEmpty = (word: string) => [explain, singled, fillers].some((list) => list?.has(word))

  return (text, language) => {
    const said = wordsIn(text)
    if (!said.some((word) => explain?.has(word)) || !said.some((word) => singled?.has(word))) return undefined
    const name = said.filter((word) => !isEmpty(word))
    if (name.length === 0 || name.length > mostWordsOfName) return undefined
    const named = name.join(' ')
    return readNames(named).names.size > 0 ? `${file['what-is'][language]} ${named}?` : undefined
  }
}
