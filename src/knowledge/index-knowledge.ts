import { resolve } from 'node:path'
import { type KbliSource, openKbliTables } from './kbli/open-kbli-tables.ts'
import type { Knowledge } from './knowledge.ts'
import { passagesOf } from './passages.ts'
import { createLexicalRetriever, type LexicalRetriever } from './retrieval/lexical-retriever.ts'
import { loadWords, type Words } from './text/words.ts'

/** What takes long to read and index and never changes after that: any number of conversations may share it. */
export type IndexedKnowledge = {
  readonly knowledge: Knowledge
  readonly words: Words
  readonly retriever: LexicalRetriever
  readonly kbli: KbliSource
}

/** What differs from the retriever's defaults for entries: short pages whose title and ways of asking say most. */
const entryParameters = { questionWeight: 2, titleWeight: 1.5, coveragePower: 0.8 }
const languageDirectory = resolve(import.meta.dirname, '../../knowledge/language')
const kbliDirectory = resolve(import.meta.dirname, '../../knowledge/kbli')

/**
 * Makes entries searchable, by Prima's own lists of words, and lays her KBLI tables beside them.
 * @throws KnowledgeError naming file and line of whatever is not right in the lists.
 */
export function indexKnowledge(knowledge: Knowledge): IndexedKnowledge {
  const words = loadWords(languageDirectory)
  return {
    knowledge,
    words,
    retriever: createLexicalRetriever(passagesOf(knowledge), { words, parameters: entryParameters }),
    kbli: openKbliTables({ directory: kbliDirectory, words }),
  }
}
