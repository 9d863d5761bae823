import type { Passage, Retriever, ScoredPassage, SearchOptions } from '../../ports/retriever.ts'
import { createTermFinder } from '../text/find-terms.ts'
import { createSpellingCorrector } from '../text/spelling.ts'
import { createTokeniser } from '../text/tokenise.ts'
import { loadWords, type Words } from '../text/words.ts'
import { indexPassages } from './index-passages.ts'
import { createLookUp } from './look-up.ts'
import { defaultParameters, type RetrievalParameters } from './parameters.ts'
import { createQueryReader, type QueryReading, type ReadQuery } from './read-query.ts'
import { createPassageScorer } from './score-passages.ts'

export type LexicalRetrieverOptions = {
  /** The word lists. Default: those of `knowledge/language`, read now. */
  readonly words?: Words
  /** What differs from `defaultParameters`. */
  readonly parameters?: Partial<RetrievalParameters>
}

export type LexicalRetriever = Retriever & {
  /** How a query is read: its words, corrections and the terms each is looked up by. For people, not for ranking. */
  explain(query: string): QueryReading
}

const defaultLimit = 10

/**
 * Finds passages by their words: BM25 over stems in Indonesian and English, forgiving everyday spelling and slips. Indexes
 * all passages at once and keeps no other state but the last reading; two calls of `search` may not overlap, which in one thread they cannot.
 */
export function createLexicalRetriever(
  passages: readonly Passage[],
  options: LexicalRetrieverOptions = {},
): LexicalRetriever {
  const words = options.words ?? loadWords()
  const parameters = { ...defaultParameters, ...options.parameters }
  const tokenise = createTokeniser(words.legalKinds)
  const analysis = { words, tokenise, findPhrases: createTermFinder(words.termSets, tokenise) }
  const indexed = indexPassages(passages, analysis, parameters)
  const correct = createSpellingCorrector(indexed.spellings, parameters.corrections)
  const readQuery = rememberLast(
    createQueryReader(indexed, analysis, createLookUp(indexed, parameters), correct, parameters),
  )
  const scorePassages = createPassageScorer(indexed.index, parameters)

  return {
    search(query: string, { limit = defaultLimit, language }: SearchOptions = {}): readonly ScoredPassage[] {
      const reading = readQuery(query)
      const accept = (passage: number) => language === undefined || passages[passage]?.language === language
      return scorePassages(reading.words, limit, accept).flatMap(({ passage: number, score, confidence, wordMask }) => {
        const passage = passages[number]
        if (passage === undefined) return []
        const matchedTerms = reading.words
          .filter(({ isQuestionWord }, position) => !isQuestionWord && (wordMask & (1 << position)) !== 0)
          .map(({ word, corrections }) => corrections[0] ?? word)
        return [{ passage, score, confidence, matchedTerms }]
      })
    },
    familiarity(query) {
      const topics = readQuery(query).words.filter(({ isQuestionWord }) => !isQuestionWord)
      const found = topics.filter(({ alternatives }) => alternatives.length > 0)
      const known = found.filter(({ corrections }) => corrections.length === 0)
      return { words: topics.length, known: known.length, corrected: found.length - known.length }
    },
    explain: readQuery,
  }
}

/** Who searches also asks how familiar the query is: to read it twice would look for its slips twice. */
function rememberLast(read: ReadQuery): ReadQuery {
  let last: { readonly query: string; readonly reading: QueryReading } | undefined
  return (query) => {
    if (last?.query !== query) last = { query, reading: read(query) }
    return last.reading
  }
}
