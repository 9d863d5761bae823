import type { Language } from '../../../domain/language.ts'
import type { EntryPair } from '../../../knowledge/knowledge.ts'
import type { Asker } from '../asker.ts'
import type { Decision } from '../decide.ts'
import type { Found } from '../find-entries.ts'
import type { ReadQuestion } from '../read-question.ts'
import type { LastAnswer, Resolved } from '../resolve.ts'
import type { Certainty } from '../sureness.ts'
import { thresholds } from '../thresholds.ts'
import type { Place } from './places.ts'

/** A message after an answer, and what is known of it. */
export type MessageInTopic = {
  readonly question: ReadQuestion
  /** What it finds by itself, and what that would come to. */
  readonly own: Found
  readonly alone: Decision
  readonly places: readonly Place[]
  /** What was answered, the newest first. */
  readonly told: readonly [LastAnswer, ...LastAnswer[]]
  readonly said: ReadonlySet<string>
  readonly asker: Asker
  readonly language: Language
}

/** A question that is as likely about something else, or of mostly unknown words, gets no nearest statement. 0 to 1. */
const elsewhereLikely = 0.5
const leastFamiliarity = 0.6
/** So few words fit nothing by themselves, whatever they are about. */
const mostWordsOfVague = 2

/** It is as likely about something that is not ours, or mostly of words that nobody here knows. */
export function isElsewhere({ candidates, referralShare, familiarity: { words, known } }: Found): boolean {
  const isFar = words > mostWordsOfVague && (candidates[0]?.fit ?? 0) < thresholds.near
  return isFar || referralShare > elsewhereLikely || known < leastFamiliarity * words
}

/**
 * While a topic is open, its own words may be those of an authority as well: "lift mati, air keruh" are complaints of an
 * apartment. Who helps instead is said only where hardly anything of a message is ours.
 */
export function isReferred({ referral, nearness }: Decision & { readonly kind: 'unknown' }): boolean {
  return referral !== undefined && nearness < thresholds.oursToo
}

/** What by itself is about nothing of ours, and leans on nothing, is about what was told or leads nowhere. */
export function isStray({ question, alone }: MessageInTopic): boolean {
  return question.followUp === 'none' && alone.kind === 'unknown'
}

/** The folder of an entry; service and its figures count as one. */
export function fieldOf({ id: { topic } }: EntryPair): string {
  return topic === 'cs-analysis' ? 'cse' : topic
}

export function isSureOf(alone: Decision, pair: EntryPair): boolean {
  return alone.kind === 'answer' && alone.candidate.pair === pair && alone.certainty !== 'low'
}

export function pairsOf(answers: readonly LastAnswer[]): readonly EntryPair[] {
  return answers.map(({ pair }) => pair)
}

/** What leans on an earlier question was never said in full: it is not quite sure. */
export function answer(pair: EntryPair, aspects: Resolved['aspects'], certainty: Certainty = 'medium'): Resolved {
  const candidate = { pair, score: 1, chance: 1, fit: 1, share: 1 }
  return { decision: { kind: 'answer', candidate, certainty, runnersUp: [] }, aspects, inContext: true }
}
