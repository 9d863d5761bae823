import type { Language } from '../../domain/language.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import type { QueryReading, QueryWord } from '../../knowledge/retrieval/read-query.ts'
import type { Case } from '../../knowledge/told-items.ts'
import type { DenialReader } from './read-denials.ts'
import { thresholds } from './thresholds.ts'

/**
 * The cases of an entry that a text names, the best first, in the language of the answer: one, or two where it names two
 * ("reseller sama dropshipper"). Askers mix the languages, so the forms of both are looked for.
 */
export type CaseFinder = (text: string, pair: EntryPair, language: Language) => readonly Case[]

export type CaseFinderParts = {
  readonly readQuery: (text: string) => QueryReading
  readonly readDenials: DenialReader
}

const { share: leastShare, match: leastMatch, telling, second } = thresholds.case

/**
 * Looks for the forms of cases in a text, both read as the retriever reads a question: everyday spelling, slips, stems and
 * terms that mean the same. A form is named if the text has most of what its words tell, and among them a distinguishing
 * word: one that is rare in the knowledge base, was not guessed from a slip of many letters, and does not stand in the
 * entry's title, which all of its cases have in common. So "toko" or "daftar" alone never picks a case. What is denied
 * ("ga punya web sendiri") names only a form that denies it, too.
 */
export function createCaseFinder({ readQuery, readDenials }: CaseFinderParts): CaseFinder {
  const known = new WeakMap<EntryPair, ReadCases>()
  const topicWordsOf = (text: string) => readQuery(text).words.filter(({ isQuestionWord }) => !isQuestionWord)
  const wordsOf = (text: string): readonly ReadWord[] => {
    const { said, denied } = readDenials(text)
    return [
      ...topicWordsOf(said).map((word) => ({ ...word, isDenied: false })),
      ...(denied === '' ? [] : topicWordsOf(denied).map((word) => ({ ...word, isDenied: true }))),
    ]
  }

  const readCases = (pair: EntryPair): ReadCases => ({
    forms: pair.id.cases.map(({ forms }, place) =>
      [...forms, ...(pair.en.cases[place]?.forms ?? [])].map(wordsOf).filter((words) => words.length > 0),
    ),
    common: [pair.id.title, pair.en.title].flatMap(topicWordsOf),
  })

  return (text, pair, language) => {
    if (pair.id.cases.length === 0) return []
    const { forms, common } = known.get(pair) ?? readCases(pair)
    known.set(pair, { forms, common })
    const said = wordsOf(text).map((word) => ({
      ...word,
      tells: word.idf >= telling && !common.some((other) => matchOf(word, other) >= leastMatch),
    }))
    const named = forms
      .map((ofCase, place) => ({ place, words: new Set(ofCase.flatMap((form) => wordsNamed(form, said))) }))
      .filter(({ words }) => words.size > 0)
      .toSorted((one, other) => weightOf(other.words) - weightOf(one.words) || one.place - other.place)
    const [best, next] = named
    if (!best) return []
    const rest = next ? next.words.difference(best.words) : new Set<SaidWord>()
    const isSecond = [...rest].some(({ tells }) => tells) && weightOf(rest) >= second * weightOf(best.words)
    return [best, ...(next && isSecond ? [next] : [])].flatMap(({ place }) => pair[language].cases[place] ?? [])
  }
}

type ReadWord = QueryWord & { readonly isDenied: boolean }

type ReadCases = {
  /** The words of each form, by the place of its case. */
  readonly forms: readonly (readonly (readonly ReadWord[])[])[]
  readonly common: readonly QueryWord[]
}

type SaidWord = ReadWord & { readonly tells: boolean }

/** The words of a text that name a form; none where too little of it is there, or nothing that tells. */
function wordsNamed(form: readonly ReadWord[], said: readonly SaidWord[]): readonly SaidWord[] {
  const matched = form.map((word) => {
    const [best] = said
      .filter(({ isDenied }) => isDenied === word.isDenied)
      .map((one) => ({ said: one, match: matchOf(one, word) }))
      .toSorted((one, other) => other.match - one.match)
    return { idf: word.idf, match: best?.match ?? 0, said: best?.said }
  })
  const reached = matched.reduce((sum, { idf, match }) => sum + idf * match, 0)
  const all = form.reduce((sum, { idf }) => sum + idf, 0)
  if (reached < leastShare * all) return []
  const named = matched.flatMap(({ said: one, match }) => (one && match >= leastMatch ? [one] : []))
  return named.some(({ tells }) => tells) ? named : []
}

/** How surely two words mean the same, 0 to 1: what the less certain of both readings counts. */
function matchOf(one: QueryWord, other: QueryWord): number {
  const weights = one.alternatives.flatMap(({ term, weight }) =>
    other.alternatives.filter((alternative) => alternative.term === term).map((same) => Math.min(weight, same.weight)),
  )
  return Math.min(1, Math.max(0, ...weights))
}

function weightOf(words: ReadonlySet<SaidWord>): number {
  return [...words].reduce((sum, { idf }) => sum + idf, 0)
}
