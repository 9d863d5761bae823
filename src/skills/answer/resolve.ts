import type { SectionKind } from '../../knowledge/entry.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import type { NameReader } from '../../knowledge/read-names.ts'
import { type Decision, decide } from './decide.ts'
import type { EntryFinder, Found } from './find-entries.ts'
import type { Statement } from './follow-up/statements.ts'
import type { QuestionReader, ReadQuestion } from './read-question.ts'

/** What was answered, for questions that lean on it. */
export type LastAnswer = {
  readonly pair: EntryPair
  readonly question: string
  /** The question that its topic began with. */
  readonly root?: string | undefined
}

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
  /** What may have been meant as well, perhaps of another entry. */
  readonly also?: Also
  /** Sections of it that speak of what is asked. */
  readonly headings?: readonly string[]
  /** How the statements stand to what was said. */
  readonly stance?: Stance
  /** The topic has nothing on it: on a case that was told, or on what was asked. */
  readonly nothingOn?: 'case' | 'question'
  /** The details that come nearest, where the topic has nothing on it. */
  readonly nearest?: readonly Also[]
}

/**
 * `nearest`: they are no answer, but near to one. `noted`: they say something on what was told of the asker's case.
 * `else`: nothing does, and they hold besides. `again`: they were said before and still are the answer.
 */
export type Stance = 'nearest' | 'noted' | 'else' | 'again'

/** A statement that comes second to what is told. */
export type Also = { readonly pair: EntryPair; readonly statement: Statement }

export type ResolveParts = {
  readonly findEntries: EntryFinder
  readonly questionReader: QuestionReader
  readonly readNames: NameReader
}

/** Decides what answers a question, in the light of what was said before it. */
export type Resolve = (question: ReadQuestion, topic: Topic, parts: ResolveParts) => Resolved

/** So few words may be the rest of a question that was refused. */
const maxWordsOfRest = 3

/** Decides what answers a question by itself, or together with what was refused before it: "dta bocor", "lapor ke mana". */
export const resolveQuestion: Resolve = (question, { refused }, { findEntries }) => {
  const own = findEntries(question.text)
  const alone: Resolved = { decision: decide(own), aspects: question.aspects }
  if (refused === undefined || isSureOf(alone.decision) || !mayBeRest(question, own)) return alone
  const together = decide(findEntries(`${refused} ${question.text}`))
  return together.kind === 'answer' && isBetter(together, alone.decision)
    ? { decision: together, aspects: question.aspects, inContext: true, isTriedAgain: true }
    : alone
}

function mayBeRest({ followUp }: ReadQuestion, { familiarity }: Found): boolean {
  return followUp !== 'none' || familiarity.words <= maxWordsOfRest
}

function isSureOf(decision: Decision): boolean {
  return decision.kind === 'answer' && decision.certainty !== 'low'
}

function isBetter(one: Decision & { kind: 'answer' }, other: Decision): boolean {
  return other.kind !== 'answer' || one.candidate.fit > other.candidate.fit
}
