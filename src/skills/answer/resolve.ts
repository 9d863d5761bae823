import type { SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import { type Decision, decide, thresholds } from './decide.ts'
import type { Candidate, EntryFinder, Found } from './find-entries.ts'
import type { QuestionReader, ReadQuestion } from './read-question.ts'

/** What the last answer was about, for questions that lean on it. */
export type LastAnswer = { readonly pair: EntryPair; readonly question: string }

export type Resolved = {
  readonly decision: Decision
  /** What the question asks about its topic. */
  readonly aspects: readonly SectionKind[]
  /** The entry says nothing on what was asked about it; it is the nearest there is. */
  readonly isSilent?: true
}

export type ResolveParts = {
  readonly findEntries: EntryFinder
  readonly questionReader: QuestionReader
  /** Share of a question's topic words that the knowledge base knows, 0 to 1. */
  readonly familiarity: (question: string) => number
}

/** For an entry that fits a follow-up and the last question together, what else speaks for it. */
const followUpWeights = { ownWords: 1.5, sameTopic: 0.5, related: 0.3 }
/** A follow-up of mostly unknown words is about something else: "kalau cuaca besok?". */
const leastFamiliarity = 0.6

/** Decides what answers a question, by itself or in the light of the last answer. */
export function resolveQuestion(question: ReadQuestion, last: LastAnswer | undefined, parts: ResolveParts): Resolved {
  const { aspects, followUp, text } = question
  if (last && followUp === 'certain') return resolveAspect(question, last, parts)

  const own = parts.findEntries(text)
  const standalone = decide(own)
  const leans =
    followUp === 'likely' ||
    (standalone.kind !== 'answer' && !own.referral && (own.candidates[0]?.fit ?? 0) >= thresholds.near)
  if (!last || !leans || parts.familiarity(text) < leastFamiliarity) return { decision: standalone, aspects }
  return { decision: decideInContext(text, own, last, parts) ?? standalone, aspects }
}

/** The best of what fits the question's own words and the last topic together. */
function decideInContext(
  text: string,
  own: Found,
  last: LastAnswer,
  { findEntries }: ResolveParts,
): Decision | undefined {
  const together = findEntries(`${last.question} ${text}`).candidates
  const ownScores = new Map(own.candidates.map(({ pair, score }) => [pair, score]))
  const [bestTogether, bestOwn] = [together[0]?.score ?? 1, own.candidates[0]?.score ?? 1]
  const weigh = ({ pair, score }: Candidate) =>
    score / bestTogether +
    followUpWeights.ownWords * ((ownScores.get(pair) ?? 0) / bestOwn) +
    (pair.id.topic === last.pair.id.topic ? followUpWeights.sameTopic : 0) +
    (isRelated(pair, last.pair) ? followUpWeights.related : 0)

  const best = together.toSorted((a, b) => weigh(b) - weigh(a))[0]
  return best && best.fit >= thresholds.known ? { kind: 'answer', candidate: best, runnersUp: [] } : undefined
}

/** "Berapa biayanya?": the last entry if it has a section on it, else an entry of its topic that is on nothing else. */
function resolveAspect(
  { text, aspects }: ReadQuestion,
  { pair, question }: LastAnswer,
  { findEntries, questionReader }: ResolveParts,
): Resolved {
  const answer = (candidate: Candidate): Resolved => ({
    decision: { kind: 'answer', candidate, runnersUp: [] },
    aspects,
  })
  const here: Candidate = { pair, score: 1, fit: 1 }
  if (aspects.length === 0 || speaksOf(pair)) return answer(here)

  const elsewhere = findEntries(`${question} ${text}`).candidates.find(
    (candidate) =>
      candidate.fit >= thresholds.known &&
      (candidate.pair.id.topic === pair.id.topic || isRelated(candidate.pair, pair)) &&
      (questionReader.read(candidate.pair.id.title).aspects.some((aspect) => aspects.includes(aspect)) ||
        (isRelated(candidate.pair, pair) && speaksOf(candidate.pair))),
  )
  return elsewhere ? answer(elsewhere) : { ...answer(here), isSilent: true }

  function speaksOf({ id }: EntryPair): boolean {
    return id.sections.some(({ kind }) => kind !== undefined && aspects.includes(kind))
  }
}

function isRelated(one: EntryPair, other: EntryPair): boolean {
  return one.id.related.includes(other.id.id) || other.id.related.includes(one.id.id)
}
