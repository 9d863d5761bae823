import { wordsIn } from '../../domain/words-in.ts'
import type { Entry } from '../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import type { NamedThings, NameReader } from '../../knowledge/read-names.ts'
import { createTokeniser } from '../../knowledge/text/tokenise.ts'
import type { Words } from '../../knowledge/text/words.ts'
import type { Familiarity, Retriever } from '../../ports/retriever.ts'
import { fitFeatures } from './fit.ts'
import { createKnowledgeSearch, type FoundReferral, type Match } from './search-knowledge.ts'
import { type AskedFor, createWordingComparison } from './wording.ts'

/** An entry that may answer a question. */
export type RankedEntry = {
  readonly pair: EntryPair
  /** Relevance within one list; higher is better. */
  readonly score: number
  /** See fit.ts. */
  readonly features: readonly number[]
  /** People ask for this entry in just these words. */
  readonly isAskedSo: boolean
  /** Share of the question's words that stand in it, 0 to 1. */
  readonly share: number
}

export type Ranking = {
  /** Best first. */
  readonly entries: readonly RankedEntry[]
  /** What is not ours and fits best. */
  readonly referral?: FoundReferral
  /** People ask for what is not ours in just these words. */
  readonly isReferred: boolean
  /** How well that fits, as a share of how well the best entry fits; 0 and above. */
  readonly referralShare: number
  readonly familiarity: Familiarity
  /** The question says a name that belongs to one of our topics. */
  readonly namesTopic: boolean
}

export type EntryRanker = (question: string) => Ranking

export type EntryRankerParts = {
  readonly retriever: Retriever
  readonly knowledge: Knowledge
  readonly words: Words
  readonly readNames: NameReader
}

/** How much an entry gains at most from standing in the topic where most of the question's matches stand. */
const topicWeight = 1
const entriesThatSpeakForTheirTopic = 20
/** What is left of an entry's score when the question names another topic. */
const otherTopicWeight = 0.5
/** The topic of entries on terms: it is never another topic. */
const glossary = 'glossary'
/** So many of the best are compared with the question way of asking by way of asking. */
const entriesCompared = 12
/** A score is multiplied by e to the power of this times the similarity. */
const wordingWeight = 1.3
/** From this similarity on two wordings are the same but for a letter. */
const sameWording = 0.95
const askedSoWeight = 1.5
/** As for the wording, for the share of the question's names that stand in the title. */
const nameWeight = 0.25

/** Ranks entries for a question: what the retriever finds, then topics, then the wording. */
export function createEntryRanker({ retriever, knowledge, words, readNames }: EntryRankerParts): EntryRanker {
  const search = createKnowledgeSearch(retriever, knowledge)
  const compareWording = createWordingComparison(words, createTokeniser(words.legalKinds))
  const pairs = [...knowledge.entries.values()]
  const waysOfAsking = new Map(pairs.map((pair) => [pair, [pair.id, pair.en].flatMap(waysOfAskingFor)]))
  const titles = new Map(pairs.map((pair) => [pair, ` ${wordsIn(`${pair.id.title} ${pair.en.title}`).join(' ')} `]))

  return (question) => {
    const named = readNames(question)
    const { matches, referral, familiarity } = search(question)
    const similarityTo = compareWording(question)
    const context = { familiarity, namesTopic: named.names.size > 0, referralScore: referral?.score ?? 0 }
    const entries = favourTopics(matches, named)
      .toSorted(byScore)
      .map(({ pair, score, best }, position): RankedEntry => {
        const wording = similarityTo(position < entriesCompared ? (waysOfAsking.get(pair) ?? []) : [])
        const isAskedSo = wording.nearest >= sameWording
        return {
          pair,
          score:
            score *
            Math.exp(wordingWeight * wording.average + nameWeight * shareNamed(named, titles.get(pair) ?? '')) *
            (isAskedSo ? askedSoWeight : 1),
          features: fitFeatures({ ...best, wording: wording.average }, context),
          isAskedSo,
          share: best.matchedTerms.length / Math.max(familiarity.words, 1),
        }
      })
      .toSorted(byScore)
    return {
      entries,
      familiarity,
      namesTopic: context.namesTopic,
      referralShare: referral === undefined ? 0 : referral.score / Math.max(matches[0]?.score ?? 0, 1),
      isReferred: referral !== undefined && similarityTo(referral.referral.questions).nearest >= sameWording,
      ...(referral ? { referral } : {}),
    }
  }
}

/** "Apakah LKPM wajib untuk usaha kecil": an entry on LKPM comes before one on small businesses. */
function shareNamed({ names }: NamedThings, titles: string): number {
  if (names.size === 0) return 0
  return [...names].filter((name) => titles.includes(` ${name} `)).length / names.size
}

function waysOfAskingFor({ title, questions }: Entry): AskedFor {
  return [title, ...questions]
}

/** "Formulir NIB" should not end at the form of another registration: names and the best matches vote on the topic. */
function favourTopics(matches: readonly Match[], { topics: named }: NamedThings): Match[] {
  const votes = new Map<string, number>()
  let all = 0
  for (const { pair, score } of matches.slice(0, entriesThatSpeakForTheirTopic)) {
    votes.set(pair.id.topic, (votes.get(pair.id.topic) ?? 0) + score ** 2)
    all += score ** 2
  }
  return matches.map((match) => {
    const { topic } = match.pair.id
    const share = (votes.get(topic) ?? 0) / all
    const isOther = named.size > 0 && !named.has(topic) && topic !== glossary
    return { ...match, score: match.score * (1 + topicWeight * share) * (isOther ? otherTopicWeight : 1) }
  })
}

function byScore(one: { readonly score: number }, other: { readonly score: number }): number {
  return other.score - one.score
}
