import { languages } from '../../../domain/language.ts'
import { remembering } from '../../../domain/remembering.ts'
import type { Entry } from '../../../knowledge/entry.ts'
import { plainText } from '../../../knowledge/plain-text.ts'
import type { QueryReading, QueryWord } from '../../../knowledge/retrieval/read-query.ts'
import { termFinderOf } from '../../../knowledge/text/find-terms.ts'
import { stem } from '../../../knowledge/text/stem.ts'
import { tokeniserOf } from '../../../knowledge/text/tokenise.ts'
import type { Words } from '../../../knowledge/text/words.ts'
import { createGramReader } from '../../../knowledge/wordings/compare-wordings.ts'
import type { Ranking } from '../ranking.ts'

/** A question as it is compared with ways of asking. */
export type PutQuestion = {
  readonly words: readonly QueryWord[]
  /** How sure it is that some word of it stands for a term, by the term; 0 to 1. */
  readonly sureness: ReadonlyMap<string, number>
  /** What kind of answer it asks for: when, how much, … */
  readonly kinds: ReadonlySet<string>
  readonly grams: ReadonlySet<number>
}

/** The terms that each telling word of a text stands for, and what kind of question it is. */
type Form = { readonly words: readonly ReadonlySet<string>[]; readonly kinds: ReadonlySet<string> }
type Way = Form & {
  readonly grams: ReadonlySet<number>
  /** All that its words stand for. */
  readonly terms: ReadonlySet<string>
  /** What each of its words counts, and all together. */
  readonly weights: readonly number[]
  readonly weight: number
}

/** A detail, read once. */
export type ReadDetail = {
  readonly ways: readonly Way[]
  readonly kinds: ReadonlySet<string>
  /** All terms of its ways, those of its answer, and of both. */
  readonly asked: ReadonlySet<string>
  readonly said: ReadonlySet<string>
  readonly either: ReadonlySet<string>
  /** The words of the entry's title, which all of its details may have or leave out. */
  readonly title: Form
}

/** What speaks for a detail as what a question asks; each 0 to 1. */
export type DetailFeatures = Omit<Record<keyof Ranking['detail'], number>, 'bias'>

export type DetailFitParts = { readonly words: Words; readonly readQuery: (text: string) => QueryReading }
export type DetailFinderParts = DetailFitParts & { readonly ranking: Ranking }

/** Looks into the details of an entry; both give one number for each of them, in their order. */
export type DetailFinder = {
  /** How likely a question is for each; 0 to 1. */
  fits(question: string, entry: Entry): readonly number[]
  /** How many telling words of a text each has, or its entry's title; rare words count one, others less. */
  wordsOf(text: string, entry: Entry): readonly number[]
}

/** What a word of the title counts beside another. */
const weightOfTitle = 0.25
/** So many telling words in common are as good as more. */
const muchWeight = 3
/** The idf of a word that counts as one. */
const usualIdf = 5
/** From how sure a reading a word is the same. 0 to 1. */
const leastMatch = 0.5

/** Looks into the details of entries that are talked about. What was read of an entry is kept as long as the entry is. */
export function createDetailFinder(parts: DetailFinderParts): DetailFinder {
  const { readForm, readDetail, readQuestion } = createDetailFit(parts)
  const known = new WeakMap<Entry, readonly ReadDetail[]>()
  // One question is held against many entries.
  const [asQuestion, asContext] = [lastRead(readQuestion), lastRead(readQuestion)]
  const detailsOf = (entry: Entry): readonly ReadDetail[] => {
    const title = readForm(entry.title)
    return entry.details.map(({ forms, statement }) => readDetail(forms, plainText(statement), title))
  }
  const readOf = (entry: Entry): readonly ReadDetail[] => {
    const details = known.get(entry) ?? detailsOf(entry)
    known.set(entry, details)
    return details
  }
  return {
    fits(text, entry) {
      if (entry.details.length === 0) return []
      const details = readOf(entry)
      const question = asQuestion(text)
      if (!asksOfDetail(question, details[0]?.title)) return details.map(() => 0)
      return details.map((detail) => chanceOfDetail(detailFeatures(question, detail), parts.ranking))
    },
    wordsOf(text, entry) {
      const { words } = asContext(text)
      return readOf(entry).map(({ asked, said, title }) => {
        const terms = termsIn([title]).union(asked).union(said)
        return words.reduce(
          (sum, word) => sum + (Math.min(word.idf, usualIdf) / usualIdf) ** 2 * matchOf(word, terms),
          0,
        )
      })
    },
  }
}

/** Reads a text once as long as no other one is read. */
function lastRead(read: (text: string) => PutQuestion): (text: string) => PutQuestion {
  let last: { readonly text: string; readonly question: PutQuestion } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, question: read(text) }
    return last.question
  }
}

/** "Apa itu LKPM", "bagaimana rumus CSAT" ask for what the title says, and for none of the details. */
function asksOfDetail({ words, kinds }: PutQuestion, title: Form | undefined): boolean {
  const isOfTitle = ({ alternatives }: QueryWord) =>
    title?.words.some((terms) => alternatives.some(({ term }) => terms.has(term))) ?? false
  return [...kinds].some((kind) => kind !== 'how') || words.some((word) => !isOfTitle(word))
}

/** Reads questions and details so that they can be compared. */
export function createDetailFit({ words, readQuery }: DetailFitParts) {
  // A way of asking is read as words and as letters, one right after the other.
  const tokenise = remembering(tokeniserOf(words), 2)
  const findPhrases = termFinderOf(words)
  const gramsOf = createGramReader(words, tokenise)
  const standardOf = (text: string) => tokenise(text).flatMap((token) => words.slang.get(token)?.split(' ') ?? [token])
  const kindsOf = (tokens: readonly string[]) =>
    new Set(tokens.flatMap((token) => words.questionWords.get(token) ?? []).filter((kind) => kind !== 'what'))
  const tells = (token: string) =>
    !words.functionWords.has(token) && !words.templateWords.has(token) && !words.questionWords.has(token)

  const readForm = (text: string): Form => {
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

  return {
    readForm,

    readDetail(forms: readonly string[], answer: string, title: Form): ReadDetail {
      const ways = forms.map((form): Way => {
        const read = readForm(form)
        const weights = read.words.map((terms) => (isInTitle(terms, title) ? weightOfTitle : 1))
        const weight = weights.reduce((sum, one) => sum + one, 0)
        return { ...read, grams: gramsOf(form), terms: termsIn([read]), weights, weight }
      })
      const [asked, said] = [termsIn(ways), termsIn([readForm(answer)])]
      const kinds = new Set(ways.flatMap((way) => [...way.kinds]))
      return { ways, kinds, asked, said, either: asked.union(said), title }
    },

    readQuestion(text: string): PutQuestion {
      const all = readQuery(text).words
      const asked = all.filter(({ isQuestionWord }) => !isQuestionWord)
      return { words: asked, sureness: surenessOf(asked), kinds: kindsOf(standardOf(text)), grams: gramsOf(text) }
    },
  }
}

/** Compares a question with the ways of asking for a detail and with its answer. */
export function detailFeatures(
  question: PutQuestion,
  { ways, kinds, asked, said, either, title }: ReadDetail,
): DetailFeatures {
  const weighed = question.words.map((word) => {
    const terms = new Set(word.alternatives.filter(({ weight }) => weight >= leastMatch).map(({ term }) => term))
    return { word, weight: (Math.min(word.idf, usualIdf) / usualIdf) * (isInTitle(terms, title) ? weightOfTitle : 1) }
  })
  const all = weighed.reduce((sum, { weight }) => sum + weight, 0)
  const shareIn = (terms: ReadonlySet<string>) => {
    if (all === 0) return 0
    let sum = 0
    for (const { word, weight } of weighed) sum += weight * matchOf(word, terms)
    return sum / all
  }

  const sureness = question.sureness
  const compared = ways.map((way) => {
    const reached = way.words.reduce((sum, terms, at) => sum + (way.weights[at] ?? 0) * surestOf(terms, sureness), 0)
    const recall = way.weight === 0 ? 0 : reached / way.weight
    const precision = shareIn(way.terms)
    return { recall, precision, both: recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision) }
  })
  const isAsked = question.kinds.size > 0
  return {
    way: most(compared, ({ both }) => both),
    recall: most(compared, ({ recall }) => recall),
    asked: shareIn(asked),
    said: shareIn(said),
    weight: Math.min(1, (all * shareIn(asked)) / muchWeight),
    either: shareIn(either),
    letters: most(ways, ({ grams }) => cosine(question.grams, grams)),
    kind: isAsked && !kinds.isDisjointFrom(question.kinds) ? 1 : 0,
    otherKind: isAsked && kinds.isDisjointFrom(question.kinds) ? 1 : 0,
  }
}

/** Logistic regression. */
function chanceOfDetail(features: DetailFeatures, { detail: { bias, ...weights } }: Ranking): number {
  const names = Object.keys(weights) as (keyof DetailFeatures)[]
  return 1 / (1 + Math.exp(-names.reduce((sum, name) => sum + weights[name] * features[name], bias)))
}

function isInTitle(terms: ReadonlySet<string>, title: Form): boolean {
  return title.words.some((word) => !word.isDisjointFrom(terms))
}

function termsIn(forms: readonly Form[]): ReadonlySet<string> {
  return new Set(forms.flatMap(({ words }) => words.flatMap((terms) => [...terms])))
}

function matchOf({ alternatives }: QueryWord, terms: ReadonlySet<string>): number {
  let best = 0
  for (const { term, weight } of alternatives) if (weight > best && terms.has(term)) best = weight
  return Math.min(1, best)
}

function surenessOf(words: readonly QueryWord[]): ReadonlyMap<string, number> {
  const surest = new Map<string, number>()
  for (const { alternatives } of words) {
    for (const { term, weight } of alternatives) {
      const sure = Math.min(1, weight)
      if (sure > (surest.get(term) ?? 0)) surest.set(term, sure)
    }
  }
  return surest
}

/** `matchOf` the word of a question that matches best. */
function surestOf(terms: ReadonlySet<string>, sureness: ReadonlyMap<string, number>): number {
  let best = 0
  for (const term of terms) best = Math.max(best, sureness.get(term) ?? 0)
  return best
}

function cosine(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  if (one.size === 0 || other.size === 0) return 0
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let common = 0
  for (const gram of few) if (many.has(gram)) common++
  return common / Math.sqrt(one.size * other.size)
}

function most<T>(all: readonly T[], value: (one: T) => number): number {
  let best = 0
  for (const one of all) best = Math.max(best, value(one))
  return best
}
