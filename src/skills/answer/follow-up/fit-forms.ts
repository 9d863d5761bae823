import { languages } from '../../../domain/language.ts'
import type { QueryReading, QueryWord } from '../../../knowledge/retrieval/read-query.ts'
import { createTermFinder } from '../../../knowledge/text/find-terms.ts'
import { stem } from '../../../knowledge/text/stem.ts'
import { createTokeniser } from '../../../knowledge/text/tokenise.ts'
import type { Words } from '../../../knowledge/text/words.ts'

/** A question as it is compared with ways of asking. */
export type PutQuestion = { readonly words: readonly QueryWord[]; readonly kinds: ReadonlySet<string> }

/** A way of asking, read once. */
export type ReadForm = { readonly words: readonly ReadonlySet<string>[]; readonly kinds: ReadonlySet<string> }

export type FormParts = { readonly words: Words; readonly readQuery: (text: string) => QueryReading }

/** What a word of the entry's title counts, which all of its questions may have or leave out, and the kind of question. */
const weights = { title: 0.25, kind: 0.6, word: 1 }
/** The idf of a word that counts as one. */
const usualIdf = 5
/** More of what a question says may be of its asker than of what is asked. 0 to 1. */
const shareOfQuestion = 0.4

/**
 * How well a question is put as one of the ways of asking for a detail, 0 to 1: how much of the way stands in the question,
 * and of the question in the way. Both may name the topic of their entry or leave it out.
 */
export function createFormFit({ words, readQuery }: FormParts) {
  const tokenise = createTokeniser(words.legalKinds)
  const findPhrases = createTermFinder(words.termSets, tokenise)
  const standardOf = (text: string) => tokenise(text).flatMap((token) => words.slang.get(token)?.split(' ') ?? [token])
  const kindsOf = (tokens: readonly string[]) =>
    new Set(tokens.flatMap((token) => words.questionWords.get(token) ?? []).filter((kind) => kind !== 'what'))
  const tells = (token: string) =>
    !words.functionWords.has(token) && !words.templateWords.has(token) && !words.questionWords.has(token)

  /** Each word with its stems and the concepts that it is part of. */
  const readForm = (text: string): ReadForm => {
    const tokens = standardOf(text)
    const stems = languages.map((language) => tokens.map((token) => stem(token, language)))
    const phrases = stems.flatMap(findPhrases)
    const read = tokens.map(
      (token, at) =>
        new Set([
          token,
          ...stems.map((all) => all[at] ?? token),
          ...phrases.filter(({ start, length }) => start <= at && at < start + length).map(({ concept }) => concept),
        ]),
    )
    return { words: read.filter((_, at) => tells(tokens[at] ?? '')), kinds: kindsOf(tokens) }
  }

  const readQuestion = (text: string): PutQuestion => {
    const { words: all } = readQuery(text)
    return { words: all.filter(({ isQuestionWord }) => !isQuestionWord), kinds: kindsOf(standardOf(text)) }
  }

  const fit = (question: PutQuestion, form: ReadForm, title: ReadForm): number => {
    const inTitle = (terms: ReadonlySet<string>) => title.words.some((word) => !word.isDisjointFrom(terms))
    const asked = question.words.map((word) => {
      const terms = new Set(word.alternatives.filter(({ weight }) => weight >= 0.5).map(({ term }) => term))
      const weight = (Math.min(word.idf, usualIdf) / usualIdf) * (inTitle(terms) ? weights.title : weights.word)
      return { word, weight }
    })
    const said = form.words.map((terms) => ({ terms, weight: inTitle(terms) ? weights.title : weights.word }))
    const shared = [...question.kinds].filter((kind) => form.kinds.has(kind)).length * weights.kind
    const ofForm = said.reduce((sum, one) => sum + one.weight * most(asked, ({ word }) => matchOf(word, one.terms)), 0)
    const ofAsked = asked.reduce(
      (sum, one) => sum + one.weight * most(said, ({ terms }) => matchOf(one.word, terms)),
      0,
    )
    const allOfForm = said.reduce((sum, { weight }) => sum + weight, 0) + form.kinds.size * weights.kind
    const allAsked = asked.reduce((sum, { weight }) => sum + weight, 0) + question.kinds.size * weights.kind
    if (ofForm === 0 || ofAsked === 0) return 0
    const [recall, precision] = [(ofForm + shared) / allOfForm, (ofAsked + shared) / allAsked]
    return 1 / ((1 - shareOfQuestion) / recall + shareOfQuestion / precision)
  }

  return { readQuestion, readForm, fit }
}

export type FormFit = ReturnType<typeof createFormFit>

function matchOf({ alternatives }: QueryWord, terms: ReadonlySet<string>): number {
  return Math.min(1, Math.max(0, ...alternatives.map(({ term, weight }) => (terms.has(term) ? weight : 0))))
}

function most<T>(all: readonly T[], value: (one: T) => number): number {
  return Math.max(0, ...all.map(value))
}
