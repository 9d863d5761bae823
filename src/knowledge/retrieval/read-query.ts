import { languages } from '../../domain/language.ts'
import { standardForms } from '../text/casual-affixes.ts'
import { createCompoundFinder } from '../text/compounds.ts'
import type { TermMatch } from '../text/find-terms.ts'
import { numberOf } from '../text/packed-strings.ts'
import type { SpellingCorrector } from '../text/spelling.ts'
import { stem } from '../text/stem.ts'
import type { TermRelation } from '../text/words.ts'
import { answerHintTerm, type PassageIndex, questionWordTerm, type TextAnalysis } from './index-passages.ts'
import type { Alternative, LookUp } from './look-up.ts'
import type { RetrievalParameters } from './parameters.ts'

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
const maxQueryLength = 2_000
/** The words looked up at most, the most telling first; each has a bit of its own in a 32-bit mask. */
export const maxQueryWords = 32

/** Decides by which index terms each word of a query is looked up: everyday spelling, word forms, slips, terms. */
export function createQueryReader(
  { index }: PassageIndex,
  { words, tokenise, findPhrases }: TextAnalysis,
  lookUp: LookUp,
  correct: SpellingCorrector,
  parameters: RetrievalParameters,
): ReadQuery {
  const relationWeights: Readonly<Record<TermRelation, number>> = {
    'old-term': parameters.oldTermWeight,
    synonym: parameters.synonymWeight,
    translation: parameters.translationWeight,
  }

  const findCompound = createCompoundFinder((word) => numberOf(index.terms, word) !== undefined)
  const isDropped = (word: string) => words.functionWords.has(word) || words.templateWords.has(word)
  const isAsking = (word: string) => isDropped(word) || words.questionWords.has(word) || words.slang.has(word)

  /** The standard words of a token: `gmn` is `bagaimana`, and so is `gmina`. */
  const standardise = (token: string): readonly string[] => {
    const standard = words.slang.get(token)
    if (standard !== undefined) return standard.split(' ')
    if (isAsking(token) || isKnown(token)) return [token]
    const meant = standardForms(token).some(lookUp.hasForm) ? undefined : correct(token)[0]?.word
    return meant !== undefined && isAsking(meant) ? (words.slang.get(meant)?.split(' ') ?? [meant]) : [token]
  }

  const isKnown = (word: string) => lookUp.word(word, 1).length > 0

  const topic = (
    word: string,
    alternatives: readonly Alternative[],
    corrections: readonly string[] = [],
  ): QueryWord => ({
    word,
    alternatives,
    corrections,
    idf: alternatives.length === 0 ? lookUp.idfOfUnknown : Math.max(...alternatives.map(({ idf }) => idf)),
    isQuestionWord: false,
  })

  const readTopicWord = (word: string): QueryWord => {
    const known = lookUp.word(word, 1)
    if (known.length > 0) return topic(word, known)
    const standard = standardForms(word).filter(lookUp.hasForm).slice(0, 2)
    const meant = [...standard.map((form) => ({ word: form, cost: 1 })), ...correct(word)]
    return topic(
      word,
      meant.flatMap(({ word: form, cost }) => lookUp.word(form, parameters.correctionWeight ** cost)),
      meant.map(({ word: form }) => form),
    )
  }

  const readQuestionWord = (kind: string): readonly QueryWord[] => {
    const ordering = (term: string, share: number): readonly QueryWord[] => {
      const idf = share * lookUp.idfOfUnknown
      const alternatives = lookUp.term(term, 1).map((alternative) => ({ ...alternative, idf }))
      if (alternatives.length === 0 || idf === 0) return []
      return [{ word: term, alternatives, corrections: [], idf, isQuestionWord: true }]
    }
    return [
      ...ordering(questionWordTerm(kind), parameters.questionWordWeight),
      ...ordering(answerHintTerm(kind), parameters.answerHintWeight),
    ]
  }

  /**
   * A name of several words tells no more than its short form: the words of "penyelenggara sistem elektronik" together
   * weigh what "PSE" does, or they would drown what is asked about it.
   */
  const asOneTerm = (queryWords: readonly QueryWord[], matches: readonly TermMatch[]): readonly QueryWord[] => {
    const shares = queryWords.map(() => 1)
    for (const { start, length, concept, relation } of matches) {
      const name = length > 1 && relation !== 'translation' ? lookUp.term(concept, 1)[0] : undefined
      if (name === undefined) continue
      const words = queryWords.slice(start, start + length)
      const share = name.idf / words.reduce((sum, { idf }) => sum + idf, 0)
      for (const at of words.keys()) shares[start + at] = Math.min(shares[start + at] ?? 1, share)
    }
    return queryWords.map((word, at) => withShare(word, shares[at] ?? 1))
  }

  const withTerms = (queryWords: readonly QueryWord[]): readonly QueryWord[] => {
    const read = queryWords.map(({ word, corrections }) => corrections[0] ?? word)
    const matches = languages.flatMap((language) => findPhrases(read.map((word) => stem(word, language))))
    return asOneTerm(queryWords, matches).map((queryWord, at) => {
      const terms = matches
        .filter(({ start, length }) => start <= at && at < start + length)
        .flatMap(({ concept, relation, length }) => lookUp.term(concept, relationWeights[relation] / length))
      const compounds = [at - 1, at].flatMap((first) => {
        const compound = findCompound(read[first] ?? '', read[first + 1] ?? '')
        return compound === undefined ? [] : lookUp.word(compound, parameters.compoundWeight / 2)
      })
      return withAlternatives(queryWord, [...terms, ...compounds])
    })
  }

  return (query) => {
    const tokens = tokenise(query.slice(0, maxQueryLength))
    const standard = [...new Set(tokens.flatMap(standardise))]
    const topicWords = withTerms(
      standard.filter((word) => !isDropped(word) && !words.questionWords.has(word)).map(readTopicWord),
    )
    const kinds = new Set(standard.flatMap((word) => words.questionWords.get(word) ?? []))
    const asked = [...kinds].flatMap(readQuestionWord)
    return { tokens, words: mostTelling(topicWords, asked), dropped: standard.filter(isDropped) }
  }
}

/** Question words come last, since they only order what the others found. */
function mostTelling(topicWords: readonly QueryWord[], asked: readonly QueryWord[]): readonly QueryWord[] {
  const room = Math.max(0, maxQueryWords - asked.length)
  const kept = new Set(topicWords.toSorted((a, b) => b.idf - a.idf).slice(0, room))
  return [...topicWords.filter((word) => kept.has(word)), ...asked].slice(0, maxQueryWords)
}

function withShare(word: QueryWord, share: number): QueryWord {
  if (share >= 1) return word
  const alternatives = word.alternatives.map((one) => ({ ...one, weight: one.weight * share }))
  return { ...word, idf: word.idf * share, alternatives }
}

function withAlternatives(queryWord: QueryWord, added: readonly Alternative[]): QueryWord {
  if (added.length === 0) return queryWord
  const known = queryWord.alternatives.length > 0
  const alternatives = [...new Map([...queryWord.alternatives, ...added].map((one) => [one.term, one])).values()]
  return { ...queryWord, alternatives, idf: known ? queryWord.idf : Math.max(...added.map(({ idf }) => idf)) }
}
