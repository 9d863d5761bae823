import type { Language } from '../../../domain/language.ts'
import type { EntryPair, Knowledge } from '../../../knowledge/knowledge.ts'
import type { NameReader } from '../../../knowledge/read-names.ts'
import type { QueryReading } from '../../../knowledge/retrieval/read-query.ts'
import type { Words } from '../../../knowledge/text/words.ts'
import { isRelated, isTitledFor, type LastAnswer } from '../rank-in-context.ts'
import type { ReadQuestion } from '../read-question.ts'
import { isAboutSame, type Resolved, type ResolveParts, resolveQuestion, type Topic } from '../resolve.ts'
import type { AspectSigns } from './aspect-signs.ts'
import { type Asked, createStatementFinder, type FoundStatement } from './find-statements.ts'
import { createTelling } from './telling.ts'

export type InTopicParts = ResolveParts & {
  readonly knowledge: Knowledge
  readonly words: Words
  readonly readQuery: (text: string) => QueryReading
  readonly aspectSigns: AspectSigns
}

/** What was answered and refused before: `before` is what was answered before the last, the newest first. */
export type Answered = Topic & { readonly before?: readonly LastAnswer[] }

/** Shares of what a follow-up says, by the weight of its words, that a statement must have. 0 takes any, 1 only all of it. */
const least = {
  /** To answer a question, and to answer it where it is on what is asked about the topic. */
  question: 0.5,
  aspect: 0.2,
  /** To be what holds in a case that was told. */
  case: 0.75,
  /** To be the answer to what does not sound like a follow-up. */
  said: 0.8,
  /** To be the nearest there is. */
  near: 0.28,
  /** To be the answer though another entry has the words as well. */
  instead: 0.7,
  /** The sum of the idf of its words: "satu", "pertama" stand anywhere. */
  weight: { answer: 1.8, instead: 3.5 },
}
/** Related entries and earlier answers come after the entry that was spoken of last. */
const distance = 0.1
/** So much of the best statement's score makes another one part of the answer. */
const alsoAnswers = 0.85
const mostStatements = 3
/** What is said of an entry that is meant, as the sum of the idf of its words: a rare word, two rare ones, three usual ones. */
const tellingOf = { another: { word: 3, question: 2.2, case: 5 }, near: 3.5, ownQuestion: 5, ownLeaning: 6 }

/** The topic whose names are those of measures. */
const measures = 'cs-analysis'

/** Reads a message in the light of what was answered, where it is not clearly about something else. */
export function createTopicReader(parts: InTopicParts) {
  const { knowledge, readNames, readQuery, words, aspectSigns } = parts
  const findStatements = createStatementFinder({ readQuery, words, aspectSigns })
  const telling = createTelling(readQuery, words)

  // "Pelanggan" stands in many titles and tells none of them apart.
  const namesOfTopics: NameReader = (text) => {
    const { names, topics } = readNames(text)
    return { names: new Set([...names].filter((name) => readNames(name).topics.size > 0)), topics }
  }

  return { read, search, familyOf }

  function read(question: ReadQuestion, answered: Answered, language: Language, resolving: ResolveParts): Resolved {
    const [earlier, ...others] = answered.before ?? []
    const goesBack = question.returns === true && earlier !== undefined
    const topic = goesBack ? { last: earlier, before: answered.last ? [...others, answered.last] : others } : answered
    const base = resolveQuestion(question, topic, resolving)
    const { last, before = [] } = topic
    if (!last || question.turns || base.isTriedAgain) return base
    if (isOwn(base, question, last, language)) return toldAlready(base, question, [last, ...before], language) ?? base
    const { decision, inContext, isSilent } = base
    const chosen = inContext && decision.kind === 'answer' ? decision.candidate.pair : undefined
    const isBare = saysNothing(question)
    if (isBare && chosen && !isSilent) return stayOnAspect(base, chosen, question, last, language)
    if (chosen && chosen !== last.pair && (isBare || reaches(chosen, last, question))) {
      return elsewhere(base, chosen, question, last, language)
    }
    const family = familyOf(
      last.pair,
      before.map((one) => one.pair),
    )
    const found = search(question, family, language)
    const told = [last, ...before]
    // What only tells something may be in any entry; that it holds there says nothing.
    const mayBe = (one: Found) => question.asks || told.some(({ pair }) => pair === one.pair)
    const best = found.find((one) =>
      isBare ? isOnAspect(one, question, told) : mayBe(one) && answersIt(one, question),
    )
    if (best) return answerWith(base, best, found, told)
    return nothing(question, last, found[0], base)
  }

  /** A question of its own whose answer was given before: of that, only what it asks. */
  function toldAlready(
    base: Resolved,
    question: ReadQuestion,
    told: readonly LastAnswer[],
    language: Language,
  ): Resolved | undefined {
    const pair = base.decision.kind === 'answer' ? base.decision.candidate.pair : undefined
    // Who names the thing again asks for the whole of it again.
    const isAskedAgain = readNames(question.text).names.size > 0
    if (!pair || isAskedAgain || !told.some((one) => one.pair === pair)) return undefined
    const found = search(question, [pair], language)
    const best = found.find((one) => answersIt(one, question))
    return best && answerWith(base, best, found, told)
  }

  /** Whether nothing is left of a question without what it asks about its topic. */
  function saysNothing({ bare }: Pick<ReadQuestion, 'bare'>): boolean {
    return !readQuery(bare).words.some(({ isQuestionWord }) => !isQuestionWord)
  }

  /** "Batas waktunya kapan": where the last answer says it, an entry that only has a section on it says less. */
  function stayOnAspect(
    base: Resolved,
    chosen: EntryPair,
    question: ReadQuestion,
    last: LastAnswer,
    language: Language,
  ): Resolved {
    // How long data are kept is no deadline for a breach: a time is the last answer's own, or that of the same thing.
    const isTime = question.aspects.includes('time')
    const isTitled = isTitledFor(chosen, question.aspects, parts.questionReader)
    const isItsOwn = isTitled && (!isTime || isAboutSame(chosen, last.pair, namesOfTopics))
    if (question.aspects.length === 0 || chosen === last.pair || isItsOwn) return base
    const found = search(question, [last.pair], language)
    const best = found.find(({ isOnAspect }) => isOnAspect)
    return best ? answerWith(base, best, found, [last]) : base
  }

  /** Another entry of the topic, unless the last one says more of it. */
  function elsewhere(
    base: Resolved,
    chosen: EntryPair,
    question: ReadQuestion,
    last: LastAnswer,
    language: Language,
  ): Resolved {
    const found = search(question, [last.pair], language)
    const [[best], [there]] = [found, search(question, [chosen], language)]
    const more = telling(question.bare, chosen) - telling(question.bare, last.pair)
    const isSaid = best && best.score >= least.instead && best.weight >= least.weight.instead
    if (isSaid && best.coverage > (there?.coverage ?? 0) && more <= 0) return answerWith(base, best, found, [last])
    return there && answersIt(there, question) ? { ...base, headings: [there.statement.heading] } : base
  }

  /** Whether a follow-up of few words may go to another entry: it stands beside, or is what those words are about. */
  function reaches(chosen: EntryPair, last: LastAnswer, { bare, asks, aspects }: ReadQuestion): boolean {
    if (isTitledFor(chosen, aspects, parts.questionReader)) return true
    if (isNear(chosen, last.pair)) return true
    const words = readQuery(bare).words.filter(({ isQuestionWord }) => !isQuestionWord)
    const least = words.length === 1 ? 'word' : asks ? 'question' : 'case'
    return !isAboutOther(chosen, last, bare) && telling(bare, chosen) >= tellingOf.another[least]
  }

  /** "Bagusnya berapa persen" after churn is not about CSAT: the titles name different things, and it names neither. */
  function isAboutOther(chosen: EntryPair, { pair }: LastAnswer, bare: string): boolean {
    const [there, here, said] = [chosen.id.title, pair.id.title, bare].map(namesOfTopics)
    const areMeasures = there?.topics.has(measures) === true && here?.topics.has(measures) === true
    return areMeasures && ![...there.names].some((name) => here.names.has(name) || said?.names.has(name))
  }

  function isNear(one: EntryPair, other: EntryPair): boolean {
    return isRelated(one, other) || isAboutSame(one, other, namesOfTopics)
  }

  /** A sentence that only looks like an answer counts where it was told already: elsewhere it may be about anything. */
  function isOnAspect(found: Found, { aspects }: ReadQuestion, told: readonly LastAnswer[]): boolean {
    const { kind } = found.statement
    const isSection = kind !== undefined && aspects.includes(kind)
    return isSection || (found.isOnAspect && told.some(({ pair }) => pair === found.pair))
  }

  function answersIt({ coverage, weight, isOnAspect }: Found, { asks }: ReadQuestion): boolean {
    if (weight < least.weight.answer) return false
    if (!asks) return coverage >= least.case
    return coverage >= (isOnAspect ? least.aspect : least.question)
  }

  /** The statements of these entries that have what a question says, best first. */
  function search(question: Asked, pairs: readonly EntryPair[], language: Language): Found[] {
    return pairs
      .flatMap((pair, at) =>
        findStatements(question, pair[language])
          .slice(0, mostStatements)
          .map((found): Found => ({ ...found, pair, score: found.score - (at === 0 ? 0 : distance) })),
      )
      .toSorted((one, other) => other.score - one.score)
  }

  /** Of what was told already the statements alone; another entry is told as it is, with the section that speaks of it. */
  function answerWith(
    { aspects }: Resolved,
    { pair, statement, score }: Found,
    found: readonly Found[],
    told: readonly LastAnswer[],
  ): Resolved {
    const isKnown = told.some((one) => one.pair === pair)
    if (!isKnown) return { ...answer(pair, aspects), headings: [statement.heading] }
    const also = found.filter((one) => one.pair === pair && one.score >= alsoAnswers * score)
    return { ...answer(pair, aspects), statements: also.slice(0, mostStatements).map((one) => one.statement) }
  }

  /** The nearest there is, or that there is nothing. */
  function nothing(question: ReadQuestion, last: LastAnswer, best: Found | undefined, { aspects }: Resolved): Resolved {
    const { asks, followUp } = question
    // Words without a question and without anything that leans are about who knows what.
    const nothingOn = asks || followUp === 'none' ? ('question' as const) : ('case' as const)
    if (asks && best && best.coverage >= least.near) {
      return { ...answer(best.pair, aspects), statements: [best.statement], nothingOn, isSilent: true }
    }
    return { ...answer(last.pair, aspects), nothingOn, isSilent: true }
  }

  /** The entry, what is related to it either way, and what was answered before it. */
  function familyOf(pair: EntryPair, before: readonly EntryPair[]): readonly EntryPair[] {
    const related = [...knowledge.entries.values()].filter((other) => isRelated(other, pair))
    return [...new Set([pair, ...related, ...before])]
  }

  /** Whether it is a question of its own, whatever was spoken of before. */
  function isOwn(
    { decision, inContext }: Resolved,
    question: ReadQuestion,
    last: LastAnswer,
    language: Language,
  ): boolean {
    if (inContext) return false
    const { followUp, asks, text, bare } = question
    const leans = followUp !== 'none'
    if (decision.kind !== 'answer')
      return !leans && (asks || (decision.kind === 'unknown' && decision.referral !== undefined))
    const { certainty, candidate } = decision
    const told = telling(bare, candidate.pair)
    if (isNear(candidate.pair, last.pair) && (certainty !== 'low' || told >= tellingOf.near)) return true
    if (certainty === 'low' && (leans || told < tellingOf.ownQuestion)) return false
    if (namesAnother(text, last)) return true
    if (!leans && asks) return !isSaidIn(last, question, language, told)
    return certainty === 'high' && told >= (asks ? tellingOf.ownQuestion : tellingOf.ownLeaning)
  }

  /** The last entry has a statement with nearly all of it, and more of it than the other entry tells. */
  function isSaidIn({ pair }: LastAnswer, question: ReadQuestion, language: Language, told: number): boolean {
    const [best] = search(question, [pair], language)
    return best !== undefined && best.coverage >= least.said && best.weight > told
  }

  /** It names something that was not spoken of. */
  function namesAnother(text: string, last: LastAnswer): boolean {
    const before = new Set([...readNames(last.question).names, ...readNames(last.pair.id.title).names])
    return [...readNames(text).names].some((name) => !before.has(name))
  }
}

export type TopicReader = ReturnType<typeof createTopicReader>

type Found = FoundStatement & { readonly pair: EntryPair }

function answer(pair: EntryPair, aspects: Resolved['aspects']): Resolved {
  const candidate = { pair, score: 1, chance: 1, fit: 1, share: 1 }
  return { decision: { kind: 'answer', candidate, certainty: 'medium', runnersUp: [] }, aspects, inContext: true }
}
