import type { SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import { type Decision, decide, thresholds } from './decide.ts'
import type { Candidate, EntryFinder, Found } from './find-entries.ts'
import { isRelated, isTitledFor, rankInContext, speaksOf } from './rank-in-context.ts'
import type { QuestionReader, ReadQuestion } from './read-question.ts'

/** What the last answer was about, for questions that lean on it. */
export type LastAnswer = { readonly pair: EntryPair; readonly question: string }

export type Resolved = {
  readonly decision: Decision
  /** What the question asks about its topic. */
  readonly aspects: readonly SectionKind[]
  /** The question was read in the light of the last answer. */
  readonly inContext?: true
  /** The entry says nothing on what was asked about it; it is the nearest there is. */
  readonly isSilent?: true
}

export type ResolveParts = {
  readonly findEntries: EntryFinder
  readonly questionReader: QuestionReader
}

/** A follow-up of mostly unknown words is about something else: "kalau cuaca besok?". */
const leastFamiliarity = 0.6
/** A question that does not sound like a follow-up may be one if it is short, and all of it could be about our topics. */
const maxWordsOfQuietFollowUp = 3
const maxReferralShareOfQuietFollowUp = 0.5

/** Decides what answers a question, by itself or in the light of the last answer. */
export function resolveQuestion(question: ReadQuestion, last: LastAnswer | undefined, parts: ResolveParts): Resolved {
  const own = parts.findEntries(question.text)
  const standalone: Resolved = { decision: decide(own), aspects: question.aspects }
  if (!last || !leansOn(question, own, standalone.decision)) return standalone
  if (question.followUp === 'certain') return stayInTopic(question, own, last, parts)
  return goOn(question, own, last, parts) ?? standalone
}

/** "Berapa biayanya?": without a topic of its own, it is about the last answer or what stands beside it. */
function stayInTopic(question: ReadQuestion, own: Found, last: LastAnswer, parts: ResolveParts): Resolved {
  const { aspects } = question
  if (aspects.length === 0) return answer(last.pair, aspects)
  const ranked = rankInContext(question, own, last, parts)
  // Fines stand in many an entry: of those that are not about them, only what stands beside the last answer counts.
  const isNear = (pair: EntryPair) => pair === last.pair || isRelated(pair, last.pair)
  const speaks = ({ pair }: Candidate) =>
    isSameTopic(pair, last.pair) &&
    (isTitledFor(pair, aspects, parts.questionReader) || (isNear(pair) && speaksOf(pair, aspects)))
  const pair = ranked.find(speaks)?.pair
  return pair ? answer(pair, aspects) : { ...answer(last.pair, aspects), isSilent: true }
}

/** "Kalau untuk PT?": the best entry that has words of its own; undefined where even that one does not fit. */
function goOn(question: ReadQuestion, own: Found, last: LastAnswer, parts: ResolveParts): Resolved | undefined {
  const hasItsWords = new Set(own.candidates.map(({ pair }) => pair))
  const best = rankInContext(question, own, last, parts).find(({ pair }) => hasItsWords.has(pair))
  if (!best) return undefined
  const staysInTopic = isSameTopic(best.pair, last.pair)
  const fits = best.fit >= thresholds.known
  // What sounds like a follow-up may lead to another topic; so few words that do not must not.
  const leads = question.followUp === 'likely' ? staysInTopic || fits : staysInTopic && fits
  return leads ? answer(best.pair, question.aspects) : undefined
}

function isSameTopic(one: EntryPair, other: EntryPair): boolean {
  return one.id.topic === other.id.topic
}

/** Whether a question is read in the light of the last answer: it has no topic, sounds so, or says too little by itself. */
function leansOn({ followUp }: ReadQuestion, own: Found, standalone: Decision): boolean {
  if (followUp === 'certain') return true
  if (own.isDefinition) return false
  const isAnswered = standalone.kind === 'answer' && standalone.certainty !== 'low'
  if (own.namesTopic && isAnswered) return false
  const { words, known } = own.familiarity
  if (followUp === 'likely') return known >= leastFamiliarity * words
  return (
    !isAnswered &&
    words <= maxWordsOfQuietFollowUp &&
    known === words &&
    own.referralShare <= maxReferralShareOfQuietFollowUp
  )
}

/** What leans on an earlier question was never said in full: it is not quite sure. */
function answer(pair: EntryPair, aspects: readonly SectionKind[]): Resolved {
  const candidate = { pair, score: 1, fit: 1 }
  return { decision: { kind: 'answer', candidate, certainty: 'medium', runnersUp: [] }, aspects, inContext: true }
}
