import type { SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import { type Decision, decide, thresholds } from './decide.ts'
import type { EntryFinder, Found } from './find-entries.ts'
import { rankInContext, speaksOf } from './rank-in-context.ts'
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
  const { aspects, text } = question
  const own = parts.findEntries(text)
  const standalone: Resolved = { decision: decide(own), aspects }
  if (!last || !leansOn(question, own, standalone.decision)) return standalone
  if (question.followUp === 'certain' && aspects.length === 0) return answer(last.pair, aspects)

  const ranked = rankInContext(question, own, last, parts)
  if (question.followUp !== 'certain') {
    const hasItsWords = new Set(own.candidates.map(({ pair }) => pair))
    const best = ranked.find(({ pair }) => hasItsWords.has(pair))
    const staysInTopic = question.followUp === 'likely' && best?.pair.id.topic === last.pair.id.topic
    return best && (staysInTopic || best.fit >= thresholds.known) ? answer(best.pair, aspects) : standalone
  }
  const pair = ranked.find((candidate) => candidate.pair.id.topic === last.pair.id.topic)?.pair ?? last.pair
  const isSilent = pair === last.pair && !speaksOf(pair, aspects)
  return { ...answer(pair, aspects), ...(isSilent ? { isSilent } : {}) }
}

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
