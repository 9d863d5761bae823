import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { originOf } from '../../knowledge/passages.ts'
import type { Retriever } from '../../ports/retriever.ts'

/** An entry that may answer a question. */
export type Candidate = {
  readonly pair: EntryPair
  /** Relevance within one list; higher is better. */
  readonly score: number
  /** 0 to 1, comparable between questions. */
  readonly confidence: number
  /** Positions of the sections that matched, best first. */
  readonly sections: readonly number[]
}

const passagesToRead = 40

/**
 * Entries for a question, best first. Both languages are searched, since people mix them; the best passage of an entry
 * speaks for it.
 */
export function findEntries(question: string, retriever: Retriever, knowledge: Knowledge): Candidate[] {
  const found = new Map<string, { score: number; confidence: number; sections: number[] }>()
  for (const { passage, score, confidence } of retriever.search(question, { limit: passagesToRead })) {
    const { entryId, section } = originOf(passage.id)
    const candidate = found.get(entryId) ?? { score: 0, confidence: 0, sections: [] }
    candidate.score = Math.max(candidate.score, score)
    candidate.confidence = Math.max(candidate.confidence, confidence)
    if (section !== undefined && !candidate.sections.includes(section)) candidate.sections.push(section)
    found.set(entryId, candidate)
  }
  return [...found]
    .flatMap(([id, candidate]) => {
      const pair = knowledge.entries.get(id)
      return pair ? [{ pair, ...candidate }] : []
    })
    .toSorted((a, b) => b.score - a.score)
}
