import { languages } from '../../domain/language.ts'
import { standardForms } from '../text/casual-affixes.ts'
import type { SpellingCorrector } from '../text/spelling.ts'
import { stem } from '../text/stem.ts'
import type { TermRelation } from '../text/words.ts'
import { type IndexedPassages, questionWordTerm, type TextAnalysis } from './index-passages.ts'
import type { RetrievalParameters } from './parameters.ts'

/** One index term that a word of the query may be found by. */
export type Alternative = {
  readonly term: string
  readonly termId: number
  /** What a match counts, 0 to 1. */
  readonly weight: number
}

/** How one word of a query was read. Its alternatives do not add up: the best one counts. */
export type QueryWord = {
  /** As typed, after everyday spelling was made standard. */
  readonly word: string
  readonly alternatives: readonly Alternative[]
  /** Words of the corpus that this one was taken for, if it is unknown. */
  readonly corrections: readonly string[]
  /** How much the word tells: BM25's idf of its best alternative; that of a word in no passage if there is none. */
  readonly idf: number
  /** A question word: counts only in a passage's questions. */
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

/** What a real word must have in common with the corpus is decided here: slang, stems, spelling, terms. */
export function createQueryReader(
  { index, vocabulary }: IndexedPassages,
  { words, tokenise, findPhrases }: TextAnalysis,
  correct: SpellingCorrector,
  parameters: RetrievalParameters,
): ReadQuery {
  const weights: Readonly<Record<TermRelation, number>> = {
    'old-term': parameters.oldTermWeight,
    synonym: parameters.synonymWeight,
    translation: parameters.translationWeight,
  }

  const alternative = (term: string, weight: number): readonly Alternative[] => {
    const termId = index.termIds.get(term)
    return termId === undefined || weight <= 0 ? [] : [{ term, termId, weight }]
  }

  const byStems = (word: string, weight: number) =>
    [...new Set(languages.map((language) => stem(word, language)))].flatMap((term) => alternative(term, weight))

  const idf = (alternatives: readonly Alternative[]) =>
    Math.max(...alternatives.map(({ termId }) => inverseDocumentFrequency(index, termId)), -1)

  const asWord = (
    word: string,
    alternatives: readonly Alternative[],
    corrections: readonly string[] = [],
  ): QueryWord => ({
    word,
    alternatives,
    corrections,
    idf: alternatives.length === 0 ? inverseDocumentFrequency(index) : idf(alternatives),
    isQuestionWord: false,
  })

  const readUnknown = (word: string): QueryWord => {
    const standard = standardForms(word).find((form) => vocabulary.has(form) || byStems(form, 1).length > 0)
    if (standard !== undefined) return asWord(word, byStems(standard, 1), [standard])
    const corrections = correct(word)
    return asWord(
      word,
      corrections.flatMap(({ word: known, edits }) => byStems(known, parameters.correctionWeight ** edits)),
      corrections.map(({ word: known }) => known),
    )
  }

  const readWord = (word: string): QueryWord => {
    const alternatives = byStems(word, 1)
    return alternatives.length > 0 ? asWord(word, alternatives) : readUnknown(word)
  }

  const readQuestionWord = (word: string, kind: string): QueryWord => ({
    ...asWord(word, alternative(questionWordTerm(kind), 1)),
    idf: parameters.questionWordWeight * inverseDocumentFrequency(index),
    isQuestionWord: true,
  })

  const withTerms = (queryWords: readonly QueryWord[]): readonly QueryWord[] => {
    const matches = languages.flatMap((language) =>
      findPhrases(queryWords.map(({ word, corrections }) => stem(corrections[0] ?? word, language))),
    )
    return queryWords.map((queryWord, position) => {
      const added = matches
        .filter(({ start, length }) => start <= position && position < start + length)
        .flatMap(({ concept, relation, length }) => alternative(concept, weights[relation] / length))
      if (added.length === 0) return queryWord
      const alternatives = [...queryWord.alternatives, ...added]
      return { ...queryWord, alternatives, idf: queryWord.alternatives.length === 0 ? idf(added) : queryWord.idf }
    })
  }

  return (query) => {
    const tokens = tokenise(query.slice(0, maxQueryLength))
    const standard = tokens.flatMap((token) => words.slang.get(token)?.split(' ') ?? [token])
    const dropped = standard.filter((word) => words.functionWords.has(word) || words.templateWords.has(word))
    const kept = [...new Set(standard)].filter(
      (word) => !words.functionWords.has(word) && !words.templateWords.has(word),
    )
    const topic = withTerms(kept.filter((word) => !words.questionWords.has(word)).map(readWord))
    const asked = kept.flatMap((word) => {
      const kind = words.questionWords.get(word)
      return kind === undefined || parameters.questionWordWeight <= 0 ? [] : [readQuestionWord(word, kind)]
    })
    const mostTelling = [...topic].sort((a, b) => b.idf - a.idf).slice(0, maxQueryWords - asked.length)
    return { tokens, words: [...mostTelling, ...asked.filter(({ alternatives }) => alternatives.length > 0)], dropped }
  }
}

/** BM25's idf as Lucene has it, never negative: ln(1 + (N - n + 0.5) / (n + 0.5)). Without a term that of a word nobody wrote. */
export function inverseDocumentFrequency(index: InvertedIndexCounts, termId?: number): number {
  const passages = termId === undefined ? 0 : (index.passagesWithTerm[termId] ?? 0)
  return Math.log(1 + (index.passageCount - passages + 0.5) / (passages + 0.5))
}

type InvertedIndexCounts = Pick<IndexedPassages['index'], 'passageCount' | 'passagesWithTerm'>
