import type { Language } from '../../domain/language.ts'
import type { Passage, PassageKey } from '../../ports/retriever.ts'
import { createCompoundFinder } from '../text/compounds.ts'
import type { FindTerms } from '../text/find-terms.ts'
import { numberOf, type PackedTerms, packTerms } from '../text/packed-strings.ts'
import { packSpellings, type Spellings } from '../text/spelling.ts'
import { stem } from '../text/stem.ts'
import type { Tokenise } from '../text/tokenise.ts'
import type { Words } from '../text/words.ts'
import { createIndexBuilder, type Field, type IndexBuilder, type InvertedIndex, occurrence } from './inverted-index.ts'
import type { RetrievalParameters } from './parameters.ts'

export type TextAnalysis = { readonly words: Words; readonly tokenise: Tokenise; readonly findPhrases: FindTerms }

/** All that finding passages needs of them, as plain data that can be kept in a file. */
export type PassageIndex = {
  readonly index: InvertedIndex
  /** What a result says of each passage. */
  readonly passages: readonly PassageKey[]
  /** Every word that may have been meant. */
  readonly spellings: Spellings
  readonly formsOfStem: Readonly<Record<Language, FormsOfStem>>
}

/** The words with a stem, as term numbers; a word has the stems of the languages that it was met in. */
export type FormsOfStem = {
  readonly stems: PackedTerms
  /** Stem s has the words of `words` from `start[s]` up to, not including, `start[s + 1]`. */
  readonly start: Uint32Array
  readonly words: Uint32Array
}

/** The words with a stem; none where no passage has one. */
export function formsOf({ stems, start, words }: FormsOfStem, stem: string): Uint32Array {
  const number = numberOf(stems, stem)
  return number === undefined ? words.subarray(0, 0) : words.subarray(start[number] ?? 0, start[number + 1] ?? 0)
}

/** The index term of a question word, which only a passage's questions have. */
export const questionWordTerm = (kind: string) => `?${kind}`
/** The index term for what answers a kind of question, whatever its words: `#when` is any date. */
export const answerHintTerm = (kind: string) => `#${kind}`

/** A unit of text cut into words, before it is known which words the corpus has. */
type Unit = {
  readonly passage: number
  readonly language: Language
  readonly field: Field
  /** As index terms: a corpus has the same words again and again. */
  readonly words: readonly number[]
  /** The place of each word in the text, function words counted. */
  readonly places: readonly number[]
  /** Terms that are no words. */
  readonly signs: readonly string[]
}

/** Analyses and indexes the text, the title, each question, case and situation of every passage. */
export function indexPassages(
  passages: readonly Passage[],
  analysis: TextAnalysis,
  parameters: RetrievalParameters,
): PassageIndex {
  const builder = createIndexBuilder()
  const units = passages.flatMap((passage, number) => toUnits(passage, number, analysis, builder))
  const vocabulary = countWords(units, builder)
  const findCompound = parameters.compoundWeight > 0 ? createCompoundFinder(builder.has) : () => undefined
  const forms = createFormCollector(builder)
  const eighthsAt = placeWeights(parameters)

  for (const { passage, language, field, words, places, signs } of units) {
    builder.beginUnit(passage, field, words.length)
    const eighths = (at: number) => (field === 'text' ? eighthsAt(places[at] ?? 0) : occurrence)
    let previous: number | undefined
    for (const [at, word] of words.entries()) {
      const compound = previous === undefined ? undefined : findCompound(builder.term(previous), builder.term(word))
      if (compound !== undefined) builder.addTerm(builder.termId(compound), eighths(at - 1))
      builder.addTerm(word, eighths(at))
      previous = word
    }
    const stems = words.map((word) => forms.stem(word, language))
    for (const { concept, start } of analysis.findPhrases(stems)) {
      builder.addTerm(builder.termId(concept), eighths(start))
    }
    for (const sign of signs) builder.addTerm(builder.termId(sign), occurrence)
  }
  return {
    index: builder.build(passages.length),
    passages: passages.map(({ id, language }) => ({ id, language })),
    spellings: packSpellings(withAskingWords(vocabulary, analysis.words)),
    formsOfStem: { id: forms.pack('id'), en: forms.pack('en') },
  }
}

/** Everyday spelling replaced by the standard form. */
export function standardise(tokens: readonly string[], { slang }: Words): readonly string[] {
  return tokens.flatMap((token) => slang.get(token)?.split(' ') ?? [token])
}

function toUnits(
  passage: Passage,
  number: number,
  { words: lists, tokenise }: TextAnalysis,
  builder: IndexBuilder,
): readonly Unit[] {
  const { language, text, title, questions = [], cases = [], situations = [] } = passage
  const unit = (field: Field, tokens: readonly string[]): Unit => {
    const words: number[] = []
    const places: number[] = []
    const signs: string[] = []
    for (const [place, token] of tokens.entries()) {
      const asked = lists.questionWords.get(token)
      if (asked !== undefined && field === 'question') signs.push(questionWordTerm(asked))
      const answered = field === 'text' ? hintOf(token, lists) : undefined
      if (answered !== undefined) signs.push(answerHintTerm(answered))
      if (asked !== undefined || lists.functionWords.has(token)) continue
      if (field === 'question' && lists.templateWords.has(token)) continue
      words.push(builder.termId(token))
      places.push(place)
    }
    return { passage: number, language, field, words, places, signs }
  }
  return [
    unit('text', tokenise(text)),
    ...(title === undefined ? [] : [unit('title', tokenise(title))]),
    ...questions.map((question) => unit('question', standardise(tokenise(question), lists))),
    ...cases.map((forms) => unit('case', standardise(tokenise(forms), lists))),
    ...situations.map((situation) => unit('situation', standardise(tokenise(situation), lists))),
  ]
}

function hintOf(token: string, { months }: Words): string | undefined {
  return months.has(token) || /^(1\d|20)\d\d$/.test(token) ? 'when' : undefined
}

function countWords(units: readonly Unit[], builder: IndexBuilder): Map<string, number> {
  const vocabulary = new Map<string, number>()
  for (const { words } of units) {
    for (const word of words) vocabulary.set(builder.term(word), (vocabulary.get(builder.term(word)) ?? 0) + 1)
  }
  return vocabulary
}

/**
 * The words of the way of asking are the most frequent of any question, though texts may not have them: a slip in `kapan`
 * must not become `kapal`.
 */
function withAskingWords(vocabulary: ReadonlyMap<string, number>, words: Words): ReadonlyMap<string, number> {
  let frequent = 1
  for (const count of vocabulary.values()) frequent = Math.max(frequent, count)
  const asking = [...words.questionWords.keys(), ...words.functionWords, ...words.templateWords, ...words.slang.keys()]
  return new Map([...vocabulary, ...asking.map((word): [string, number] => [word, frequent])])
}

/** Remembers each word's stem, and which words have a stem in common. */
function createFormCollector(builder: IndexBuilder) {
  const stems: Readonly<Record<Language, string[]>> = { id: [], en: [] }
  const formsOfStem: Readonly<Record<Language, Map<string, number[]>>> = { id: new Map(), en: new Map() }
  return {
    pack(language: Language): FormsOfStem {
      const forms = [...formsOfStem[language].values()]
      const start = new Uint32Array(forms.length + 1)
      for (const [number, { length }] of forms.entries()) start[number + 1] = (start[number] ?? 0) + length
      return { stems: packTerms([...formsOfStem[language].keys()]), start, words: Uint32Array.from(forms.flat()) }
    },
    stem(word: number, language: Language): string {
      const known = stems[language][word]
      if (known !== undefined) return known
      const stemmed = stem(builder.term(word), language)
      stems[language][word] = stemmed
      const forms = formsOfStem[language].get(stemmed)
      if (forms === undefined) formsOfStem[language].set(stemmed, [word])
      else forms.push(word)
      return stemmed
    },
  }
}

/** What a word at a place of the text counts: 1 + leadWeight * e^(-place / leadLength) occurrences, in eighths. */
function placeWeights({ leadWeight, leadLength }: RetrievalParameters): (place: number) => number {
  const leading = Uint8Array.from({ length: Math.ceil(leadLength * 8) }, (_, place) =>
    Math.round(occurrence * (1 + leadWeight * Math.exp(-place / leadLength))),
  )
  return (place) => leading[place] ?? occurrence
}
