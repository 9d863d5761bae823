import type { Language } from '../../../domain/language.ts'
import { remembering } from '../../../domain/remembering.ts'
import { type SectionKind, sectionKinds } from '../../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../../knowledge/knowledge.ts'
import type { NameReader } from '../../../knowledge/read-names.ts'
import type { QueryReading } from '../../../knowledge/retrieval/read-query.ts'
import type { Words } from '../../../knowledge/text/words.ts'
import { isAboutSame, isRelated, isTitledFor, speaksOf } from '../entry-relations.ts'
import type { Candidate, EntryFinder, Found } from '../find-entries.ts'
import type { Ranking } from '../ranking.ts'
import type { QuestionReader, ReadQuestion } from '../read-question.ts'
import type { LastAnswer } from '../resolve.ts'
import { thresholds } from '../thresholds.ts'
import type { DetailFinder } from './detail-fit.ts'
import { createTelling } from './telling.ts'

/** What speaks for an entry as the place where a message after an answer goes on; each 0 to 1. */
export type PlaceFeatures = Record<keyof Ranking['place'], number>

/** An entry that a message after an answer may be about. */
export type Place = {
  readonly pair: EntryPair
  readonly features: PlaceFeatures
  readonly score: number
  /** How likely this is the one that is meant, if any of those found is, 0 to 1. */
  readonly chance: number
  /** What of its title and opening the message says, as the sum of the idf of its words. */
  readonly told: number
}

export type PlaceParts = {
  readonly knowledge: Knowledge
  readonly words: Words
  readonly readQuery: (text: string) => QueryReading
  readonly readNames: NameReader
  readonly questionReader: QuestionReader
  readonly ranking: Ranking
  readonly findDetails: DetailFinder
}

/** So many of what is found by itself, with the last question, and with the title of its answer are looked at. */
const mostOfEach = 10
/** The titles of entries, and the names in them, are few. */
const [mostTitles, mostNames] = [1000, 1000]
/** A sum of idf from which a message tells all that a title and an opening can. */
const toldAll = 10

/**
 * Ranks entries for a message that comes after an answer. It is read alone, with the last question, and with the title of
 * its answer; where these lead apart, learned weights say which reading is the better one.
 */
export function createPlaceFinder(parts: PlaceParts) {
  const { knowledge, readNames, readQuery, questionReader, ranking, findDetails } = parts
  const telling = createTelling(readQuery, parts.words)
  const family = relatives(knowledge)

  // "Pelanggan" stands in many titles and tells none of them apart.
  const namesOfTopics: NameReader = (text) => {
    const { names, topics } = readNames(text)
    return { names: new Set([...names].filter(isOfTopic)), topics }
  }
  const isOfTopic = remembering((name) => readNames(name).topics.size > 0, mostNames)
  const namesInTitle = remembering((title) => [...namesOfTopics(title).names], mostTitles)

  return { find, telling, isNear, isSame }

  /** The places best first; the entry of the last answer is always among them. */
  function find(
    question: ReadQuestion,
    own: Found,
    last: LastAnswer,
    { findEntries, language }: { readonly findEntries: EntryFinder; readonly language: Language },
  ): readonly Place[] {
    const { text, bare, aspects, asks, followUp } = question
    const together = findEntries(`${last.question} ${text}`)
    const titled = findEntries(`${last.pair.id.title} ${text} ${aspects.map(headingOf).join(' ')}`)
    const related = family(last.pair)
    const beside = new Set(related.flatMap(family))
    const readings = [own, together, titled].map(sharesOf)
    const pairs = new Set([
      last.pair,
      ...[own, together, titled].flatMap(({ candidates }) => candidates.slice(0, mostOfEach).map(({ pair }) => pair)),
      ...related,
    ])
    const said = namesOfTopics(text).names
    const isBare = !readQuery(bare).words.some(({ isQuestionWord }) => !isQuestionWord)
    const [asked] = own.isAskedSo ? own.candidates : []
    const found = [...pairs].map((pair) => {
      const [alone, withQuestion, withTitle] = readings.map((share) => share(pair))
      const candidate = own.candidates.find((one) => one.pair === pair)
      const told = telling(bare, pair)
      const isLast = pair === last.pair
      const leans = followUp !== 'none'
      const inField = pair.id.topic === last.pair.id.topic
      const ours = candidate && candidate.fit >= thresholds.known ? candidate.chance : 0
      const features: PlaceFeatures = {
        alone: alone ?? 0,
        aloneLeaning: leans ? (alone ?? 0) : 0,
        chance: ours,
        askedSo: asked?.pair === pair ? 1 : 0,
        withQuestion: withQuestion ?? 0,
        withTitle: withTitle ?? 0,
        last: isLast ? 1 : 0,
        lastTold: isLast && !asks ? 1 : 0,
        lastBare: isLast && isBare ? 1 : 0,
        related: isRelated(pair, last.pair) ? 1 : 0,
        beside: beside.has(pair) && !isLast && !isRelated(pair, last.pair) ? 1 : 0,
        same: !isLast && isSame(pair, last.pair) ? 1 : 0,
        field: inField ? 1 : 0,
        fieldLeaning: inField && leans ? 1 : 0,
        told: Math.min(told, toldAll) / toldAll,
        named: namesInTitle(pair.id.title).some((name) => said.has(name)) ? 1 : 0,
        titled: isBare && isNear(pair, last.pair) && isTitledFor(pair, aspects, questionReader) ? 1 : 0,
        section: speaksOf(pair, aspects) ? 1 : 0,
        detail: Math.max(0, ...findDetails.fits(text, pair[language])),
      }
      return { pair, features, told, score: weigh(features, ranking) }
    })
    const powers = found.map(({ score }) => Math.exp(score))
    const all = powers.reduce((sum, power) => sum + power, 0)
    return found
      .map((place, at): Place => ({ ...place, chance: (powers[at] ?? 0) / all }))
      .toSorted((one, other) => other.score - one.score)
  }

  /** Whether an entry stands beside another, or is about the same named thing. */
  function isNear(one: EntryPair, other: EntryPair): boolean {
    return isRelated(one, other) || isSame(one, other)
  }

  function isSame(one: EntryPair, other: EntryPair): boolean {
    return isAboutSame(one, other, namesOfTopics)
  }
}

export type PlaceFinder = ReturnType<typeof createPlaceFinder>

/** Log-linear. */
function weigh(features: PlaceFeatures, { place }: Ranking): number {
  const names = Object.keys(place) as (keyof PlaceFeatures)[]
  return names.reduce((sum, name) => sum + place[name] * features[name], 0)
}

/** Scores as shares of the best. */
function sharesOf({ candidates }: Found): (pair: EntryPair) => number {
  const best = candidates[0]?.score ?? 1
  const shares = new Map(candidates.map(({ pair, score }: Candidate) => [pair, score / best]))
  return (pair) => shares.get(pair) ?? 0
}

/** What is asked for, as the headings of entries call it. */
function headingOf(aspect: SectionKind): string {
  return sectionKinds[aspect].join(' ')
}

/** The entries that stand beside one, whichever of them says so. */
export function relatives({ entries }: Pick<Knowledge, 'entries'>): (pair: EntryPair) => readonly EntryPair[] {
  const known = new WeakMap<EntryPair, readonly EntryPair[]>()
  return (pair) => {
    const found = known.get(pair) ?? [...entries.values()].filter((other) => isRelated(other, pair))
    known.set(pair, found)
    return found
  }
}
