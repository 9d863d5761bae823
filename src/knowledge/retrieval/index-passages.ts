import type { Language } from '../../domain/language.ts'
import type { Passage } from '../../ports/retriever.ts'
import type { FindPhrases } from '../text/phrases.ts'
import { stem } from '../text/stem.ts'
import type { Tokenise } from '../text/tokenise.ts'
import type { Words } from '../text/words.ts'
import { createIndexBuilder, type Field, type InvertedIndex } from './inverted-index.ts'

export type TextAnalysis = { readonly words: Words; readonly tokenise: Tokenise; readonly findPhrases: FindPhrases }

export type IndexedPassages = {
  readonly index: InvertedIndex
  /** Every word as it stands in the corpus, and how often: what spelling is corrected against. */
  readonly vocabulary: ReadonlyMap<string, number>
}

/** The index term of a question word, which only a passage's questions have. */
export const questionWordTerm = (kind: string) => `?${kind}`

/** Analyses and indexes the text, the title and each question of every passage. */
export function indexPassages(passages: readonly Passage[], analysis: TextAnalysis): IndexedPassages {
  const { words, tokenise, findPhrases } = analysis
  const builder = createIndexBuilder()
  const vocabulary = new Map<string, number>()
  const stems: Readonly<Record<Language, Map<string, string>>> = { id: new Map(), en: new Map() }

  const stemOnce = (word: string, language: Language) => {
    const known = stems[language].get(word)
    if (known !== undefined) return known
    const stemmed = stem(word, language)
    stems[language].set(word, stemmed)
    return stemmed
  }

  const addUnit = (passage: number, language: Language, field: Field, tokens: readonly string[]) => {
    const unitStems: string[] = []
    const terms: number[] = []
    for (const token of tokens) {
      const kind = field === 'question' ? words.questionWords.get(token) : undefined
      if (kind !== undefined) terms.push(builder.termId(questionWordTerm(kind)))
      if (words.functionWords.has(token) || words.questionWords.has(token)) continue
      if (field === 'question' && words.templateWords.has(token)) continue
      vocabulary.set(token, (vocabulary.get(token) ?? 0) + 1)
      unitStems.push(stemOnce(token, language))
    }
    for (const stemmed of unitStems) terms.push(builder.termId(stemmed))
    for (const { concept } of findPhrases(unitStems)) terms.push(builder.termId(concept))
    builder.addUnit(passage, field, terms, unitStems.length)
  }

  for (const [number, { language, text, title, questions = [] }] of passages.entries()) {
    addUnit(number, language, 'text', tokenise(text))
    if (title !== undefined) addUnit(number, language, 'title', tokenise(title))
    for (const question of questions) addUnit(number, language, 'question', standardise(tokenise(question), words))
  }
  return { index: builder.build(passages.length), vocabulary }
}

/** Everyday spelling replaced by the standard form. */
export function standardise(tokens: readonly string[], { slang }: Words): readonly string[] {
  return tokens.flatMap((token) => slang.get(token)?.split(' ') ?? [token])
}
