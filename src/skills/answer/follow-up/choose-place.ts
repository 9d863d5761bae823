import type { NameReader } from '../../../knowledge/read-names.ts'
import type { QueryReading } from '../../../knowledge/retrieval/read-query.ts'
import type { AskerReader } from '../asker.ts'
import type { ReadQuestion } from '../read-question.ts'
import type { LastAnswer } from '../resolve.ts'
import { fieldOf, isElsewhere, isStray, type MessageInTopic } from './message-in-topic.ts'
import type { Place, PlaceFinder } from './places.ts'

export type PlaceChoiceParts = {
  readonly readQuery: (text: string) => QueryReading
  readonly readNames: NameReader
  readonly askerReader: AskerReader
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

/** Decides whether a message after an answer goes on in another entry. */
export function createPlaceChoice(parts: PlaceChoiceParts, places: PlaceFinder) {
  return { placeOf, isOwn, isNext, namesAnother }

  /** Where the message goes on, if that is another entry than the last one and enough speaks for it. */
  function placeOf(message: MessageInTopic): Place | undefined {
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
  function mayLeadTo({ pair, features }: Place, { question, alone, told: [last] }: MessageInTopic): boolean {
    if (fieldOf(pair) === fieldOf(last.pair) || features.askedSo === 1 || namesAnother(question, last)) return true
    return alone.kind === 'answer' && alone.candidate.pair === pair && alone.certainty === 'high'
  }

  /** It names something that was not spoken of. */
  function namesAnother({ text }: ReadQuestion, last: LastAnswer): boolean {
    const before = parts.readNames(`${last.question} ${last.pair.id.title}`).names
    return parts.readNames(text).names.difference(before).size > 0
  }

  /** It asks by itself for what stands beside an earlier answer, in another field than the last one. */
  function isOfEarlier({ pair }: Place, { question, alone, told: [last, ...earlier] }: MessageInTopic): boolean {
    const isFound = alone.kind === 'answer' && alone.candidate.pair === pair
    const isAway = fieldOf(pair) !== fieldOf(last.pair)
    if (!isFound || !isAway || !question.asks || question.followUp !== 'none') return false
    return earlier.some((one) => one.pair === pair || places.isNear(pair, one.pair))
  }

  /** What was told is wholly about another entry, and nothing of it about the asker: "data pelanggan kami bocor". */
  function isToldWhole({ pair, told }: Place, { question, alone }: MessageInTopic): boolean {
    const isFound = alone.kind === 'answer' && alone.candidate.pair === pair && alone.certainty !== 'low'
    const bare = parts.askerReader.remove(question.bare)
    const isAll = places.telling(bare, pair) >= wholly * weightOf(question)
    return isFound && !question.asks && question.followUp === 'none' && told >= leastTold.whole && isAll
  }

  /** It asks for that entry by itself, and leans on nothing. Who names it again asks for the whole of it again. */
  function isOwn({ pair }: Place, { question, alone, told }: MessageInTopic): boolean {
    const isFound = alone.kind === 'answer' && alone.candidate.pair === pair
    const isNew = !told.some((one) => one.pair === pair) || parts.readNames(question.text).names.size > 0
    return isFound && question.followUp === 'none' && isNew
  }

  /** Where the last answer has nothing on it: another entry of its field that is about that. */
  function isNext(place: Place, { question, own, told: [last] }: MessageInTopic): boolean {
    if (place.pair.id.topic !== last.pair.id.topic || isElsewhere(own)) return false
    if (question.asks) return place.chance >= leastNext.asked && place.told >= leastElsewhere.told
    const isAbout = place.told >= leastTold.told && place.told >= leastNext.share * weightOf(question)
    return isAbout && place.chance >= leastNext.told
  }

  /** How much a message says, as the sum of the idf of its words. */
  function weightOf({ bare }: ReadQuestion): number {
    return parts.readQuery(bare).words.reduce((sum, { idf, isQuestionWord }) => sum + (isQuestionWord ? 0 : idf), 0)
  }
}

export type PlaceChoice = ReturnType<typeof createPlaceChoice>
