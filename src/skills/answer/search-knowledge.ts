import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { originOf } from '../../knowledge/passages.ts'
import type { Referral } from '../../knowledge/referral.ts'
import type { Familiarity, Retriever, ScoredPassage } from '../../ports/retriever.ts'

/** An entry that has words of a question. */
export type Match = {
  readonly pair: EntryPair
  /** Relevance within one list; higher is better. */
  readonly score: number
  /** The passage of the language that fits better. */
  readonly best: ScoredPassage
}

/** What a question is about if it is not ours, and how well it fits, by the scale of the matches' scores. */
export type FoundReferral = { readonly referral: Referral; readonly score: number }

export type SearchResult = {
  /** Best first. */
  readonly matches: readonly Match[]
  readonly referral?: FoundReferral
  readonly familiarity: Familiarity
}

export type KnowledgeSearch = (question: string) => SearchResult

const passagesToRead = 120
/** What the weaker language of an entry adds to the stronger: people mix them. */
const otherLanguageWeight = 0.4

/** Searches entries in both languages, and referrals. */
export function createKnowledgeSearch(retriever: Retriever, { entries, referrals }: Knowledge): KnowledgeSearch {
  return (question) => {
    const found = new Map<string, { best: ScoredPassage; score: number }>()
    let referral: FoundReferral | undefined
    for (const scored of retriever.search(question, { limit: passagesToRead })) {
      const origin = originOf(scored.passage)
      if ('referralId' in origin) {
        const known = referrals.get(origin.referralId)
        if (known && !referral) referral = { referral: known, score: scored.score }
        continue
      }
      const better = found.get(origin.entryId)
      if (better) better.score += otherLanguageWeight * scored.score
      else found.set(origin.entryId, { best: scored, score: scored.score })
    }
    const matches = [...found].flatMap(([id, match]): Match[] => {
      const pair = entries.get(id)
      return pair ? [{ pair, ...match }] : []
    })
    return {
      matches: matches.toSorted((a, b) => b.score - a.score),
      familiarity: retriever.familiarity(question),
      ...(referral ? { referral } : {}),
    }
  }
}
