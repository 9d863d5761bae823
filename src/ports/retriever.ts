import type { Language } from '../domain/language.ts'

/** Which passage was found. */
export type PassageKey = {
  /** Unique among all passages of an index. */
  readonly id: string
  readonly language: Language
}

/** The piece of a document that a retriever finds. */
export type Passage = PassageKey & {
  /** Plain text, no markup. */
  readonly text: string
  readonly title?: string
  /** Ways people ask for this passage. Each is matched as a short text of its own. */
  readonly questions?: readonly string[]
  /** Whom or what the passage speaks of in particular, each as askers call it. */
  readonly cases?: readonly string[]
  /** What people write whom the passage answers. */
  readonly situations?: readonly string[]
}

export type ScoredPassage = {
  readonly passage: PassageKey
  /** Relevance within one result list; higher is better. Not comparable between queries. */
  readonly score: number
  /**
   * Share of what this query could have reached at best, 0 to 1. Comparable between queries, so that a caller
   * can tell a real hit from the least bad one.
   */
  readonly confidence: number
  /** The words of the query that this passage matched, as the index knows them (corrected, stemmed). */
  readonly matchedTerms: readonly string[]
}

export type SearchOptions = {
  /** How many passages at most. Default 10. */
  readonly limit?: number
  /** Only passages in this language. Default: all. */
  readonly language?: Language
}

/** How much of a query is about the passages at all. */
export type Familiarity = {
  /** Words of the query that carry a topic. */
  readonly words: number
  /** Those among them that stand in some passage, or mean what a word there means, without any correction. */
  readonly known: number
  /** Those that are known after a correction: slips, or words from elsewhere. */
  readonly corrected: number
}

export type SearchResult = {
  /** Best first. Nothing found is an empty list. */
  readonly passages: readonly ScoredPassage[]
  readonly familiarity: Familiarity
}

/** Finds the passages that answer a question. */
export interface Retriever {
  search(query: string, options?: SearchOptions): SearchResult
}
