import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { entryIdOf } from '../../knowledge/passages.ts'
import type { Retriever } from '../../ports/retriever.ts'
import { fitOf } from './fit.ts'

/** An entry that may answer a question. */
export type Candidate = {
  readonly pair: EntryPair
  /** Relevance within one list; higher is better. */
  readonly score: number
  /** How likely the question is about this entry's field at all, 0 to 1. Comparable between questions. */
  readonly fit: number
}

const passagesToRead = 120
/** What the weaker language of an entry adds to the stronger: people mix them. */
const otherLanguageWeight = 0.4
/** How much an entry gains at most from standing in the topic where most of the question's matches stand. */
const topicWeight = 1
const entriesThatSpeakForTheirTopic = 20

/** Entries for a question, best first. Both languages are searched. */
export function findEntries(question: string, retriever: Retriever, knowledge: Knowledge): Candidate[] {
  const familiarity = retriever.familiarity(question)
  const found = new Map<string, { score: number; fit: number }>()
  for (const scored of retriever.search(question, { limit: passagesToRead })) {
    const id = entryIdOf(scored.passage)
    const better = found.get(id)
    if (better) better.score += otherLanguageWeight * scored.score
    else found.set(id, { score: scored.score, fit: fitOf(scored, familiarity) })
  }
  const candidates = [...found].flatMap(([id, match]) => {
    const pair = knowledge.entries.get(id)
    return pair ? [{ pair, ...match }] : []
  })
  return favourTopic(candidates.toSorted(byScore)).toSorted(byScore)
}

/** "Formulir NIB" should not end at the form of another registration: the best matches vote on the topic. */
function favourTopic(candidates: readonly Candidate[]): Candidate[] {
  const votes = new Map<string, number>()
  let all = 0
  for (const { pair, score } of candidates.slice(0, entriesThatSpeakForTheirTopic)) {
    votes.set(pair.id.topic, (votes.get(pair.id.topic) ?? 0) + score ** 2)
    all += score ** 2
  }
  return candidates.map((candidate) => {
    const share = (votes.get(candidate.pair.id.topic) ?? 0) / all
    return { ...candidate, score: candidate.score * (1 + topicWeight * share) }
  })
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score
}
