import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import type { Referral } from '../../knowledge/referral.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { createDefinitionFinder } from './definitions.ts'
import { fitOf, isNear } from './fit.ts'
import type { EntryRanker, RankedEntry, Ranking } from './rank-entries.ts'

/** An entry that may answer a question. */
export type Candidate = {
  readonly pair: EntryPair
  /** Relevance within one list; higher is better. */
  readonly score: number
  /** How likely the question is about this entry's field at all, 0 to 1. Comparable between questions. */
  readonly fit: number
  /** Share of the question's words that stand in it, 0 to 1. */
  readonly share: number
  /** Too little of the question stands in it to be offered where nothing answers: it would look picked at random. */
  readonly looksRandom?: true
}

export type Found = Pick<Ranking, 'familiarity' | 'namesTopic' | 'referralShare'> & {
  /** Best first. */
  readonly candidates: readonly Candidate[]
  /** The question asks for the meaning of a term and nothing else, and the first candidate explains it. */
  readonly isDefinition?: true
  /** What the question is about if it is not ours; only where that fits as well as any entry. */
  readonly referral?: Referral
}

/** Entries for a question. Both languages are searched. */
export type EntryFinder = (question: string) => Found

export type EntryFinderParts = {
  readonly rankEntries: EntryRanker
  readonly knowledge: Knowledge
  readonly words: Words
  readonly readNames: NameReader
}

/** "LKPM" or "NIB hilang" is ours, however little so few words can tell; it is worth at least asking back. */
const maxWordsOfName = 2
const fitOfName = 0.5
/** What stands among the ways of asking for an entry, word for word, is ours however strange it looks. */
const fitOfAskedSo = 0.9
/** A referral's share of the best entry's score from which it fits as well: entries have more words to match. */
const asWell = 0.9

export function createEntryFinder({ rankEntries, knowledge, words, readNames }: EntryFinderParts): EntryFinder {
  const findDefinition = createDefinitionFinder(knowledge, words, readNames)

  return (question) => {
    const ranking = rankEntries(question)
    const { familiarity, namesTopic, referral, referralShare, isReferred } = ranking
    const candidates = toCandidates(ranking)
    const definition = findDefinition(question)
    const pair = definition === undefined ? undefined : knowledge.entries.get(definition)
    if (pair) {
      const explanation = { pair, score: 2 * (candidates[0]?.score ?? 1), fit: 1, share: 1 }
      const others = candidates.filter((candidate) => candidate.pair !== pair)
      return { candidates: [explanation, ...others], isDefinition: true, referralShare: 0, familiarity, namesTopic }
    }
    const found = { candidates, referralShare, familiarity, namesTopic }
    const fitsAsWell = isReferred || referralShare >= asWell
    return referral !== undefined && fitsAsWell ? { ...found, referral: referral.referral } : found
  }
}

function toCandidates({ entries, familiarity, namesTopic, isReferred }: Ranking): Candidate[] {
  const isOurs = namesTopic && familiarity.words <= maxWordsOfName && familiarity.known === familiarity.words
  const leastFit = isOurs ? fitOfName : 0
  const fitFor = ({ features, isAskedSo }: RankedEntry): number => {
    if (isAskedSo) return Math.max(fitOf(features), fitOfAskedSo)
    return isReferred ? 0 : Math.max(fitOf(features), leastFit)
  }
  return entries.map((entry) => {
    const candidate = { pair: entry.pair, score: entry.score, fit: fitFor(entry), share: entry.share }
    return isNear(entry.features, candidate.fit, familiarity) ? candidate : { ...candidate, looksRandom: true }
  })
}
