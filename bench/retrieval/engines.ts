import MiniSearch, { type SearchOptions } from 'minisearch'
import {
  createLexicalRetriever,
  type LexicalRetrieverOptions,
} from '../../src/knowledge/retrieval/lexical-retriever.ts'
import type { CollectionPassage } from './collection.ts'

/** A search engine under measurement. */
export type SearchEngine = {
  readonly name: string
  /** Indexes all passages and returns the search: the ids of the best `limit` passages, best first. */
  build(passages: readonly CollectionPassage[]): Search
}

export type Search = (query: string, limit: number) => readonly string[]

/** Prima's own retriever, with the parameters she ships or with changes to them. */
export function primaEngine(options: LexicalRetrieverOptions = {}, name = 'Prima'): SearchEngine {
  return {
    name,
    build(passages) {
      const retriever = createLexicalRetriever(
        passages.map(({ id, text, title }) => ({
          id,
          text,
          language: 'id',
          ...(title === undefined ? {} : { title }),
        })),
        options,
      )
      return (query, limit) => retriever.search(query, { limit }).passages.map(({ passage }) => passage.id)
    },
  }
}

/** MiniSearch as it comes out of the box. */
export const plainMiniSearch = miniSearchEngine('MiniSearch', {})

/** MiniSearch as its documentation makes it forgive slips: beginnings of words, and one letter in five wrong. */
export const fuzzyMiniSearch = miniSearchEngine('MiniSearch fuzzy', { prefix: true, fuzzy: 0.2 })

function miniSearchEngine(name: string, searchOptions: SearchOptions): SearchEngine {
  return {
    name,
    build(passages) {
      const index = new MiniSearch<CollectionPassage>({ fields: ['title', 'text'], searchOptions })
      index.addAll(passages)
      return (query, limit) =>
        index
          .search(query)
          .slice(0, limit)
          .map(({ id }) => String(id))
    },
  }
}
