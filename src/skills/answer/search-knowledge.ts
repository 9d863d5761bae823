import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { originOf } from '../../knowledge/passages.ts'
import type { Referral } from '../../knowledge/referral.ts'
import type { Familiarity, Retriever, ScoredPassage } from '../../ports/retriever.ts'
import { fitFeatures } from './fit.ts'

/** An entry that has words of a question. */
export type Match = {
  readonly pair: EntryPair
  /** Relevance within one list; higher is better. */
  readonly score: number
  /** See fit.ts. */
  readonly features: readonly number[]
}

export type SearchResult = {
  /** Best first. */
  readonly matches: readonly Match[]
  /** What the question is about if it is not ours, and how well it fits, by the scale of the matches' scores. */
  readonly referral?: { readonly referral: Referral; readonly score: number }
  readonly familiarity: Familiarity
}

export type KnowledgeSearch = (question: string, namesTopic: boolean) => SearchResult

const passagesToRead = 120
/** What the weaker language of an entry adds to the stronger: people mix them. */
const otherLanguageWeight = 0.4

/** Searches entries in both languages, and referrals. */
export function createKnowledgeSearch(retriever: Retriever, { entries, referrals }: Knowledge): KnowledgeSearch {
  return (question, namesTopic) => {
    const familiarity = retriever.familiarity(question)
    const scored = retriever.search(question, { limit: passagesToRead })
    const referral = scored.flatMap(({ passage, score }) => {
      const origin = originOf(passage)
      const found = 'referralId' in origin ? referrals.get(origin.referralId) : undefined
      return found ? [{ referral: found, score }] : []
    })[0]

    const found = new Map<string, { best: ScoredPassage; score: number }>()
    for (const passage of scored) {
      const origin = originOf(passage.passage)
      if ('referralId' in origin) continue
      const better = found.get(origin.entryId)
      if (better) better.score += otherLanguageWeight * passage.score
      else found.set(origin.entryId, { best: passage, score: passage.score })
    }
    const matches = [...found].flatMap(([id, { best, score }]): Match[] => {
      const pair = entries.get(id)
      const features = fitFeatures(best, { familiarity, namesTopic, referralScore: referral?.score ?? 0 })
      return pair ? [{ pair, score, features }] : []
    })
    return { matches: matches.toSorted((a, b) => b.score - a.score), familiarity, ...(referral ? { referral } : {}) }
  }
}
