import type { EntryPair } from '../../knowledge/knowledge.ts'
import type { Asked, FoundStatement } from './follow-up/find-statements.ts'
import { type AnsweredPart, type OpenPart, withMore } from './part.ts'
import type { ReadQuestion } from './read-question.ts'

export type CoverParts = {
  /** The statements of an entry that have what a question says, best first. */
  readonly findStatements: (asked: Asked, pair: EntryPair) => readonly FoundStatement[]
}

/**
 * What a statement of an answer must have of an open part, so that the answer covers it: as a share of what its words
 * tell, 0 to 1, as a sum of their idf, and as a share where the statement is on what is asked about the topic.
 */
const covered = { share: 0.6, weight: 1.8, onAspect: 0.2 }
/** So few words say nothing without the rest of the message. */
export const mostWordsOfLeaning = 2

/** What has no answer of its own may be answered by a section of one that was found: that is shown with it. */
export function withCovered(
  answered: readonly AnsweredPart[],
  open: readonly OpenPart[],
  parts: CoverParts,
): { readonly answered: readonly AnsweredPart[]; readonly open: readonly OpenPart[] } {
  const covering = open.map((one) => {
    for (const part of answered) {
      const section = sectionOn(one.question, part, parts)
      if (section) return { one, by: part, heading: section.heading }
    }
    return { one }
  })
  const extended = answered.map((part) => {
    const covered = covering.filter(({ by }) => by === part)
    return covered.reduce(
      (extending, { one, heading = '' }) =>
        withMore(extending, { aspects: one.question.aspects, headings: [heading], covers: [one.question] }),
      part,
    )
  })
  const [first, ...others] = extended
  const bare = [first?.question, ...open.map(({ question }) => question)].map((one) => one?.bare ?? '').join(' ')
  return {
    answered: first ? [{ ...first, question: { ...first.question, bare } }, ...others] : [],
    open: covering.filter(({ one, by }) => one.isOwn && by === undefined).map(({ one }) => one),
  }
}

/** So few words that they tell nothing but what is asked about the topic. */
export function isBrief({ topicWords, aspects }: ReadQuestion): boolean {
  return topicWords <= mostWordsOfLeaning && aspects.length > 0
}

/** The section of an answer's entry that says something on a question; its heading is empty for the opening. */
export function sectionOn(
  question: ReadQuestion,
  { resolved }: AnsweredPart,
  { findStatements }: CoverParts,
): { readonly heading: string } | undefined {
  const found = findStatements(question, resolved.decision.candidate.pair).filter(
    ({ statement, fit }) => statement.kind !== 'details' || fit !== undefined,
  )
  const isOnIt = ({ coverage, weight, isOnAspect }: FoundStatement) =>
    (coverage >= covered.share && weight >= covered.weight) || (isOnAspect && coverage >= covered.onAspect)
  const best = found.find(isOnIt) ?? (isBrief(question) ? found.find(({ isOnAspect }) => isOnAspect) : undefined)
  if (best) return { heading: best.statement.heading }
  // "Benerinnya gmn": the steps, or what the answer says anyway.
  if (!question.asksHow || question.topicWords > 1) return undefined
  return { heading: found.find(({ statement }) => statement.kind === 'steps')?.statement.heading ?? '' }
}
