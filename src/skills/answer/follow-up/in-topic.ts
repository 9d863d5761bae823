import type { Language } from '../../../domain/language.ts'
import type { EntryPair, Knowledge } from '../../../knowledge/knowledge.ts'
import type { QueryReading } from '../../../knowledge/retrieval/read-query.ts'
import type { Words } from '../../../knowledge/text/words.ts'
import type { Asker, AskerReader } from '../asker.ts'
import { type Decision, decide } from '../decide.ts'
import type { Found } from '../find-entries.ts'
import type { Ranking } from '../ranking.ts'
import type { ReadQuestion } from '../read-question.ts'
import { type LastAnswer, type Resolved, type ResolveParts, resolveQuestion, type Topic } from '../resolve.ts'
import type { Certainty } from '../sureness.ts'
import { thresholds } from '../thresholds.ts'
import type { AspectSigns } from './aspect-signs.ts'
import { createPlaceFinder, type Place, relatives } from './places.ts'
import { createFollowUpReader } from './read-follow-up.ts'
import { createTopicSearch, type FoundInTopic, leastDetail } from './search-topic.ts'
import type { TailReader } from './verdict.ts'

export type InTopicParts = ResolveParts & {
  readonly knowledge: Knowledge
  readonly words: Words
  readonly ranking: Ranking
  readonly readQuery: (text: string) => QueryReading
  readonly aspectSigns: AspectSigns
  readonly endsAsking: TailReader
  readonly askerReader: AskerReader
}

/** What was answered and refused before. */
export type Answered = Topic & {
  /** What was answered before the last, the newest first. */
  readonly before?: readonly LastAnswer[]
  /** The statements that were said in this conversation, by their keys. */
  readonly said?: ReadonlySet<string>
  /** What the asker told of themselves. */
  readonly asker?: Asker
}

/** Shares of what a follow-up says, by the weight of its words, that a statement must have. 0 takes any, 1 only all of it. */
const least = {
  /** To answer a question, and to answer it where it is on what is asked about the topic. */
  question: 0.5,
  aspect: 0.2,
  /** To be the answer though it stands in an entry that was not told. */
  there: 0.7,
  /** To be the nearest there is. */
  near: 0.28,
  /** The sum of the idf of its words: "satu", "pertama" stand anywhere. */
  weight: 1.8,
  weightThere: 3.5,
}
/** How likely another entry must be the place that is meant, and how much of it must be told by words that tell. */
const leastElsewhere = { chance: 0.3, told: 2.2 }
/** So likely it needs nothing else. */
const surely = 0.8
/** The same for what was only told. */
const leastTold = { chance: 0.5, told: 4, whole: 5 }
/** What is wholly about an entry says so much of its words there. 0 to 1. */
const wholly = 0.9
/**
 * How likely an entry must be where the last answer has nothing on what was asked, or told, and how much of what was told
 * it must tell. 0 to 1.
 */
const leastNext = { asked: 0.2, told: 0.05, share: 0.45 }
/** So much better must a statement be that was said before for it to be pointed at again. */
const farBetter = 0.35
/** So much of the best statement's score makes another one part of the answer. */
const alsoAnswers = 0.85
const mostStatements = 3
/** So many of the best places are looked into beside the last answer and what is related to it. */
const mostPlaces = 4
/** A question that is as likely about something else, or of mostly unknown words, gets no nearest statement. */
const elsewhereLikely = 0.5
const leastFamiliarity = 0.6
/** So few words fit nothing by themselves, whatever they are about. */
const mostWordsOfVague = 2
/** How likely the place must be for the answer to be called fairly sure. */
const fairlySure = 0.5

/** Reads a message in the light of what was answered, where it is not clearly about something else. */
export function createTopicReader(parts: InTopicParts) {
  const { readQuery } = parts
  const places = createPlaceFinder(parts)
  const { search, freshOf } = createTopicSearch(parts)
  const readFollowUp = createFollowUpReader(parts)
  const family = relatives(parts.knowledge)

  return { read, search, familyOf }

  function read(asked: ReadQuestion, answered: Answered, language: Language, resolving: ResolveParts): Resolved {
    const alone = resolveQuestion(asked, answered, resolving)
    const topic = topicOf(asked, answered)
    const { last, before = [], said = new Set<string>(), asker = {} } = topic
    if (!last || alone.isTriedAgain) return alone
    // "Oh iya, tempatnya numpang" turns to nothing else where nothing else is found.
    const turnsNowhere = alone.decision.kind === 'unknown' && !isReferred(alone.decision)
    if (asked.turns && !turnsNowhere) return alone
    const question = readFollowUp(asked)
    const own = resolving.findEntries(question.text)
    const found = places.find(question, own, last, { findEntries: resolving.findEntries, language })
    const message: Message = {
      question,
      own,
      alone: decide(own),
      places: found,
      told: [last, ...before],
      said,
      asker,
      language,
    }
    if (isNotOurs(message)) return alone
    const place = placeOf(message)
    if (place && isOwn(place, message)) return { decision: message.alone, aspects: question.aspects }
    return place ? goTo(place, message) : (detailOf(message) ?? stay(message))
  }

  /** What was told, or stands beside it, has an answer to just this question. */
  function detailOf(message: Message): Resolved | undefined {
    const { question, told, alone } = message
    const [last] = told
    if (namesAnother(question, last)) return undefined
    const near = new Set([...pairsOf(told), ...family(last.pair)])
    const isLikely = ({ pair, fit = 0 }: FoundInTopic) =>
      fit >= (question.asks && told.some((one) => one.pair === pair) ? leastDetail.told : leastDetail.near)
    const details = search(question, [...near], message).filter(isLikely)
    const best = bestOf(details, message, () => true)
    if (best?.decision.kind !== 'answer') return undefined
    const { pair } = best.decision.candidate
    const isElse = alone.kind === 'answer' && alone.certainty === 'high' && alone.candidate.pair !== pair
    return isElse && question.followUp === 'none' ? undefined : best
  }

  /** "Balik ke yang tadi": what was answered before the last. */
  function topicOf({ returns }: ReadQuestion, answered: Answered): Answered {
    const [earlier, ...others] = answered.before ?? []
    if (returns !== true || earlier === undefined) return answered
    return { ...answered, last: earlier, before: answered.last ? [...others, answered.last] : others }
  }

  /** It leans on nothing, and is about something that is not ours: it is said who helps. */
  function isNotOurs({ question: { followUp }, alone }: Message): boolean {
    return followUp === 'none' && alone.kind === 'unknown' && isReferred(alone)
  }

  /** Where the message goes on, if that is another entry than the last one and enough speaks for it. */
  function placeOf(message: Message): Place | undefined {
    const { question, places: found, told } = message
    const [place] = found
    const [last] = told
    if (!place || !last) return undefined
    const whole = found.find((one) => one.pair !== last.pair && isToldWhole(one, message))
    if (whole) return whole
    if (place.pair === last.pair) return isOwn(place, message) ? place : undefined
    const returned = found.find((one) => isOfEarlier(one, message))
    if (returned) return returned
    if (isStray(message)) return undefined
    const enough = question.asks ? leastElsewhere : leastTold
    const isNear = question.asks && places.isNear(place.pair, last.pair)
    const isMeant = place.features.askedSo === 1 || isNear || place.told >= enough.told || place.chance >= surely
    return isMeant && place.chance >= enough.chance && mayLeadTo(place, message) ? place : undefined
  }

  /** Into another field leads what names something of it, or is surely found there; service and its figures are one. */
  function mayLeadTo({ pair, features }: Place, { question, alone, told: [last] }: Message): boolean {
    if (fieldOf(pair) === fieldOf(last.pair) || features.askedSo === 1 || namesAnother(question, last)) return true
    return alone.kind === 'answer' && alone.candidate.pair === pair && alone.certainty === 'high'
  }

  /** It names something that was not spoken of. */
  function namesAnother({ text }: ReadQuestion, last: LastAnswer): boolean {
    const before = parts.readNames(`${last.question} ${last.pair.id.title}`).names
    return parts.readNames(text).names.difference(before).size > 0
  }

  /** It asks by itself for what stands beside an earlier answer, in another field than the last one. */
  function isOfEarlier({ pair }: Place, { question, alone, told: [last, ...earlier] }: Message): boolean {
    const isFound = alone.kind === 'answer' && alone.candidate.pair === pair
    const isAway = fieldOf(pair) !== fieldOf(last.pair)
    if (!isFound || !isAway || !question.asks || question.followUp !== 'none') return false
    return earlier.some((one) => one.pair === pair || places.isNear(pair, one.pair))
  }

  /** What was told is wholly about another entry, and nothing of it about the asker: "data pelanggan kami bocor". */
  function isToldWhole({ pair, told }: Place, { question, alone }: Message): boolean {
    const isFound = alone.kind === 'answer' && alone.candidate.pair === pair && alone.certainty !== 'low'
    const bare = parts.askerReader.remove(question.bare)
    const isAll = places.telling(bare, pair) >= wholly * weightOf({ ...question, bare: question.bare })
    return isFound && !question.asks && question.followUp === 'none' && told >= leastTold.whole && isAll
  }

  /** It asks for that entry by itself, and leans on nothing. Who names it again asks for the whole of it again. */
  function isOwn({ pair }: Place, { question, alone, told }: Message): boolean {
    const isFound = alone.kind === 'answer' && alone.candidate.pair === pair
    const isNew = !told.some((one) => one.pair === pair) || parts.readNames(question.text).names.size > 0
    return isFound && question.followUp === 'none' && isNew
  }

  /** Another entry: as it is, with the section that speaks of what is asked; of what was told before, what is new. */
  function goTo({ pair, chance }: Place, message: Message): Resolved {
    const { question, told, alone } = message
    const found = search(question, [pair], message)
    if (told.some((one) => one.pair === pair)) {
      const again = bestOf(found, message, (one) => answersIt(one, question))
      if (again) return again
    }
    const certainty = chance < fairlySure && !isSureOf(alone, pair) ? 'low' : 'medium'
    const whole = answer(pair, question.aspects, certainty)
    const [there] = found
    const isSection = there !== undefined && there.statement.kind !== 'details' && answersIt(there, question)
    return isSection ? { ...whole, headings: [there.statement.heading] } : whole
  }

  /** What was told already says on it; then what stands beside it, or lies where the message leads, says nearly all of it. */
  function stay(message: Message): Resolved {
    const { question, told, places: found, said, language } = message
    const [last] = told
    if (saysNothing(question) && question.aspects.length === 0) return goOn(message)
    const known = pairsOf(told)
    const inKnown = search(question, known, message)
    const passes = (one: FoundInTopic) => (saysNothing(question) ? isOnAspect(one, message) : answersIt(one, question))
    const inField = found.filter(({ pair }) => pair.id.topic === last.pair.id.topic).slice(0, mostPlaces)
    const beside = new Set(isStray(message) ? [] : [...family(last.pair), ...inField.map(({ pair }) => pair)])
    const best =
      bestOf(inKnown, message, passes) ??
      bestOf(search(question, [...beside.difference(new Set(known))], message), message, saysItThere)
    if (best) return question.asks || best.stance ? best : { ...best, stance: 'noted' }
    const next = isStray(message) ? undefined : found.find((one) => one.pair !== last.pair && isNext(one, message))
    if (next) return goTo(next, message)
    if (question.asks) return nothing(message, inKnown)
    const fresh = isElsewhere(message.own) ? [] : freshOf(last, said, language)
    const whole = answer(last.pair, question.aspects)
    return fresh.length === 0
      ? { ...whole, nothingOn: 'case', isSilent: true }
      : { ...whole, statements: fresh, stance: 'else', isSilent: true }
  }

  /** "Terus gimana?": what of the last answer was not said yet, or that answer again. */
  function goOn({ question, told: [last], said, language }: Message): Resolved {
    const statements = freshOf(last, said, language)
    const whole = answer(last.pair, question.aspects)
    return statements.length > 0 ? { ...whole, statements } : whole
  }

  /** Where the last answer has nothing on it: another entry of its field that is about that. */
  function isNext(place: Place, { question, own, told: [last] }: Message): boolean {
    if (place.pair.id.topic !== last.pair.id.topic || isElsewhere(own)) return false
    if (question.asks) return place.chance >= leastNext.asked && place.told >= leastElsewhere.told
    const isAbout = place.told >= leastTold.told && place.told >= leastNext.share * weightOf(question)
    return isAbout && place.chance >= leastNext.told
  }

  /** How much a message says, as the sum of the idf of its words. */
  function weightOf({ bare }: ReadQuestion): number {
    return readQuery(bare).words.reduce((sum, { idf, isQuestionWord }) => sum + (isQuestionWord ? 0 : idf), 0)
  }

  /** Whether nothing is left of a question without what it asks about its topic. */
  function saysNothing({ bare }: Pick<ReadQuestion, 'bare'>): boolean {
    return !readQuery(bare).words.some(({ isQuestionWord }) => !isQuestionWord)
  }

  /** A sentence that only looks like an answer counts where it was told already: elsewhere it may be about anything. */
  function isOnAspect(found: FoundInTopic, { question, told }: Message): boolean {
    const { kind } = found.statement
    const isSection = kind !== undefined && question.aspects.includes(kind)
    return isSection || (found.isOnAspect && told.some(({ pair }) => pair === found.pair))
  }

  function answersIt({ coverage, weight, isOnAspect }: FoundInTopic, { asks }: ReadQuestion): boolean {
    return weight >= least.weight && coverage >= (asks && isOnAspect ? least.aspect : least.question)
  }

  function saysItThere({ coverage, weight }: FoundInTopic): boolean {
    return coverage >= least.there && weight >= least.weightThere
  }

  /** The best of what passes: new where there is something new, what was said before where nothing else is as good. */
  function bestOf(
    found: readonly FoundInTopic[],
    message: Message,
    passes: (one: FoundInTopic) => boolean,
  ): Resolved | undefined {
    const passing = found.filter(passes)
    const fresh = passing.find(({ isSaid }) => !isSaid)
    const [best] = passing
    if (!best) return undefined
    if (fresh && fresh.score > best.score - farBetter) return statementsIn(fresh, found, message)
    return { ...statementsIn(best, found, message), stance: 'again' }
  }

  /** Of what was told already the statements alone; another entry is told as it is, with the section that speaks of it. */
  function statementsIn(
    { pair, statement, score, isSaid }: FoundInTopic,
    found: readonly FoundInTopic[],
    { question, told }: Message,
  ): Resolved {
    const whole = answer(pair, question.aspects)
    // A detail is told with its entry anyway.
    const headings = statement.kind === 'details' ? [] : [statement.heading]
    if (!told.some((one) => one.pair === pair)) return { ...whole, headings }
    const also = found.filter((one) => one.pair === pair && one.isSaid === isSaid && one.score >= alsoAnswers * score)
    return { ...whole, statements: also.slice(0, mostStatements).map((one) => one.statement) }
  }

  /** The nearest there is, or that there is nothing. */
  function nothing(message: Message, found: readonly FoundInTopic[]): Resolved {
    const { question, own, told, said, language } = message
    const [last] = told
    const whole = answer(last.pair, question.aspects, 'low')
    const best = found.find(({ coverage, isSaid }) => !isSaid && coverage >= least.near)
    if (best && !isElsewhere(own)) {
      const statements = [best.statement]
      return { ...answer(best.pair, question.aspects, 'low'), statements, stance: 'nearest', isSilent: true }
    }
    const statements = isElsewhere(own) || isStray(message) ? [] : freshOf(last, said, language)
    if (statements.length > 0) return { ...whole, statements, stance: 'nearest', isSilent: true }
    return { ...whole, nothingOn: 'question', isSilent: true }
  }

  /** The entry, what is related to it either way, and what was answered before it. */
  function familyOf(pair: EntryPair, before: readonly EntryPair[]): readonly EntryPair[] {
    return [...new Set([pair, ...family(pair), ...before])]
  }
}

export type TopicReader = ReturnType<typeof createTopicReader>

/** A message after an answer, and what is known of it. */
type Message = {
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

/** It is as likely about something that is not ours, or mostly of words that nobody here knows. */
function isElsewhere({ candidates, referralShare, familiarity: { words, known } }: Found): boolean {
  const isFar = words > mostWordsOfVague && (candidates[0]?.fit ?? 0) < thresholds.near
  return isFar || referralShare > elsewhereLikely || known < leastFamiliarity * words
}

/**
 * While a topic is open, its own words may be those of an authority as well: "lift mati, air keruh" are complaints of an
 * apartment. Who helps instead is said only where hardly anything of a message is ours.
 */
function isReferred({ referral, nearness }: Decision & { readonly kind: 'unknown' }): boolean {
  return referral !== undefined && nearness < thresholds.oursToo
}

/** What by itself is about nothing of ours, and leans on nothing, is about what was told or leads nowhere. */
function isStray({ question, alone }: Message): boolean {
  return question.followUp === 'none' && alone.kind === 'unknown'
}

/** The folder of an entry; service and its figures count as one. */
function fieldOf({ id: { topic } }: EntryPair): string {
  return topic === 'cs-analysis' ? 'cse' : topic
}

function isSureOf(alone: Decision, pair: EntryPair): boolean {
  return alone.kind === 'answer' && alone.candidate.pair === pair && alone.certainty !== 'low'
}

function pairsOf(answers: readonly LastAnswer[]): readonly EntryPair[] {
  return answers.map(({ pair }) => pair)
}

/** What leans on an earlier question was never said in full: it is not quite sure. */
function answer(pair: EntryPair, aspects: Resolved['aspects'], certainty: Certainty = 'medium'): Resolved {
  const candidate = { pair, score: 1, chance: 1, fit: 1, share: 1 }
  return { decision: { kind: 'answer', candidate, certainty, runnersUp: [] }, aspects, inContext: true }
}
