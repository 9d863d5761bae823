import type { Language } from '../../domain/language.ts'
import type { Entry } from '../../knowledge/entry.ts'
import type { EntryPair } from '../../knowledge/knowledge.ts'
import type { Detail } from '../../knowledge/told-items.ts'
import { type CaseFinderParts, createCaseFinder } from './find-cases.ts'
import type { StatementFinder } from './follow-up/find-statements.ts'
import type { Statement } from './follow-up/statements.ts'
import type { AnswerRequest } from './grounded-answer.ts'
import type { RememberedAnswer, TopicMemory } from './memory.ts'
import type { AnsweredPart } from './part.ts'
import type { ReadQuestion } from './read-question.ts'
import { relevanceOf } from './relevance.ts'
import type { Also, Stance } from './resolve.ts'

export type PlanParts = CaseFinderParts & { readonly findStatements: StatementFinder }

/**
 * Where nobody called Prima: so much of what is asked must one statement of the answer have, and one of the answer before,
 * to be surely about that. 0 to 1.
 */
const leastOverheard = { answer: 0.75, before: 0.4 }

/** From how likely a question is for a detail that is told below the opening. 0 to 1. */
const leastOfDetail = 0.8

/** An answer before it is put into words. */
export type PlannedAnswer = Omit<AnswerRequest, 'language'> & {
  readonly question: string
  /** What is remembered of it: the question that the topic began with, and what was asked since. */
  readonly root: string
  readonly asked: string
  /** Nothing but these is said of it, and how they stand to what was asked. */
  readonly statements?: readonly Statement[]
  readonly stance?: Stance
  readonly also?: Also
  /** The entry says nothing on what was asked about it. */
  readonly isSilent: boolean
  /** Read in the light of the last answer, though it could be about anything: "besok siapa yang buka toko?". */
  readonly isLoose: boolean
}

/** Decides what is to be said of an entry as the answer to a part of a message. */
export function createPlan(parts: PlanParts) {
  const { findStatements } = parts
  const findCases = createCaseFinder(parts)

  return plan

  /** Whether what is asked is in the words of an answer and of the one before it. */
  function speaksOf(bare: string, answer: EntryPair, before: EntryPair | undefined, language: Language): boolean {
    const most = (pair: EntryPair) =>
      findStatements({ bare, aspects: [] }, pair[language]).find(({ fit }) => fit === undefined)?.coverage ?? 0
    return before !== undefined && most(answer) >= leastOverheard.answer && most(before) >= leastOverheard.before
  }

  function plan(
    { resolved, question: read, text, aspects, headings, covers }: AnsweredPart,
    answerId: string,
    { answers }: TopicMemory,
    {
      language,
      text: whole,
      last,
    }: { readonly language: Language; readonly text: string; readonly last: EntryPair | undefined },
  ): PlannedAnswer {
    const { decision, inContext } = resolved
    const { candidate, certainty } = decision
    const { pair } = candidate
    const isSilent = resolved.isSilent === true
    const { followUp, asks, bare, addresses } = read
    // A detail fits many a question that is put so.
    const isStated = resolved.statements?.every(({ kind }) => kind !== 'details') ?? false
    // A question in the words of what was answered is about that, whoever reads along.
    const isAboutIt = asks && !addresses && (isStated || (followUp !== 'none' && speaksOf(bare, pair, last, language)))
    const isLoose = inContext === true && followUp !== 'certain' && !isAboutIt
    // What leaned on the last answer says too little by itself; the title of its own answer says the rest.
    const question = inContext ? `${pair[language].title}: ${text}` : text
    const [before] = answers
    const root = inContext && before ? (before.root ?? before.question) : text
    const told = inContext ? answers.find(({ entryId }) => entryId === pair.id.id) : undefined
    const runnersUp = decision.runnersUp.map((other) => other.pair)
    const { statements, stance, also } = resolved
    const relevance = inContext ? undefined : relevanceOf({ bare, aspects }, pair[language], findStatements)
    // What was said of the asker in another part of the message holds for this one.
    const named = findCases(text, pair, language)
    const cases = named.length > 0 || whole === text ? named : findCases(whole, pair, language)
    const details = [...new Set([read, ...covers].flatMap((one) => detailsFor(one, pair[language])))]
    const other = inContext ? undefined : decision.otherReading?.pair
    const otherReading = other && {
      pair: other,
      cases: findCases(text, other, language),
      details: detailsFor(read, other[language]),
    }
    const planned = {
      ...{
        pair,
        cases,
        details,
        aspects,
        certainty,
        runnersUp,
        answerId,
        isSilent,
        isLoose,
        question,
        root,
        asked: text,
      },
      ...(statements ? { statements } : {}),
      ...(stance ? { stance } : {}),
      ...(also ? { also } : {}),
      ...(headings.length > 0 ? { headings } : {}),
      ...(relevance ? { relevance } : {}),
      ...(otherReading ? { otherReading } : {}),
    }
    return told && !isSilent ? { ...planned, said: told.said } : planned
  }

  /** What the entry says to just this question. */
  function detailsFor(question: ReadQuestion, entry: Entry): readonly Detail[] {
    const [best] = findStatements(question, entry).filter(({ fit = 0 }) => fit >= leastOfDetail)
    return entry.details.filter(({ statement }) => statement === best?.statement.markdown)
  }
}

/** An answer of its own, from which nothing was said before. */
export function canShare({ isSilent, statements, said }: PlannedAnswer): boolean {
  return !isSilent && statements === undefined && said === undefined
}

/** What of it is said of the entry. */
export function toRequest(language: Language) {
  return ({
    isSilent,
    isLoose,
    question,
    root,
    asked,
    statements,
    stance,
    also,
    ...request
  }: PlannedAnswer): AnswerRequest => ({
    ...request,
    language,
  })
}

/** What is kept of it before it is put into words, what may have been meant instead first: people may go on from that. */
export function toRemember({ pair, otherReading, root, asked, answerId }: PlannedAnswer): readonly RememberedAnswer[] {
  const question = root === asked ? asked : `${root} ${asked}`
  const told = [...(otherReading ? [otherReading.pair] : []), pair]
  return told.map(({ id }) => ({ entryId: id.id, question, root, answerId, said: [] }))
}
