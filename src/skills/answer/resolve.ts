import type { SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import { type Decision, decide } from './decide.ts'
import type { Candidate, EntryFinder, Found } from './find-entries.ts'
import type { Statement } from './follow-up/statements.ts'
import { isRelated, isTitledFor, type LastAnswer, rankInContext, speaksOf } from './rank-in-context.ts'
import type { QuestionReader, ReadQuestion } from './read-question.ts'
import { thresholds } from './thresholds.ts'

/** In whose light a question may be read: the last answer, and what was asked since and could not be answered. */
export type Topic = { readonly last?: LastAnswer | undefined; readonly refused?: string | undefined }

export type Resolved = {
  readonly decision: Decision
  /** What the question asks about its topic. */
  readonly aspects: readonly SectionKind[]
  /** The question was read in the light of the last answer. */
  readonly inContext?: true
  /** What was refused before and what is said now make one question. */
  readonly isTriedAgain?: true
  /** The entry says nothing on what was asked about it; it is the nearest there is. */
  readonly isSilent?: true
  /** Nothing is to be said of the entry but these. */
  readonly statements?: readonly Statement[]
  /** Sections of it that speak of what is asked. */
  readonly headings?: readonly string[]
  /** The topic has nothing on it: on a case that was told, or on what was asked. */
  readonly nothingOn?: 'case' | 'question'
}

export type ResolveParts = {
  readonly findEntries: EntryFinder
  readonly questionReader: QuestionReader
  readonly readNames: NameReader
}

/** A follow-up of mostly unknown words is about something else: "kalau cuaca besok?". */
const leastFamiliarity = 0.6
/** A question that does not sound like a follow-up may be one if it is short, and all of it could be about our topics. */
const maxWordsOfQuietFollowUp = 3
const maxReferralShareOfQuietFollowUp = 0.5

/** Decides what answers a question: by itself, or in the light of what was answered and of what was refused before it. */
export function resolveQuestion(question: ReadQuestion, topic: Topic, parts: ResolveParts): Resolved {
  const own = parts.findEntries(question.text)
  const standalone: Resolved = { decision: decide(own), aspects: question.aspects }
  const again = tryAgain(question, own, topic, standalone, parts)
  if (again) return again
  const { last } = topic
  if (!last || !leansOn(question, own, standalone.decision)) return standalone
  if (question.followUp === 'certain') return stayInTopic(question, own, last, parts)
  return goOn(question, own, last, parts) ?? standalone
}

/** The last question once more, in the light of what was just said of the asker: "di hotel", "kami PT". */
export function resolveAgain(said: string, last: LastAnswer, parts: ResolveParts): Resolved {
  const question = { ...parts.questionReader.read(said), followUp: 'likely' as const }
  const own = parts.findEntries(said)
  return goOn(question, own, last, parts) ?? { ...answer(last.pair, question.aspects), isSilent: true }
}

/** What was refused and what is said now may make one question: "dta bocor", "lapor ke mana". */
function tryAgain(
  question: ReadQuestion,
  own: Found,
  { refused }: Topic,
  alone: Resolved,
  parts: ResolveParts,
): Resolved | undefined {
  if (refused === undefined || isSureOf(alone.decision)) return undefined
  if (own.familiarity.words > maxWordsOfQuietFollowUp && question.followUp === 'none') return undefined
  const together = decide(parts.findEntries(`${refused} ${question.text}`))
  return together.kind === 'answer' && isBetter(together, alone.decision)
    ? { decision: together, aspects: question.aspects, inContext: true, isTriedAgain: true }
    : undefined
}

function isSureOf(decision: Decision): boolean {
  return decision.kind === 'answer' && decision.certainty !== 'low'
}

function isBetter(one: Decision & { kind: 'answer' }, other: Decision): boolean {
  return other.kind !== 'answer' || one.candidate.fit > other.candidate.fit
}

/** "Berapa biayanya?": without a topic of its own, it is about the last answer or what stands beside it. */
function stayInTopic(question: ReadQuestion, own: Found, last: LastAnswer, parts: ResolveParts): Resolved {
  const { aspects } = question
  if (aspects.length === 0) return answer(last.pair, aspects)
  const isNear = (pair: EntryPair) => isRelated(pair, last.pair) || isAboutSame(pair, last.pair, parts.readNames)
  const titled = rankInContext(question, own, last, parts).find(
    ({ pair }) => pair !== last.pair && isNear(pair) && isTitledFor(pair, aspects, parts.questionReader),
  )
  if (titled) return answer(titled.pair, aspects)
  if (speaksOf(last.pair, aspects)) return answer(last.pair, aspects)
  const speaking = rankInContext(question, own, last, parts).find(({ pair }) => isNear(pair) && speaksOf(pair, aspects))
  return speaking ? answer(speaking.pair, aspects) : { ...answer(last.pair, aspects), isSilent: true }
}

/** "Kalau untuk PT?": the best entry that has words of its own; undefined where even that one does not fit. */
function goOn(question: ReadQuestion, own: Found, last: LastAnswer, parts: ResolveParts): Resolved | undefined {
  const hasItsWords = new Set(own.candidates.map(({ pair }) => pair))
  const best = rankInContext(question, own, last, parts).find(({ pair }) => hasItsWords.has(pair))
  if (!best) return undefined
  const staysInTopic = isSameTopic(best.pair, last.pair)
  const fits = best.fit >= thresholds.known
  // What sounds like a follow-up leads to another topic where it names one; so few words that do not must not.
  const leads = question.followUp === 'likely' ? staysInTopic || (fits && own.namesTopic) : staysInTopic && fits
  return leads ? answer(best.pair, question.aspects) : undefined
}

function isSameTopic(one: EntryPair, other: EntryPair): boolean {
  return one.id.topic === other.id.topic
}

/** Both titles name the same thing: "Biaya membuat NIB" after "Apa itu NIB". */
export function isAboutSame(one: EntryPair, other: EntryPair, readNames: NameReader): boolean {
  const names = readNames(other.id.title).names
  return [...readNames(one.id.title).names].some((name) => names.has(name))
}

/** Whether a question is read in the light of the last answer: it has no topic, sounds so, or says too little by itself. */
function leansOn({ followUp }: ReadQuestion, own: Found, standalone: Decision): boolean {
  if (followUp === 'certain') return true
  if (own.isAskedSo) return false
  if (own.namesTopic && isSureOf(standalone)) return false
  const { words, known } = own.familiarity
  if (followUp === 'likely') return known >= leastFamiliarity * words
  return (
    !isSureOf(standalone) &&
    words <= maxWordsOfQuietFollowUp &&
    known === words &&
    own.referralShare <= maxReferralShareOfQuietFollowUp
  )
}

/** What leans on an earlier question was never said in full: it is not quite sure. */
function answer(pair: EntryPair, aspects: readonly SectionKind[]): Resolved {
  const candidate: Candidate = { pair, score: 1, chance: 1, fit: 1, share: 1 }
  return { decision: { kind: 'answer', candidate, certainty: 'medium', runnersUp: [] }, aspects, inContext: true }
}
