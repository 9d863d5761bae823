import type { CodeLookUp } from '../../knowledge/kbli/find-codes.ts'
import type { Kbli, KbliCode } from '../../knowledge/kbli/kbli.ts'
import type { KbliTables } from '../../knowledge/kbli/open-kbli-tables.ts'
import type { BusinessPart, BusinessReading } from '../../knowledge/kbli/read-business.ts'
import type { KbliMatch } from '../../knowledge/kbli/search-kbli.ts'
import { lookUpCodes } from './look-up-codes.ts'
import type { CodeQuestion } from './read-code-question.ts'

/** What answers a question for a code. */
export type CodeAnswer =
  | { readonly kind: 'look-ups'; readonly lookUps: readonly CodeLookUp[] }
  /**
   * Codes for one business, best first. `one`: the first fits clearly better than the others, which are its neighbours.
   * `partly`: so it does, by some of the words. `several`: the person chooses. `nearest`: none fits well. `offered`: it may
   * be that no code is wanted at all.
   */
  | {
      readonly kind: 'activity'
      readonly match: CodeMatch
      readonly entries: readonly KbliCode[]
      readonly business: BusinessReading
    }
  /** One code for each of several activities, the main one first. `left`: activities that found no room. */
  | { readonly kind: 'each'; readonly entries: readonly KbliCode[]; readonly left: number }
  | { readonly kind: 'malformed'; readonly written: string }
  /** Forbidden; no business at all; a brand, which may mean any business. */
  | { readonly kind: 'illegal' | 'no-business' | 'brand' }
  | { readonly kind: 'nothing' }

export type CodeMatch = 'one' | 'partly' | 'several' | 'nearest' | 'offered'

/** Tried on the ways of asking of all entries and on descriptions of our own; see test/skills/kbli. */
const bounds = {
  /** Below, nothing here is about the business. */
  near: { confidence: 0.01, coverage: 0.15, namedBy: 1 },
  /** From here, a match is one; enough for a message that says KBLI. So is a name of so many words. */
  good: { confidence: 0.6, coverage: 0.5, namedBy: 1 },
  /** The same for a message that asks for a code outright. */
  asked: { confidence: 0.04, coverage: 0.3, namedBy: 1 },
  /** For a message that says no more than "code". */
  perhaps: { confidence: 0.4, coverage: 0.6, namedBy: 2 },
  /** The least confidence in a name, for one of several activities. */
  part: 0.05,
  /** A rival's score as a share of the best, from which the person chooses; and from which it is shown at all. */
  rival: 0.8,
  shown: 0.015,
  /** The least that is offered beside two between which the person chooses. */
  beside: 0.3,
}
const maxShown = 3
const maxEach = 5
const maxActivities = 20
/** Fewer goods are sold by one shop. */
const fewestOfList = 6
const mostWordsOfListed = 3

/**
 * The answer to a message, or undefined where it does not ask for a code.
 *
 * @param amend what was put right since of the business that it tells
 */
export function findCodeAnswer(
  question: CodeQuestion,
  tables: KbliTables,
  amend: (business: BusinessReading) => BusinessReading = (business) => business,
): CodeAnswer | undefined {
  const { names, activities } = question
  if (question.isMixed) return undefined
  const business = amend(tables.readBusiness(question.described))
  const known = tables.names.namesIn(business.words)
  const isStrange = (phrase: string) => !belongsToName(phrase, known, question)
  if (question.elsewhere.some(isStrange)) return undefined
  const lookUps = lookUpCodes(question, business, tables)
  if (lookUps.length > 0) return { kind: 'look-ups', lookUps }
  const [written] = question.malformed
  if (written !== undefined && names === 'certain' && activities.length === 0) return { kind: 'malformed', written }
  if (names === 'no' || activities.length === 0) return undefined
  // "Code" may be any code.
  const isWanted = question.asksOutright || question.tellsFirst
  if (names === 'perhaps' && !isWanted) return undefined
  if (question.isIllegal && names === 'certain') return { kind: 'illegal' }

  const strange = question.aside.filter(isStrange)
  if (strange.length > 0 && !(isWanted && isTold(without(business, strange), tables))) return undefined
  const found = tables.search(business, maxShown + 2)
  const [best] = found
  if (question.isEmployed && names === 'certain') return { kind: 'no-business' }
  if (question.isBrand && names === 'certain') return { kind: 'brand' }
  const isAsked =
    question.tellsFirst ||
    (question.asksOutright && (names === 'certain' || (question.asksPlainly && isOwnedOrNamed(business, best))))
  const each =
    names === 'certain' || isWanted ? eachOf(partsOf(question, business, tables), business, tables) : undefined
  if (each) return each
  const enough = isAsked ? bounds.asked : names === 'certain' ? bounds.good : bounds.perhaps
  if (best && reaches(best, enough)) {
    return bestOf(found, business, tables.kbli)
  }
  if (!isAsked) return undefined
  if (best && reaches(best, bounds.near)) {
    return { kind: 'activity', match: 'nearest', entries: found.slice(0, maxShown).map(({ entry }) => entry), business }
  }
  return { kind: 'nothing' }
}

/** "Modal 10 juta" may belong to a story, but "nambah KBLI" tells none. */
function isTold(business: BusinessReading, { search }: KbliTables): boolean {
  const [best] = business.object.length > 0 ? search(business, 1) : []
  return best !== undefined && reaches(best, bounds.asked)
}

function without(business: BusinessReading, phrases: readonly string[]): BusinessReading {
  const left = new Set(phrases.flatMap((phrase) => phrase.split(' ')))
  const keep = (words: readonly string[]) => words.filter((word) => !left.has(word))
  return { ...business, object: keep(business.object), lead: keep(business.lead) }
}

/** "Saya jual sepatu", "gue MC": whose business it is, and what is done with what or a name for it. */
function isOwnedOrNamed({ isOwn, roles, object }: BusinessReading, best: KbliMatch | undefined): boolean {
  const isNamed = best !== undefined && best.namedBy > 0
  return object.length > 0 && (isOwn ? roles.length > 0 || isNamed : roles.length > 0 && isNamed)
}

/** "Pajak" makes it a question on tax, but not in "konsultan pajak"; "notaris" alone is the name of a trade. */
function belongsToName(
  phrase: string,
  known: ReadonlySet<string>,
  { activities, elsewhere, aside }: CodeQuestion,
): boolean {
  const isAlone = elsewhere.length + aside.length === 1 && activities.length === 1 && activities[0] === phrase
  return [...known].some((name) => (name === phrase ? isAlone : ` ${name} `.includes(` ${phrase} `)))
}

function bestOf(matches: readonly KbliMatch[], business: BusinessReading, kbli: Kbli): CodeAnswer {
  const [best, ...others] = matches
  if (!best) return { kind: 'nothing' }
  const isPartial = best.confidence < bounds.good.confidence && best.coverage < 1 && best.namedBy < 2
  const isClose = others.some(({ score }) => score >= bounds.rival * best.score)
  const least = isClose ? bounds.beside : bounds.shown
  const hasPlaces = ({ entry }: KbliMatch) => (kbli.words.get(entry.code)?.places.length ?? 0) > 0
  // "Tetap atau keliling?" leaves no room for a third that is neither.
  const isAboutPlace = isClose && matches.slice(0, 2).every(hasPlaces)
  const rivals = others.filter((one) => one.score >= least * best.score && (!isAboutPlace || hasPlaces(one)))
  const neighbours = (kbli.words.get(best.entry.code)?.not ?? []).flatMap(({ code, when }) =>
    when ? (kbli.codes.get(code) ?? []) : [],
  )
  const entries = [...new Set([best.entry, ...rivals.map(({ entry }) => entry), ...(isClose ? [] : neighbours)])]
  const match = isClose ? 'several' : isPartial ? 'partly' : 'one'
  return { kind: 'activity', match, entries: entries.slice(0, maxShown), business }
}

/** "Laundry, ternak lele, servis hp, les piano": so many short things by themselves are an activity each, whatever roles are said. */
function partsOf(
  { activities }: CodeQuestion,
  { parts }: BusinessReading,
  { readBusiness }: KbliTables,
): readonly BusinessPart[] {
  const isList =
    activities.length >= fewestOfList && activities.every((one) => one.split(' ').length <= mostWordsOfListed)
  return (isList ? activities.map((one) => readBusiness(one)) : parts).slice(0, maxActivities)
}

/** A code for each activity, where several are told and each is found well. */
function eachOf(
  parts: readonly BusinessPart[],
  business: BusinessReading,
  { search, kbli }: KbliTables,
): CodeAnswer | undefined {
  if (parts.length < 2) return undefined
  const found = parts.flatMap((part) => {
    // "Billet, pipa, dan besi dalam partai besar": what is said of one is said of all.
    const roles = part.roles.length > 0 ? part.roles : business.roles
    const [best] = search({ ...business, ...part, roles }, 1)
    return best && best.namedBy > 0 && best.confidence >= bounds.part ? [best.entry] : []
  })
  // Whoever grows something and sells it does one thing.
  const isSale = ({ code }: KbliCode, before: readonly KbliCode[]) =>
    before.some((made) => kbli.words.get(made.code)?.sold.includes(code))
  const entries = [...new Set(found)].filter((entry, at, all) => !isSale(entry, all.slice(0, at)))
  if (entries.length < 2) return undefined
  return { kind: 'each', entries: entries.slice(0, maxEach), left: Math.max(0, entries.length - maxEach) }
}

function reaches({ confidence, coverage, namedBy }: KbliMatch, bound: (typeof bounds)['near']): boolean {
  return namedBy >= bound.namedBy || (confidence >= bound.confidence && coverage >= bound.coverage)
}
