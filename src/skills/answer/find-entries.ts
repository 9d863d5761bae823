import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import type { Referral } from '../../knowledge/referral.ts'
import type { Words } from '../../knowledge/text/words.ts'
import type { Familiarity, Retriever } from '../../ports/retriever.ts'
import { createDefinitionFinder } from './definitions.ts'
import { fitOf } from './fit.ts'
import { createTopicNamer } from './name-topics.ts'
import { createKnowledgeSearch, type SearchResult } from './search-knowledge.ts'

/** An entry that may answer a question. */
export type Candidate = {
  readonly pair: EntryPair
  /** Relevance within one list; higher is better. */
  readonly score: number
  /** How likely the question is about this entry's field at all, 0 to 1. Comparable between questions. */
  readonly fit: number
}

export type Found = {
  /** Best first. */
  readonly candidates: readonly Candidate[]
  /** The question asks for the meaning of a term and nothing else, and the first candidate explains it. */
  readonly isDefinition?: true
  /** What the question is about if it is not ours; only where that fits as well as any entry. */
  readonly referral?: Referral
  /** How well the question fits what is not ours, as a share of how well it fits the best entry; 0 and above. */
  readonly referralShare: number
  readonly familiarity: Familiarity
}

/** Entries for a question. Both languages are searched. */
export type EntryFinder = (question: string) => Found

export type EntryFinderParts = {
  readonly retriever: Retriever
  readonly knowledge: Knowledge
  readonly words: Words
  /** knowledge/language. */
  readonly languageDirectory: string
}

/** How much an entry gains at most from standing in the topic where most of the question's matches stand. */
const topicWeight = 1
const entriesThatSpeakForTheirTopic = 20
/** What is left of an entry's score when the question names another topic. */
const otherTopicWeight = 0.6
/** "LKPM" or "NIB hilang" is ours, however little so few words can tell; it is worth at least asking back. */
const maxWordsOfName = 2
const fitOfName = 0.5
/** A referral's share of the best entry's score from which it fits as well: entries have more words to match. */
const asWell = 0.9
/** The topic of entries on terms: it is never another topic. */
const glossary = 'glossary'

export function createEntryFinder({ retriever, knowledge, words, languageDirectory }: EntryFinderParts): EntryFinder {
  const nameTopics = createTopicNamer(languageDirectory)
  const findDefinition = createDefinitionFinder(knowledge, words, nameTopics)
  const search = createKnowledgeSearch(retriever, knowledge)

  return (question) => {
    const named = nameTopics(question)
    const result = search(question, named.size > 0)
    const { referral, matches, familiarity } = result
    const candidates = favourTopics(toCandidates(result, named.size > 0), named).toSorted((a, b) => b.score - a.score)
    const definition = findDefinition(question)
    const pair = definition === undefined ? undefined : knowledge.entries.get(definition)
    if (pair) {
      const others = candidates.filter((candidate) => candidate.pair !== pair)
      return {
        candidates: [{ pair, score: 2 * (candidates[0]?.score ?? 1), fit: 1 }, ...others],
        isDefinition: true,
        referralShare: 0,
        familiarity,
      }
    }
    const referralShare = referral === undefined ? 0 : referral.score / Math.max(matches[0]?.score ?? 0, 1)
    const found = { candidates, referralShare, familiarity }
    return referral !== undefined && referralShare >= asWell ? { ...found, referral: referral.referral } : found
  }
}

function toCandidates({ matches, familiarity }: SearchResult, namesTopic: boolean): Candidate[] {
  const isOurs = namesTopic && familiarity.words <= maxWordsOfName && familiarity.known === familiarity.words
  const leastFit = isOurs ? fitOfName : 0
  return matches.map(({ pair, score, features }) => ({ pair, score, fit: Math.max(fitOf(features), leastFit) }))
}

/** "Formulir NIB" should not end at the form of another registration: names and the best matches vote on the topic. */
function favourTopics(candidates: readonly Candidate[], named: ReadonlySet<string>): Candidate[] {
  const votes = new Map<string, number>()
  let all = 0
  for (const { pair, score } of candidates.slice(0, entriesThatSpeakForTheirTopic)) {
    votes.set(pair.id.topic, (votes.get(pair.id.topic) ?? 0) + score ** 2)
    all += score ** 2
  }
  return candidates.map((candidate) => {
    const { topic } = candidate.pair.id
    const share = (votes.get(topic) ?? 0) / all
    const isOther = named.size > 0 && !named.has(topic) && topic !== glossary
    return { ...candidate, score: candidate.score * (1 + topicWeight * share) * (isOther ? otherTopicWeight : 1) }
  })
}
