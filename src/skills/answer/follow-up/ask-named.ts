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
  meaning: phrases,
  'meaning-asked': phrases,
  'meaning-of-all': phrases,
  'what-is': z.strictObject({ id: z.string(), en: z.string() }),
})

/** The question for the thing that a message singles out to be explained; undefined where it does nothing of that. */
export type NamedAsking = (text: string, language: Language) => string | undefined

/** A name has so many words at most. */
const mostWordsOfName = 4
/** A term that is not known by name has so many. */
const mostWordsOfTerm = 2

/**
 * Reads pointing-back.yaml of `directory`, knowledge/language. "Yang NIB itu dulu deh jelasin" asks for what a NIB is, not
 * for what the last answer says on the words of it; "maklon maksudnya gimana" asks for what that word means.
 */
export function createNamedAsking(directory: string, readNames: NameReader): NamedAsking {
  const file = readLanguageFile(directory, 'pointing-back.yaml', schema)
  const [explain, singled, fillers] = [file.explain, file.singled, file.fillers].map((list) => new Set(list))
  const isEmpty = (word: string) => [explain, singled, fillers].some((list) => list?.has(word))
  const [meaning, asked] = [new Set(file.meaning), new Set(file['meaning-asked'])]
  const ofAll = new Set([...file['meaning-of-all'], ...file.fillers, ...meaning, ...asked])

  return (text, language) => {
    const said = wordsIn(text)
    const term = termIn(said)
    if (term !== undefined) return `${file['what-is'][language]} ${term}?`
    if (!said.some((word) => explain?.has(word)) || !said.some((word) => singled?.has(word))) return undefined
    const name = said.filter((word) => !isEmpty(word))
    if (name.length === 0 || name.length > mostWordsOfName) return undefined
    const named = name.join(' ')
    return readNames(named).names.size > 0 ? `${file['what-is'][language]} ${named}?` : undefined
  }

  /** "Maklon maksudnya gimana": one word of the answer is not understood, not all of it. */
  function termIn(said: readonly string[]): string | undefined {
    if (!said.some((word) => meaning.has(word)) || !said.some((word) => asked.has(word))) return undefined
    const term = said.filter((word) => !ofAll.has(word))
    const isTerm = term.length > 0 && term.length <= mostWordsOfTerm && !term.some((word) => /\p{Number}/u.test(word))
    return isTerm ? term.join(' ') : undefined
  }
}
