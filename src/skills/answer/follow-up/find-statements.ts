import { type Language, languages } from '../../../domain/language.ts'
import type { Entry } from '../../../knowledge/entry.ts'
import type { QueryReading, QueryWord } from '../../../knowledge/retrieval/read-query.ts'
import { termFinderOf } from '../../../knowledge/text/find-terms.ts'
import { stem } from '../../../knowledge/text/stem.ts'
import { tokeniserOf } from '../../../knowledge/text/tokenise.ts'
import type { Words } from '../../../knowledge/text/words.ts'
import type { ReadQuestion } from '../read-question.ts'
import { type AspectSigns, answersOf } from './aspect-signs.ts'
import type { DetailFinder } from './detail-fit.ts'
import { type Statement, statementsOf } from './statements.ts'

/** A statement and how much of what was asked stands in it. */
export type FoundStatement = {
  readonly statement: Statement
  /** Share of the telling words of the question that it has, weighed by how rare they are; 0 to 1. */
  readonly coverage: number
  /** The same as a sum: how much it has, not how much of what was asked. */
  readonly weight: number
  /** It stands in a section on what is asked, or looks like an answer to that. */
  readonly isOnAspect: boolean
  /** How likely the question is for this detail, 0 to 1. */
  readonly fit?: number
  /** `coverage`, and more where it stands in a section on what is asked for. For ranking alone. */
  readonly score: number
}

export type StatementFinderParts = {
  readonly readQuery: (text: string) => QueryReading
  readonly words: Words
  readonly aspectSigns: AspectSigns
  readonly findDetails: DetailFinder
}

export type Asked = Pick<ReadQuestion, 'bare' | 'aspects'> & Partial<Pick<ReadQuestion, 'text' | 'asks'>>

/** Statements of an entry for a question, best first. */
export type StatementFinder = (question: Asked, entry: Entry) => readonly FoundStatement[]

/** What is added to a statement's coverage where its section is on what is asked, where it looks like an answer to that, … */
const bonus = { section: 0.35, signs: 0.3, question: 0.12 }
/** … and taken from it where it is an example and none was asked for. */
const exampleMalus = 0.15
/** A word of the heading tells of all its statements, but of each less than its own. */
const headingShare = 0.6
/** Only says of the statements beside it where they come from. */
const onlySaysWhose = /^(?:karangan prima|invented by prima|prima's invention)\.?$/iu
/** From how likely it is for a detail a question is one for it, and what that adds to the score. */
const leastFit = 0.5
const fitBonus = 0.5
/** What a detail that fits tells at least, as a sum of idf: its ways of asking were written to tell. */
const weightOfFit = 4

/**
 * Looks into entries statement by statement, reading the question as the retriever does: everyday spelling, slips, stems
 * of both languages and terms that mean the same. What was read of an entry is kept as long as the entry is.
 */
export function createStatementFinder({
  readQuery,
  words,
  aspectSigns,
  findDetails,
}: StatementFinderParts): StatementFinder {
  const tokenise = tokeniserOf(words)
  const findPhrases = termFinderOf(words)
  const known = new WeakMap<Entry, readonly Analysed[]>()

  const termsOf = (text: string, language: Language): ReadonlySet<string> => {
    const tokens = tokenise(text)
    const stems = tokens.map((token) => stem(token, language))
    const others = languages.filter((one) => one !== language).flatMap((one) => tokens.map((token) => stem(token, one)))
    return new Set([...tokens, ...stems, ...others, ...findPhrases(stems).map(({ concept }) => concept)])
  }
  const analyse = (entry: Entry): readonly Analysed[] =>
    statementsOf(entry)
      .filter(({ text }) => !onlySaysWhose.test(text.trim()))
      .map((statement) => ({
        statement,
        own: termsOf(statement.text, entry.language),
        // Over the opening stands the title.
        heading: termsOf(statement.heading || entry.title, entry.language),
      }))

  return ({ bare, aspects, text: whole = bare }, entry) => {
    const read = readQuery(bare)
    const asked = read.words.filter(({ isQuestionWord }) => !isQuestionWord)
    const kinds = read.tokens.flatMap((token) => words.questionWords.get(words.slang.get(token) ?? token) ?? [])
    const all = asked.reduce((sum, { idf }) => sum + idf, 0)
    const analysed = known.get(entry) ?? analyse(entry)
    known.set(entry, analysed)
    const fits = findDetails.fits(whole, entry)
    return analysed
      .map(({ statement, own, heading }): FoundStatement => {
        const reached = asked.reduce((sum, word) => sum + word.idf * matchOf(word, own, heading), 0)
        const coverage = all === 0 ? 0 : reached / all
        const { kind, text, detail } = statement
        const isOnIt = kind !== undefined && aspects.includes(kind)
        const looksSo = answersOf(text, aspects, aspectSigns)
        const answersKind = answersOf(text, kinds, aspectSigns)
        const isIdleExample = kind === 'example' && !aspects.includes('example')
        const score =
          coverage +
          (isOnIt ? bonus.section : 0) +
          (looksSo ? bonus.signs : 0) +
          (answersKind ? bonus.question : 0) -
          (isIdleExample ? exampleMalus : 0)
        // "Ngurusnya di mana", "siapa yang nerbitin": one word more than the question word says little.
        const isOnKind = asked.length <= 1 && answersKind
        const found = { statement, coverage, weight: reached, score, isOnAspect: isOnIt || looksSo || isOnKind }
        const fit = detail === undefined ? 0 : (fits[detail] ?? 0)
        if (fit < leastFit) return found
        const weight = Math.max(reached, weightOfFit)
        return { ...found, fit, weight, coverage: Math.max(coverage, fit), score: fit + fitBonus, isOnAspect: true }
      })
      .toSorted((one, other) => other.score - one.score)
  }
}

type Analysed = {
  readonly statement: Statement
  readonly own: ReadonlySet<string>
  readonly heading: ReadonlySet<string>
}

function matchOf({ alternatives }: QueryWord, own: ReadonlySet<string>, heading: ReadonlySet<string>): number {
  let [inOwn, inHeading] = [0, 0]
  for (const { term, weight } of alternatives) {
    if (weight > inOwn && own.has(term)) inOwn = Math.min(1, weight)
    if (weight > inHeading && heading.has(term)) inHeading = Math.min(1, weight)
  }
  return Math.max(inOwn, headingShare * inHeading)
}
