import type { Prepared } from '../../ports/prepared.ts'
import type { Passage } from '../../ports/retriever.ts'
import { indexForRetriever, openLexicalRetriever } from '../retrieval/lexical-retriever.ts'
import type { Words } from '../text/words.ts'
import type { BusinessCues } from './business-cues.ts'
import { createFitFeatures, type FitFeatures } from './fit-features.ts'
import { createHandOn, type Found } from './hand-on.ts'
import type { CodeWords, Kbli, KbliCode } from './kbli.ts'
import type { KbliRanking } from './kbli-ranking.ts'
import type { NameIndex } from './name-index.ts'
import type { BusinessReading } from './read-business.ts'
import type { RolesOf } from './roles-of-codes.ts'

export type KbliMatch = {
  readonly entry: KbliCode
  /** Relevance within one search; higher is better. */
  readonly score: number
  /** Share of what the words could have reached at best, 0 to 1. Comparable between searches. */
  readonly confidence: number
  /** Share of the words that were found, 0 to 1. */
  readonly coverage: number
  /** How many of the words, side by side, are a name that people have for the code; 0 where none is. */
  readonly namedBy: number
}

/** Codes for a business, best first. Nothing found is an empty list. */
export type KbliSearch = (business: BusinessReading, limit?: number) => readonly KbliMatch[]

export type KbliSearchParts = {
  readonly kbli: Kbli
  readonly names: NameIndex
  readonly words: Words
  /** Sets of everyday words and words of the titles that mean the same. */
  readonly synonyms: readonly (readonly string[])[]
  readonly cues: BusinessCues
  readonly rolesOf: RolesOf
  readonly ranking: KbliRanking
  readonly prepared: Prepared
}

/** A code that may be right, and what speaks for it: what the weights are learned on. */
export type KbliCandidate = Omit<KbliMatch, 'score'> & { readonly features: FitFeatures }

export type KbliFinder = {
  readonly search: KbliSearch
  /** All that were found, in no order. */
  readonly candidates: (business: BusinessReading) => readonly KbliCandidate[]
}

/** Short texts whose first word ("Perdagangan", "Aktivitas") says least, and names that say all. */
const parameters = {
  leadWeight: 0,
  questionWeight: 2,
  titleWeight: 0,
  coveragePower: 1.5,
  lengthWeight: 0.6,
  otherFormWeight: 0.8,
}
const defaultLimit = 3
/** Passages looked at: a code has two, and the right one may only rise by its role. */
const passagesSeen = 120
/** What the words beside the object count. */
const besideWeight = 0.35
/** What is told first counts once more. */
const leadWeight = 0.7
const without = /\b(?:tanpa|bukan|lepas|without|no|self)\b/

/**
 * Indexes all codes at once: their titles and what people call them, in both languages. A business is looked up by its
 * object, and a little by what is said beside it; its role, its place and what it is not decide between neighbours.
 */
export function createKbliSearch(parts: KbliSearchParts): KbliFinder {
  const { kbli, names, words, synonyms, cues, rolesOf, ranking, prepared } = parts
  const options = { words: forActivities(words, names, synonyms, cues.generic), parameters }
  const index = prepared.of('kbli-passages', () => indexForRetriever(passagesOf(kbli), options))
  const retriever = openLexicalRetriever(index, options)
  const readFeatures = createFitFeatures(cues, kbli, rolesOf)
  const handOn = createHandOn(kbli)
  const weightOf = (features: FitFeatures) =>
    features.reduce((sum, [name, value]) => sum + value * (ranking.weights.get(name) ?? 0), 0)

  return {
    candidates,
    search: (business, limit = defaultLimit) =>
      candidates(business)
        .map(({ features, ...match }): KbliMatch => ({ ...match, score: Math.exp(weightOf(features)) }))
        .toSorted((a, b) => b.score - a.score || (a.entry.code < b.entry.code ? -1 : 1))
        .slice(0, limit),
  }

  function candidates(business: BusinessReading): readonly KbliCandidate[] {
    const found = foundFor(business)
    const own = names.codesIn(business.words)
    const named = new Map(own)
    const longestName = Math.max(0, ...own.values())
    handOn(found, named, business)
    const featuresOf = readFeatures(business)
    const denied = business.denied.length > 0 ? lookUp(business.denied.join(' ')) : undefined
    const mostDenied = Math.max(0, ...[...(denied?.values() ?? [])].map(({ score }) => score))
    return [...found].flatMap(([code, match]): KbliCandidate[] => {
      const entry = kbli.codes.get(code)
      if (!entry) return []
      const share = mostDenied > 0 ? (denied?.get(code)?.score ?? 0) / mostDenied : 0
      const against = share > 0 && isWithout(code, business.denied) ? 0 : share
      const namedBy = named.get(code) ?? 0
      const features = featuresOf({
        entry,
        found: match,
        namedBy,
        isNamed: own.has(code),
        longestName,
        denied: against,
      })
      return [{ entry, confidence: match.confidence, coverage: match.coverage, namedBy, features }]
    })
  }

  function foundFor(business: BusinessReading): Map<string, Found> {
    const object = business.object.join(' ')
    const found = lookUp(object)
    if (business.beside.length > 0) {
      for (const [code, { score }] of lookUp(`${object} ${business.beside.join(' ')}`)) {
        const known = found.get(code) ?? { score: 0, confidence: 0, coverage: 0 }
        found.set(code, { ...known, score: known.score + besideWeight * score })
      }
    }
    if (business.lead.length < business.object.length) {
      for (const [code, { score }] of lookUp(business.lead.join(' '))) {
        const known = found.get(code)
        if (known) found.set(code, { ...known, score: known.score + leadWeight * score })
      }
    }
    return found
  }

  /** "Ga pake sopir" speaks for "rental mobil tanpa sopir". */
  function isWithout(code: string, denied: readonly string[]): boolean {
    const own = kbli.words.get(code)
    return [...(own?.id ?? []), ...(own?.en ?? [])].some(
      (name) => without.test(name) && denied.some((word) => name.includes(word)),
    )
  }

  function lookUp(text: string): Map<string, Found> {
    const { passages, familiarity } = retriever.search(text, { limit: passagesSeen })
    const found = new Map<string, Found>()
    for (const { passage, score, confidence, matchedTerms } of passages) {
      const code = passage.id.slice(0, 5)
      if (found.has(code)) continue
      found.set(code, { score, confidence, coverage: matchedTerms.length / Math.max(familiarity.words, 1) })
    }
    return found
  }
}

function passagesOf({ codes, words }: Kbli): readonly Passage[] {
  return [...codes.values()].flatMap((entry) => passagesFor(entry, words.get(entry.code)))
}

function passagesFor({ code, title }: KbliCode, names: CodeWords | undefined): Passage[] {
  const indonesian: Passage = {
    id: `${code}.id`,
    language: 'id',
    text: title,
    questions: [title, ...(names?.id ?? [])],
  }
  if (!names) return [indonesian]
  return [indonesian, { id: `${code}.en`, language: 'en', text: names.en.join('. '), questions: names.en }]
}

/**
 * The words of the knowledge base without those that are a trade here: "it" is no pronoun, "spa" not short for siapa, "tahu"
 * not a way of asking, and "oleh-oleh" more than "oleh".
 */
function forActivities(
  words: Words,
  { ofOneWord }: NameIndex,
  synonyms: readonly (readonly string[])[],
  generic: readonly string[],
): Words {
  const isTrade = (word: string) => word === 'it' || ofOneWord.has(word)
  const withoutTrades = (list: Iterable<string>) => new Set([...list].filter((word) => !isTrade(word)))
  return {
    ...words,
    slang: new Map([...words.slang].filter(([word]) => !isTrade(word))),
    functionWords: withoutTrades([...words.functionWords, ...generic]),
    templateWords: withoutTrades(words.templateWords),
    termSets: [...words.termSets, ...synonyms.map((phrases) => ({ relation: 'synonym', phrases }) as const)],
  }
}
