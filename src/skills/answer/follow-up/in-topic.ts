import type { Language } from '../../../domain/language.ts'
import type { EntryPair } from '../../../knowledge/knowledge.ts'
import type { Asker, AskerReader } from '../asker.ts'
import { decide } from '../decide.ts'
import type { ReadQuestion } from '../read-question.ts'
import { type LastAnswer, type Resolved, type ResolveParts, resolveQuestion, type Topic } from '../resolve.ts'
import { createBearing } from './bearing.ts'
import { createDetailChoice } from './choose-detail.ts'
import { createPlaceChoice } from './choose-place.ts'
import type { StatementFinder } from './find-statements.ts'
import {
  answer,
  fieldOf,
  isElsewhere,
  isReferred,
  isStray,
  isSureOf,
  type MessageInTopic,
  pairsOf,
} from './message-in-topic.ts'
import { createPlaceFinder, type Place, type PlaceParts, relatives } from './places.ts'
import { createFollowUpReader } from './read-follow-up.ts'
import { createTopicSearch, type FoundInTopic } from './search-topic.ts'
import { firstStatementOf } from './statements.ts'
import { createDetailTelling } from './tell-detail.ts'
import type { TailReader } from './verdict.ts'

export type InTopicParts = ResolveParts &
  PlaceParts & {
    readonly endsAsking: TailReader
    readonly askerReader: AskerReader
    readonly findStatements: StatementFinder
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
/** So much better must a statement be that was said before for it to be pointed at again. */
const farBetter = 0.35
/** So much of the best statement's score makes another one part of the answer. */
const alsoAnswers = 0.85
const mostStatements = 3
/** So many of the best places are looked into beside the last answer and what is related to it. */
const mostPlaces = 4
/** What fits so much better what is not ours than anything of ours, and that by so little, begins something else. */
const foreign = { share: 1.4, fit: 0.1 }
/** How likely another entry must be for what the topic began with and the message together, where nothing else is. 0 to 1. */
const leastTogether = 0.5
/** How likely the place must be for the answer to be called fairly sure. */
const fairlySure = 0.5

/** Reads a message in the light of what was answered, where it is not clearly about something else. */
export function createTopicReader(parts: InTopicParts) {
  const { readQuery } = parts
  const places = createPlaceFinder(parts)
  const choice = createPlaceChoice(parts, places)
  const { search, freshOf } = createTopicSearch(parts)
  const details = createDetailChoice(parts)
  const telling = createDetailTelling(parts, details, choice)
  const readFollowUp = createFollowUpReader(parts)
  const bearing = createBearing(parts)
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
    const message: MessageInTopic = {
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
    const bears = bearing(message)
    if (bears) return bears
    const place = choice.placeOf(message)
    const nearer = place && telling.nearerThan(place, message)
    if (nearer) return nearer
    if (place && choice.isOwn(place, message)) return { decision: message.alone, aspects: question.aspects }
    return place ? goTo(place, message) : (telling.detailOf(message) ?? stay(message))
  }

  /** "Balik ke yang tadi": what was answered before the last. */
  function topicOf({ returns }: ReadQuestion, answered: Answered): Answered {
    const [earlier, ...others] = answered.before ?? []
    if (returns !== true || earlier === undefined) return answered
    return { ...answered, last: earlier, before: answered.last ? [...others, answered.last] : others }
  }

  /**
   * It asks about something that is not ours, and leans on nothing: it is said who helps. What is only told ("kita asuransi
   * kesehatan"), or points back ("itu bisa dari HP saja?"), is about what was answered, whatever its words.
   */
  function isNotOurs({ question: { followUp, asks, text }, alone }: MessageInTopic): boolean {
    const leans = followUp !== 'none' || !asks || parts.questionReader.pointsBack(text)
    return !leans && alone.kind === 'unknown' && isReferred(alone)
  }

  /** Another entry: as it is, with the section that speaks of what is asked; of what was told before, what is new. */
  function goTo({ pair, chance }: Place, message: MessageInTopic): Resolved {
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
  function stay(message: MessageInTopic): Resolved {
    const { question, told, places: found, said, language } = message
    const [last] = told
    if (saysNothing(question) && question.aspects.length === 0) return goOn(message)
    const known = pairsOf(told)
    // Details were chosen among before, but not for what turns away from the last answer.
    const lookIn = (pairs: readonly EntryPair[]) =>
      search(question, pairs, message).filter(
        ({ statement }) => statement.kind !== 'details' || question.turns === true,
      )
    const inKnown = lookIn(known)
    const passes = (one: FoundInTopic) => (saysNothing(question) ? isOnAspect(one, message) : answersIt(one, question))
    const inField = found.filter(({ pair }) => pair.id.topic === last.pair.id.topic).slice(0, mostPlaces)
    const beside = new Set(isStray(message) ? [] : [...family(last.pair), ...inField.map(({ pair }) => pair)])
    const best =
      bestOf(inKnown, message, passes) ?? bestOf(lookIn([...beside.difference(new Set(known))]), message, saysItThere)
    if (best) return question.asks || best.stance ? best : { ...best, stance: 'noted' }
    const next = isStray(message)
      ? undefined
      : found.find((one) => one.pair !== last.pair && choice.isNext(one, message))
    if (next) return goTo(next, message)
    const begun = withBeginning(message)
    if (begun) return begun
    if (question.asks) return nothing(message, inKnown)
    if (isForeign(message)) return alone(message)
    // What to do next helps in any case; another fact beside it only looks picked at random.
    const steps = isElsewhere(message.own) ? [] : freshOf(last, said, language).filter(({ kind }) => kind === 'steps')
    const whole = answer(last.pair, question.aspects)
    return steps.length === 0
      ? { ...whole, nothingOn: 'case', isSilent: true, nearest: details.nearest(message) }
      : { ...whole, statements: steps, stance: 'else', isSilent: true }
  }

  /** "Resep rendang": rather what others help with, and nothing of it says that it is about the asker or the answer. */
  function isForeign({ question: { text, followUp }, own: { candidates, referralShare } }: MessageInTopic): boolean {
    const isOfOwn = followUp !== 'none' || parts.questionReader.pointsBack(text)
    return !isOfOwn && referralShare >= foreign.share && (candidates[0]?.fit ?? 0) < foreign.fit
  }

  function alone({ alone: decision, question }: MessageInTopic): Resolved {
    return { decision, aspects: question.aspects }
  }

  /** Nothing by itself is on it: what the topic began with and what is said now lead to another entry together. */
  function withBeginning({ question, told, language }: MessageInTopic): Resolved | undefined {
    const { text, aspects, asks } = question
    const [last] = told
    const [best] = parts.findEntries(`${last.root ?? last.question} ${text}`).candidates
    if (!best || best.chance < leastTogether || best.pair === last.pair) return undefined
    if (fieldOf(best.pair) !== fieldOf(last.pair)) return undefined
    const whole = answer(best.pair, aspects, 'low')
    if (!told.some(({ pair }) => pair === best.pair)) return whole
    // What is left of an answer that was told is no answer to a question, but a case may fall under its rule.
    return asks ? undefined : { ...whole, statements: [firstStatementOf(best.pair[language])], stance: 'noted' }
  }

  /** "Terus gimana?": what of the last answer was not said yet, or that answer again. */
  function goOn({ question, told: [last], said, language }: MessageInTopic): Resolved {
    const statements = freshOf(last, said, language)
    const whole = answer(last.pair, question.aspects)
    return statements.length > 0 ? { ...whole, statements } : whole
  }

  /** Whether nothing is left of a question without what it asks about its topic. */
  function saysNothing({ bare }: Pick<ReadQuestion, 'bare'>): boolean {
    return !readQuery(bare).words.some(({ isQuestionWord }) => !isQuestionWord)
  }

  /** A sentence that only looks like an answer counts where it was told already: elsewhere it may be about anything. */
  function isOnAspect(found: FoundInTopic, { question, told }: MessageInTopic): boolean {
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
    message: MessageInTopic,
    passes: (one: FoundInTopic) => boolean,
  ): Resolved | undefined {
    const isWrong = (one: FoundInTopic) => one.isSaid && message.question.corrects === true
    const passing = found.filter((one) => passes(one) && !isWrong(one))
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
    { question, told }: MessageInTopic,
  ): Resolved {
    const whole = answer(pair, question.aspects)
    // A detail is told with its entry anyway.
    const headings = statement.kind === 'details' ? [] : [statement.heading]
    if (!told.some((one) => one.pair === pair)) return { ...whole, headings }
    const also = found.filter((one) => one.pair === pair && one.isSaid === isSaid && one.score >= alsoAnswers * score)
    return { ...whole, statements: also.slice(0, mostStatements).map((one) => one.statement) }
  }

  /** The nearest there is, or that there is nothing. */
  function nothing(message: MessageInTopic, found: readonly FoundInTopic[]): Resolved {
    const { question, own, told } = message
    const [last] = told
    const whole = answer(last.pair, question.aspects, 'low')
    const best = found.find(({ coverage, isSaid }) => !isSaid && coverage >= least.near)
    if (best && !isElsewhere(own)) {
      const statements = [best.statement]
      return { ...answer(best.pair, question.aspects, 'low'), statements, stance: 'nearest', isSilent: true }
    }
    return { ...whole, nothingOn: 'question', isSilent: true, nearest: details.nearest(message) }
  }

  /** The entry, what is related to it either way, and what was answered before it. */
  function familyOf(pair: EntryPair, before: readonly EntryPair[]): readonly EntryPair[] {
    return [...new Set([pair, ...family(pair), ...before])]
  }
}

export type TopicReader = ReturnType<typeof createTopicReader>
