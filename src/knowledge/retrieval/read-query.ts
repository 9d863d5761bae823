import { type Language, languages } from '../../domain/language.ts'
import { standardForms } from '../text/casual-affixes.ts'
import type { SpellingCorrector } from '../text/spelling.ts'
import { stem } from '../text/stem.ts'
import type { TermRelation } from '../text/words.ts'
import {
  answerHintTerm,
  type IndexedPassages,
  questionWordTerm,
  standardise,
  type TextAnalysis,
} from './index-passages.ts'
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

/** How one word of a query was read. Its alternatives do not add up: the best one counts. */
export type QueryWord = {
  /** As typed, after everyday spelling was made standard. */
  readonly word: string
  readonly alternatives: readonly Alternative[]
  /** Words of the corpus that this one was taken for, if it is unknown. */
  readonly corrections: readonly string[]
  /** How much the word tells: the idf of its own reading; that of a word in no passage if it has none. */
  readonly idf: number
  /** A question word (kapan) or what answers it (a date): orders passages that the other words found, and finds none. */
  readonly isQuestionWord: boolean
}

export type QueryReading = {
  /** The words as typed, normalised. */
  readonly tokens: readonly string[]
  readonly words: readonly QueryWord[]
  /** Words left out: function words and words of the way of asking. */
  readonly dropped: readonly string[]
}

export type ReadQuery = (query: string) => QueryReading

/** Longer queries are cut: nobody asks in more, and a pasted document must not hold up the others. */
export const maxQueryLength = 2_000
/** The words looked up at most, the most telling first; each has a bit of its own in a 32-bit mask. */
export const maxQueryWords = 32

/** Decides by which index terms each word of a query is looked up: everyday spelling, word forms, slips, terms. */
export function createQueryReader(
  { index, formsOfStem, findCompound }: IndexedPassages,
  { words, tokenise, findPhrases }: TextAnalysis,
  correct: SpellingCorrector,
  parameters: RetrievalParameters,
): ReadQuery {
  const rarity = createRarity(index)
  const relationWeights: Readonly<Record<TermRelation, number>> = {
    'old-term': parameters.oldTermWeight,
    synonym: parameters.synonymWeight,
    translation: parameters.translationWeight,
  }

  const asStem = (word: string, language: Language, weight: number): readonly Alternative[] => {
    const term = stem(word, language)
    const forms = formsOfStem[language].get(term)
    if (forms === undefined) return []
    const same = index.termIds.get(word)
    const shares = forms.map((termId) => ({ termId, share: termId === same ? 1 : parameters.otherFormWeight }))
    return [{ term, forms: shares, weight, idf: rarity.ofAny(`${language}:${term}`, forms) }]
  }

  const asForms = (word: string, weight: number): readonly Alternative[] =>
    languages.flatMap((language) => asStem(word, language, weight))

  const asTerm = (term: string, weight: number): readonly Alternative[] => {
    const termId = index.termIds.get(term)
    if (termId === undefined || weight <= 0) return []
    return [{ term, forms: [{ termId, share: 1 }], weight, idf: rarity.ofAny(term, [termId]) }]
  }

  const topic = (
    word: string,
    alternatives: readonly Alternative[],
    corrections: readonly string[] = [],
  ): QueryWord => ({
    word,
    alternatives,
    corrections,
    idf: alternatives.length === 0 ? rarity.ofUnknown : Math.max(...alternatives.map(({ idf }) => idf)),
    isQuestionWord: false,
  })

  const readUnknown = (word: string): QueryWord => {
    const standard = standardForms(word).find((form) => asForms(form, 1).length > 0)
    if (standard !== undefined) return topic(word, asForms(standard, 1), [standard])
    const corrections = correct(word)
    return topic(
      word,
      corrections.flatMap(({ word: known, edits }) => asForms(known, parameters.correctionWeight ** edits)),
      corrections.map(({ word: known }) => known),
    )
  }

  const readTopicWord = (word: string): QueryWord => {
    const alternatives = asForms(word, 1)
    return alternatives.length > 0 ? topic(word, alternatives) : readUnknown(word)
  }

  const readQuestionWord = (kind: string): readonly QueryWord[] => {
    const ordering = (term: string, share: number): readonly QueryWord[] => {
      const idf = share * rarity.ofUnknown
      const alternatives = asTerm(term, 1).map((alternative) => ({ ...alternative, idf }))
      return alternatives.length === 0 || idf === 0
        ? []
        : [{ word: term, alternatives, corrections: [], idf, isQuestionWord: true }]
    }
    return [
      ...ordering(questionWordTerm(kind), parameters.questionWordWeight),
      ...ordering(answerHintTerm(kind), parameters.answerHintWeight),
    ]
  }

  const withTerms = (queryWords: readonly QueryWord[]): readonly QueryWord[] => {
    const read = queryWords.map(({ word, corrections }) => corrections[0] ?? word)
    const matches = languages.flatMap((language) => findPhrases(read.map((word) => stem(word, language))))
    return queryWords.map((queryWord, at) => {
      const terms = matches
        .filter(({ start, length }) => start <= at && at < start + length)
        .flatMap(({ concept, relation, length }) => asTerm(concept, relationWeights[relation] / length))
      const compounds = [at - 1, at].flatMap((first) => {
        const compound = findCompound(read[first] ?? '', read[first + 1] ?? '')
        return compound === undefined ? [] : asForms(compound, parameters.compoundWeight / 2)
      })
      const added = [
        ...new Map([...terms, ...compounds].map((alternative) => [alternative.term, alternative])).values(),
      ]
      return added.length === 0 ? queryWord : withAlternatives(queryWord, added)
    })
  }

  return (query) => {
    const tokens = tokenise(query.slice(0, maxQueryLength))
    const kept = [...new Set(standardise(tokens, words))]
    const dropped = kept.filter((word) => words.functionWords.has(word) || words.templateWords.has(word))
    const left = kept.filter((word) => !words.functionWords.has(word) && !words.templateWords.has(word))
    const topicWords = withTerms(left.filter((word) => !words.questionWords.has(word)).map(readTopicWord))
    const asked = [...new Set(left.flatMap((word) => words.questionWords.get(word) ?? []))].flatMap(readQuestionWord)
    const room = Math.max(0, maxQueryWords - asked.length)
    const telling = [...topicWords].sort((a, b) => b.idf - a.idf).slice(0, room)
    return {
      tokens,
      words: [...topicWords.filter((word) => telling.includes(word)), ...asked].slice(0, maxQueryWords),
      dropped,
    }
  }
}

function withAlternatives(queryWord: QueryWord, added: readonly Alternative[]): QueryWord {
  const idf =
    queryWord.alternatives.length === 0 ? Math.max(...added.map((alternative) => alternative.idf)) : queryWord.idf
  return { ...queryWord, alternatives: [...queryWord.alternatives, ...added], idf }
}
