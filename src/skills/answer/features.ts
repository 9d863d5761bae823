import type { AspectFinder } from '../../knowledge/aspects.ts'
import { createDefinitionFinder, findDefinitions } from '../../knowledge/definitions.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { originOf } from '../../knowledge/passages.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import type { Referral } from '../../knowledge/referral.ts'
import { tokeniserOf } from '../../knowledge/text/tokenise.ts'
import type { Words } from '../../knowledge/text/words.ts'
import {
  type AskedFor,
  askedFor,
  createGramReader,
  createWordingComparison,
  indexWordings,
  waysOfAsking,
} from '../../knowledge/wordings/compare-wordings.ts'
import { nothingPrepared, type Prepared } from '../../ports/prepared.ts'
import type { Familiarity, PassageKey, Retriever } from '../../ports/retriever.ts'

/** What speaks for an entry as the answer to a question, beside the others that were found. */
export type OrderFeatures = {
  /** Logarithm of the retriever's score, of both languages together. */
  readonly score: number
  /** How near the question is to one of the ways in which people ask for the entry, 0 to 1. */
  readonly wording: number
  /** Share of the entry's topic (its folder) in all that was found, 0 to 1. */
  readonly topic: number
  /** 1: the question names another topic. */
  readonly otherTopic: number
  /** 1: the entry's title says what is asked about the topic: "Biaya membuat NIB" for a cost. */
  readonly aspect: number
  /** 1: the question asks for the meaning of a term and nothing else, and the entry explains it. */
  readonly explains: number
}

/** What tells a question that an entry may answer from one that is about something else. Each 0 to 1 but `ahead`. */
export type OursFeatures = {
  /** How many words of the question the entry has; six and more are all alike. */
  readonly words: number
  /** 1: it says a name of ours: LKPM, CSAT. */
  readonly named: number
  /** Logarithm of how much better the best entry fits than the best of what is not ours. */
  readonly ahead: number
  /** How near the question is to one of the ways in which people ask for the entry. */
  readonly wording: number
}

/** An entry that has words of a question. */
export type FeaturedEntry = {
  readonly pair: EntryPair
  readonly order: OrderFeatures
  readonly ours: OursFeatures
  /** Share of the question's words that stand in it, 0 to 1. */
  readonly share: number
}

export type Features = {
  /** Those that the retriever scores best, best first. */
  readonly entries: readonly FeaturedEntry[]
  /** What a question is about if it is not ours. */
  readonly referral?: Referral
  /** How well that fits, as a share of how well the best entry fits; 0 and above. */
  readonly referralShare: number
  /** How near the question is to the ways of asking for it, 0 to 1. */
  readonly referralWording: number
  readonly familiarity: Familiarity
  readonly namesTopic: boolean
}

export type FeatureReader = (question: string) => Features

export type FeatureReaderParts = {
  readonly retriever: Retriever
  readonly knowledge: Knowledge
  readonly words: Words
  readonly readNames: NameReader
  readonly findAspects: AspectFinder
  /** Where the ways of asking are kept as they are compared. Default: nowhere. */
  readonly prepared?: Prepared
}

const passagesToRead = 120
/** So many entries are looked at. */
const mostEntries = 20
/** What the weaker language of an entry adds to the stronger: people mix them. 0 to 1. */
const otherLanguageWeight = 0.4
const manyWords = 6
/** Keeps the ratio of two small scores from meaning much. */
const scoreFloor = 3
/** The topic of entries on terms: it is never another topic. */
const glossary = 'glossary'

/** Reads what the ranker weighs: searches entries in both languages and referrals, and compares wordings. */
export function createFeatureReader(parts: FeatureReaderParts): FeatureReader {
  const { retriever, knowledge, words, readNames, findAspects, prepared = nothingPrepared } = parts
  const { entries, referrals } = knowledge
  const gramsOf = createGramReader(words, tokeniserOf(words))
  const asked = askedFor(knowledge)
  const wordings = prepared.of('wordings', () => indexWordings(asked.map(waysOfAsking), gramsOf))
  const compareWording = createWordingComparison(wordings, gramsOf)
  /** By which its ways of asking are known. */
  const numberOf = new Map(asked.map((one, at) => [one, at]))
  const definitions = prepared.of('definitions', () => findDefinitions(knowledge, words, readNames))
  const findDefinition = createDefinitionFinder(definitions, words)
  const aspectsOfTitle = new Map([...entries.values()].map((pair) => [pair, findAspects(pair.id.title)]))

  /** What each passage is of: the same few hundred come again with every question. */
  const sources = new WeakMap<PassageKey, AskedFor | undefined>()
  const sourceOf = (passage: PassageKey): AskedFor | undefined => {
    if (sources.has(passage)) return sources.get(passage)
    const origin = originOf(passage)
    const source = 'referralId' in origin ? referrals.get(origin.referralId) : entries.get(origin.entryId)
    sources.set(passage, source)
    return source
  }

  const search = (question: string) => {
    const { passages, familiarity } = retriever.search(question, { limit: passagesToRead })
    const found = new Map<EntryPair, { score: number; matched: number }>()
    let referral: { readonly referral: Referral; readonly score: number } | undefined
    for (const { passage, score, matchedTerms } of passages) {
      const source = sourceOf(passage)
      if (source && 'questions' in source) {
        referral ??= { referral: source, score }
        continue
      }
      const pair = source
      const better = pair && found.get(pair)
      if (better) better.score += otherLanguageWeight * score
      else if (pair) found.set(pair, { score, matched: matchedTerms.length })
    }
    const best = [...found].toSorted(([, one], [, other]) => other.score - one.score).slice(0, mostEntries)
    return { best, referral, familiarity }
  }

  return (question) => {
    const named = readNames(question)
    const { best, referral, familiarity } = search(question)
    const nearest = compareWording(question)
    const nearness = (one: AskedFor) => nearest(numberOf.get(one) ?? -1)
    const [, top] = best[0] ?? []
    const referralScore = referral?.score ?? 0
    const referralWording = referral ? nearness(referral.referral) : 0
    const topicShare = sharesOfTopics(best)
    const count = Math.max(familiarity.words, 1)
    const explaining = findDefinition(question)
    const aspects = findAspects(question)
    const isOther = ({ id: { topic } }: EntryPair) =>
      named.topics.size > 0 && !named.topics.has(topic) && topic !== glossary
    return {
      entries: best.map(([pair, { score, matched }]): FeaturedEntry => {
        const wording = nearness(pair)
        return {
          pair,
          share: Math.min(1, matched / count),
          order: {
            score: Math.log(score),
            wording,
            topic: topicShare(pair.id.topic),
            otherTopic: isOther(pair) ? 1 : 0,
            aspect: (aspectsOfTitle.get(pair) ?? []).some((aspect) => aspects.includes(aspect)) ? 1 : 0,
            explains: pair.id.id === explaining ? 1 : 0,
          },
          ours: {
            words: Math.min(matched, manyWords) / manyWords,
            named: named.names.size > 0 ? 1 : 0,
            ahead: Math.log((score + scoreFloor) / (referralScore + scoreFloor)),
            wording,
          },
        }
      }),
      ...(referral ? { referral: referral.referral } : {}),
      referralShare: referralScore / Math.max(top?.score ?? 0, 1),
      referralWording,
      familiarity,
      namesTopic: named.names.size > 0,
    }
  }
}

/** "Formulir NIB" should not end at the form of another registration: what fits best votes on the topic. */
function sharesOfTopics(
  found: readonly (readonly [EntryPair, { readonly score: number }])[],
): (topic: string) => number {
  const votes = new Map<string, number>()
  let all = 0
  for (const [{ id }, { score }] of found) {
    votes.set(id.topic, (votes.get(id.topic) ?? 0) + score ** 2)
    all += score ** 2
  }
  return (topic) => (all === 0 ? 0 : (votes.get(topic) ?? 0) / all)
}
