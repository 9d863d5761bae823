import type { EntryPair } from '../../knowledge/knowledge.ts'
import type { Candidate, EntryFinder, Found } from './find-entries.ts'
import type { QuestionReader, ReadQuestion } from './read-question.ts'

/** What the last answer was about, for questions that lean on it. */
export type LastAnswer = { readonly pair: EntryPair; readonly question: string }

/**
 * What speaks for an entry as the answer to a follow-up. Log-linear weights, learned on bench/questions/follow-ups.jsonl,
 * those for the last entry set on it by hand. The first two multiply scores as shares of the best.
 */
const weights = {
  /** It has the follow-up's own words. */
  own: 5.2,
  /** It has those and the words of the last question. */
  together: 5.5,
  sameTopic: 2.8,
  related: 1.3,
  /** Who asks again with words of their own wants something else; who has none wants the section, if there is one. */
  isLastThoughOwnWords: -3.5,
  isLastAndSpeaks: 2,
  isLastAndSilent: -1,
  /** Its title is about what is asked for: "Biaya membuat NIB". */
  aspectInTitle: 2.1,
  aspectInSection: 1,
}

/** Entries for a follow-up in the light of the last answer, best first. Their fit is that of both questions together. */
export function rankInContext(
  { text, aspects, followUp }: ReadQuestion,
  own: Found,
  last: LastAnswer,
  { findEntries, questionReader }: { readonly findEntries: EntryFinder; readonly questionReader: QuestionReader },
): readonly Candidate[] {
  const together = findEntries(`${last.question} ${text}`).candidates
  const ownScores = new Map(own.candidates.map(({ pair, score }) => [pair, score]))
  const [bestTogether, bestOwn] = [together[0]?.score ?? 1, own.candidates[0]?.score ?? 1]

  const speaks = speaksOf(last.pair, aspects) ? weights.isLastAndSpeaks : weights.isLastAndSilent
  const isLast = followUp === 'certain' ? speaks : weights.isLastThoughOwnWords
  const weigh = ({ pair, score }: Candidate) =>
    weights.own * ((ownScores.get(pair) ?? 0) / bestOwn) +
    weights.together * (score / bestTogether) +
    (pair.id.topic === last.pair.id.topic ? weights.sameTopic : 0) +
    (isRelated(pair, last.pair) ? weights.related : 0) +
    (pair === last.pair ? isLast : 0) +
    (isTitledFor(pair, aspects, questionReader) ? weights.aspectInTitle : 0) +
    (speaksOf(pair, aspects) ? weights.aspectInSection : 0)

  return together.map((candidate) => ({ ...candidate, score: weigh(candidate) })).toSorted((a, b) => b.score - a.score)
}

/** Whether an entry is about what is asked: "Biaya membuat NIB" for a cost. */
export function isTitledFor({ id }: EntryPair, aspects: ReadQuestion['aspects'], reader: QuestionReader): boolean {
  return reader.read(id.title).aspects.some((aspect) => aspects.includes(aspect))
}

/** Whether an entry has a section on what is asked about it. */
export function speaksOf({ id }: EntryPair, aspects: ReadQuestion['aspects']): boolean {
  return id.sections.some(({ kind }) => kind !== undefined && aspects.includes(kind))
}

/** Whether one entry names the other as related. */
export function isRelated(one: EntryPair, other: EntryPair): boolean {
  return one.id.related.includes(other.id.id) || other.id.related.includes(one.id.id)
}
