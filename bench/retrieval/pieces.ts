import type { LexicalRetrieverOptions } from '../../src/knowledge/retrieval/lexical-retriever.ts'
import { loadWords, type Words } from '../../src/knowledge/text/words.ts'

/** Prima's retriever without one of its pieces, to see what the piece brings. */
export type WithoutPiece = { readonly piece: string; readonly options: LexicalRetrieverOptions }

/** Every piece that can be switched off. */
export function withoutEachPiece(): readonly WithoutPiece[] {
  const shipped = loadWords()
  const words = (change: Partial<Words>): LexicalRetrieverOptions => ({ words: { ...shipped, ...change } })
  return [
    { piece: 'slang', options: words({ slang: new Map() }) },
    { piece: 'function words', options: words({ functionWords: new Set() }) },
    { piece: 'template words', options: words({ templateWords: new Set() }) },
    { piece: 'question words', options: words({ questionWords: new Map() }) },
    { piece: 'terms', options: words({ termSets: [] }) },
    { piece: 'stems', options: { parameters: { otherFormWeight: 0 } } },
    { piece: 'weight of the very form', options: { parameters: { otherFormWeight: 1 } } },
    { piece: 'lead', options: { parameters: { leadWeight: 0 } } },
    { piece: 'length', options: { parameters: { lengthWeight: 0 } } },
    { piece: 'coverage', options: { parameters: { coveragePower: 0 } } },
    { piece: 'corrections', options: { parameters: { corrections: 0 } } },
    { piece: 'compounds', options: { parameters: { compoundWeight: 0 } } },
    { piece: 'answer hints', options: { parameters: { answerHintWeight: 0 } } },
  ]
}
