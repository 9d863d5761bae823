import { type Language, languages } from '../../domain/language.ts'
import { remembering } from '../../domain/remembering.ts'
import { numberOf } from '../text/packed-strings.ts'
import { stem } from '../text/stem.ts'
import { formsOf, type PassageIndex } from './index-passages.ts'
import type { RetrievalParameters } from './parameters.ts'
import { createRarity } from './rarity.ts'

/** One way in which a word of the query may stand in the corpus. */
export type Alternative = {
  /** For people: a stem, or a term that stands for a set. */
  readonly term: string
  /** Index terms that count as this one, each with its share of an occurrence. */
  readonly forms: readonly { readonly termId: number; readonly share: number }[]
  /** What a match counts, 0 to 1. */
  readonly weight: number
  /** How much a match tells. */
  readonly idf: number
}

export type LookUp = {
  /** The forms of a word in the corpus, by the stemmer of each language in which it may be one. None: it is unknown. */
  word(word: string, weight: number): readonly Alternative[]
  /** A term that is no word, such as a concept. */
  term(term: string, weight: number): readonly Alternative[]
  /** Whether the corpus has this very form. */
  hasForm(word: string): boolean
  /** How much a word tells that stands in no passage. */
  readonly idfOfUnknown: number
}

/** Most words of a question are words of many. */
const mostWords = 1000

/** Finds the index terms of words. */
export function createLookUp({ index, formsOfStem }: PassageIndex, { otherFormWeight }: RetrievalParameters): LookUp {
  const rarity = createRarity(index)

  const asStem = (word: string, language: Language, weight: number): readonly Alternative[] => {
    const term = stem(word, language)
    const termIds = formsOf(formsOfStem[language], term)
    if (termIds.length === 0) return []
    const same = numberOf(index.terms, word)
    const forms = Array.from(termIds, (termId) => ({ termId, share: termId === same ? 1 : otherFormWeight }))
    return [{ term, forms, weight, idf: rarity.ofAny(`${language}:${term}`, termIds) }]
  }

  const asWritten = remembering((word) => languages.flatMap((language) => asStem(word, language, 1)), mostWords)

  return {
    word(word, weight) {
      if (weight === 1) return asWritten(word)
      return weight <= 0 ? [] : languages.flatMap((language) => asStem(word, language, weight))
    },
    term(term, weight) {
      const termId = numberOf(index.terms, term)
      if (termId === undefined || weight <= 0) return []
      return [{ term, forms: [{ termId, share: 1 }], weight, idf: rarity.ofAny(term, [termId]) }]
    },
    hasForm: (word) => numberOf(index.terms, word) !== undefined,
    idfOfUnknown: rarity.ofUnknown,
  }
}
