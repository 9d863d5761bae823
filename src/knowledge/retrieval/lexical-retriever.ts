import { remembering } from '../../domain/remembering.ts'
import type { Familiarity, Passage, Retriever, SearchOptions, SearchResult } from '../../ports/retriever.ts'
import { termFinderOf } from '../text/find-terms.ts'
import { createSpellingCorrector } from '../text/spelling.ts'
import { tokeniserOf } from '../text/tokenise.ts'
import { loadWords, type Words } from '../text/words.ts'
import { indexPassages, type PassageIndex, type TextAnalysis } from './index-passages.ts'
import { createLookUp } from './look-up.ts'
import { defaultParameters, type RetrievalParameters } from './parameters.ts'
import { createQueryReader, type QueryReading, type QueryWord } from './read-query.ts'
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
/** A message is looked up as a whole and in pieces, by several skills. */
const mostQueries = 24

/** Indexes all passages at once, for a retriever that finds them by their words. */
export function indexForRetriever(passages: readonly Passage[], options: LexicalRetrieverOptions = {}): PassageIndex {
  const { analysis, parameters } = settingsOf(options)
  return indexPassages(passages, analysis, parameters)
}

/** `openLexicalRetriever` on an index that is made here. */
export function createLexicalRetriever(
  passages: readonly Passage[],
  options: LexicalRetrieverOptions = {},
): LexicalRetriever {
  const settings = settingsOf(options)
  return open(indexPassages(passages, settings.analysis, settings.parameters), settings)
}

/**
 * Finds passages by their words: BM25 over stems in Indonesian and English, forgiving everyday spelling and slips. Takes an
 * index that was made with the same options, and keeps no other state; two calls of `search` may not overlap, which in one
 * thread they cannot.
 */
export function openLexicalRetriever(indexed: PassageIndex, options: LexicalRetrieverOptions = {}): LexicalRetriever {
  return open(indexed, settingsOf(options))
}

type Settings = { readonly analysis: TextAnalysis; readonly parameters: RetrievalParameters }

function open(indexed: PassageIndex, { analysis, parameters }: Settings): LexicalRetriever {
  const { passages } = indexed
  const correct = createSpellingCorrector(indexed.spellings, parameters.corrections)
  const readQuery = remembering(
    createQueryReader(indexed, analysis, createLookUp(indexed, parameters), correct, parameters),
    mostQueries,
  )
  const scorePassages = createPassageScorer(indexed.index, parameters)

  return {
    search(query: string, { limit = defaultLimit, language }: SearchOptions = {}): SearchResult {
      const { words: read } = readQuery(query)
      const accept = language && ((passage: number) => passages[passage]?.language === language)
      // Many passages have the same words of a query.
      const known = new Map<number, readonly string[]>()
      const termsOf = (wordMask: number): readonly string[] => {
        const before = known.get(wordMask)
        if (before) return before
        const terms = read
          .filter(({ isQuestionWord }, position) => !isQuestionWord && (wordMask & (1 << position)) !== 0)
          .map(({ word, corrections }) => corrections[0] ?? word)
        known.set(wordMask, terms)
        return terms
      }
      return {
        familiarity: familiarityOf(read),
        passages: scorePassages(read, limit, accept).flatMap(({ passage: number, score, confidence, wordMask }) => {
          const passage = passages[number]
          return passage === undefined ? [] : [{ passage, score, confidence, matchedTerms: termsOf(wordMask) }]
        }),
      }
    },
    explain: readQuery,
  }
}

function familiarityOf(read: readonly QueryWord[]): Familiarity {
  const topics = read.filter(({ isQuestionWord }) => !isQuestionWord)
  const found = topics.filter(({ alternatives }) => alternatives.length > 0)
  const known = found.filter(({ corrections }) => corrections.length === 0)
  return { words: topics.length, known: known.length, corrected: found.length - known.length }
}

function settingsOf(options: LexicalRetrieverOptions): Settings {
  const words = options.words ?? loadWords()
  return {
    analysis: { words, tokenise: tokeniserOf(words), findPhrases: termFinderOf(words) },
    parameters: { ...defaultParameters, ...options.parameters },
  }
}
