import type { ColumnWords, ElementName, RoleName } from '../../../knowledge/analyse/analyse-words.ts'
import { tokensOf } from '../words/tokens.ts'
import { directed } from './directed.ts'
import type { Profile } from './profile.ts'
import { type AnswerReader, readNumber, type Scale } from './read-answer.ts'

/** What a column is taken for. */
export type ColumnRole = {
  readonly index: number
  readonly title: string
  readonly role: RoleName
  /** Of questions with a scale. */
  readonly scale?: Scale
  /** Its cells are means of answers, and no answers: a share of the satisfied cannot be had from them. */
  readonly isMean?: true
  /** Of an unsur, where its name is known. */
  readonly element?: ElementName
}

/** Titles say a role by the longest of these phrases; several shorter ones beside it make it surer. */
const shareThatFits = 0.7
const yesNo = 'yes-no'
const datesThatFit = 0.8
/** Groups to compare, not a list of everybody. */
const mostGroups = { branch: 150, channel: 40, agent: 300 } as const
/** So many questions that are alike have no main one among them. */
const fewestAlike = 3
/** So many questions on one scale make a survey, whatever stands over them. */
const fewestOfSurvey = 3
/** So many unsur make an IKM; one question on speed is none. */
const fewestElements = 3
/** So many statements with the same answers are a battery; in one only a long word names the effort. */
const fewestOfBattery = 3
const fewestLettersOfEffort = 9
/** More above 5 than this, and the scale is not one of 1 to 5. */
const slips = 0.05
const saidScale =
  /(?:skala|scale|\()\s*(\d)\s*(?:-|–|s\.?d\.?|sampai|hingga|to)\s*(\d{1,2})|(?<![\d.,])([01])\s*[-–]\s*(4|5|6|7|10)(?![\d.,])/i
/** So many fractions are no slips: somebody has averaged before. */
const shareOfMeans = 0.3

/**
 * What each column is, by the words of its title and what stands in it. Of measures, dates and groups there is one each:
 * the best; further questions with a scale are ratings.
 */
export function guessRoles(
  profiles: readonly Profile[],
  words: ColumnWords,
  answers: AnswerReader,
  legend = '',
): readonly ColumnRole[] {
  const scales = alikeScales(profiles, answers)
  const elements = elementsOf(profiles, words, scales)
  const taken = new Map<number, ColumnRole>(elements.map((column) => [column.index, column]))
  const isFree = ({ index }: Profile) => !taken.has(index)
  const take = (profile: Profile | undefined, role: RoleName) => {
    if (!profile) return
    const scale = directed(
      fittingScale(role, scales.get(profile.index)),
      profile.title,
      role,
      answers,
      profile.kinds,
      legend,
    )
    taken.set(profile.index, {
      index: profile.index,
      title: profile.title,
      role,
      ...(scale ? { scale } : {}),
      ...(role === 'rating' && isMean(profile, words) ? { isMean: true as const } : {}),
    })
  }
  const best = (role: Exclude<keyof ColumnWords['roles'], 'ignore'>, fits: (profile: Profile) => boolean) =>
    profiles
      .filter((profile) => isFree(profile) && fits(profile))
      .map((profile) => ({ profile, score: matchOf(profile.title, words.roles[role]) }))
      .filter(({ profile, score }) => score > 0 && score >= matchOf(profile.title, words.roles.ignore))
      .toSorted((a, b) => b.score - a.score)[0]?.profile

  const hasNumbered = profiles.some((profile) => isNumberedQuestion(profile) && scales.get(profile.index) !== undefined)
  // A title that tells its scale is a question, numbered or not.
  const isQuestion = (profile: Profile) => !hasNumbered || isNumberedQuestion(profile) || saidScale.test(profile.title)
  const isScaled = (profile: Profile) =>
    scales.get(profile.index) !== undefined &&
    !isMean(profile, words) &&
    isQuestion(profile) &&
    !isCountedIn(profile, words)
  const isBattery = isBatteryOf(profiles, scales)
  const isDated = (profile: Profile) => isDatedColumn(profile, words)
  const isGrouping = (most: number) => (profile: Profile) =>
    profile.filled > 0 &&
    !profile.hasManyKinds &&
    profile.kinds.size <= most &&
    profile.kinds.size > 1 &&
    profile.words <= 5 &&
    !isDated(profile) &&
    profile.personal < 0.3
  const isTold = (profile: Profile) =>
    profile.filled > 0 && profile.numbers < profile.filled * 0.5 && !isDated(profile) && profile.personal < 0.5

  take(best('date', isDated) ?? profiles.find((profile) => isFree(profile) && isDated(profile)), 'date')
  const nps = best('nps', (profile) => isScaled(profile) && isZeroToTen(scales.get(profile.index), profile))
  take(nps, 'nps')
  const main = best('csat', isScaled)
  if (
    !isOneOfSeveral(
      main,
      profiles.filter((profile) => isFree(profile) && isScaled(profile)),
      words,
    )
  )
    take(main, 'csat')
  // One of several statements with the same answers is a question, whatever words stand in it.
  const isStatement = ({ index }: Profile) => isBattery && scales.get(index)?.words !== undefined
  // One of many statements that happens to say "mudah" is not the question on effort.
  const isEffort = (profile: Profile) => !isBattery || matchOf(profile.title, words.roles.ces) >= fewestLettersOfEffort
  take(
    best('ces', (profile) => isScaled(profile) && isEffort(profile)),
    'ces',
  )
  take(
    best('comment', (profile) => isTold(profile) && scales.get(profile.index) === undefined),
    'comment',
  )
  // Scores are no groups; that somebody's name stands there is what groups of agents are made of.
  const bestGroup = (role: 'branch' | 'channel' | 'agent', phrases: readonly string[]) =>
    profiles
      .filter(
        (profile) =>
          isFree(profile) &&
          isGrouping(mostGroups[role])(profile) &&
          (isCalled(profile, phrases) || !(isScaled(profile) && (isNumeric(profile) || isBattery))),
      )
      .map((profile) => ({ profile, score: matchOf(profile.title, phrases) }))
      .filter(({ profile, score }) => score > 0 && score >= matchOf(profile.title, words.roles.ignore))
      .toSorted((a, b) => b.score - a.score)[0]?.profile
  take(bestGroup('branch', words.roles.branch) ?? bestGroup('branch', words.services), 'branch')
  for (const role of ['channel', 'agent'] as const) take(bestGroup(role, words.roles[role]), role)
  const hasComment = [...taken.values()].some(({ role }) => role === 'comment')
  if (!hasComment) {
    const longest = profiles
      .filter((profile) => isFree(profile) && isTold(profile) && profile.words >= 3 && !isPersonal(profile, words))
      .toSorted((a, b) => b.words - a.words)[0]
    take(longest, 'comment')
  }
  for (const profile of profiles) {
    if (!isFree(profile)) continue
    const scale = scales.get(profile.index)
    const isRating =
      scale !== undefined &&
      scale.high <= 10 &&
      isQuestion(profile) &&
      !isCountedIn(profile, words) &&
      !isCode(profile, scale) &&
      !(elements.length > 0 && isMean(profile, words)) &&
      (isStatement(profile) || isOfGroup(profile, profiles, scales) || !isPersonal(profile, words)) &&
      profile.kinds.size > 1
    take(profile, isRating ? 'rating' : 'ignore')
  }
  return withMainQuestion(
    [...taken.values()].toSorted((a, b) => a.index - b.index),
    words,
  )
}

/**
 * The scale of each column. Questions of one form are answered with the same words: where a column lacks the lowest of
 * them by chance ("Cukup", "Baik", "Sangat baik"), it is read like the others.
 */
function alikeScales(profiles: readonly Profile[], answers: AnswerReader): ReadonlyMap<number, Scale | undefined> {
  const own = profiles.map((profile) => ({ profile, scale: scaleOf(profile, answers) }))
  return new Map(
    own.map(({ profile, scale }) => {
      const kinds = [...profile.kinds.keys()].filter((kind) => !answers.isMissing(kind))
      const wider = own.find(({ profile: other, scale: theirs }) => {
        const { words } = theirs ?? {}
        if (!scale?.words || !theirs || words === undefined || theirs.high <= scale.high) return false
        const shared = kinds.filter((kind) => other.kinds.has(kind)).length
        return shared > 1 && kinds.every((kind) => answers.placeOf(kind, words) !== undefined)
      })
      return [profile.index, wider?.scale ?? scale] as const
    }),
  )
}

/** NPS is asked on 0 to 10, an unsur answered with 1 to 4, whatever answers happened to come. */
export function fittingScale(role: RoleName, scale: Scale | undefined): Scale | undefined {
  if (!scale) return undefined
  if (role === 'nps') return { low: 0, high: 10 }
  return role === 'element' ? { ...scale, low: 1, high: 4 } : scale
}

const answeredRoles = new Set<RoleName>(['csat', 'nps', 'ces', 'rating'])

/** A question that was answered on a scale; an unsur of an IKM is one of nine, and none by itself. */
export function isAnsweredColumn(column: ColumnRole): column is ColumnRole & { readonly scale: Scale } {
  return answeredRoles.has(column.role) && column.scale !== undefined
}

/** How surely a title says a role: letters of the longest phrase, and a little for each further one. 0: not at all. */
export function matchOf(title: string, phrases: readonly string[]): number {
  const said = ` ${tokensOf(title).join(' ')} `
  const found = phrases.filter((phrase) => said.includes(` ${tokensOf(phrase).join(' ')} `)).map(({ length }) => length)
  return found.length === 0 ? 0 : Math.max(...found) + found.length * 0.1
}

/** The scale that a column was answered on. Undefined: its cells are no answers on a scale. */
export function scaleOf(profile: Profile, answers: AnswerReader): Scale | undefined {
  const missing = [...profile.kinds].reduce((sum, [kind, count]) => sum + (answers.isMissing(kind) ? count : 0), 0)
  const said = profile.filled - missing
  if (said === 0 || profile.hasManyKinds) return undefined
  const numbers =
    profile.numbers -
    [...profile.kinds].reduce((sum, [kind, count]) => sum + (answers.isMissing(kind) && /\d/.test(kind) ? count : 0), 0)
  if (numbers >= said * shareThatFits) {
    const scale = numericScale(profile, numbers)
    // A form that asked in words before: "Puas" among the numbers is read as its place.
    return scale?.low === 1 ? (answers.scaleOf(profile.kinds, scale.high)?.scale ?? scale) : scale
  }
  const found = answers.scaleOf(profile.kinds)
  if (found && found.share >= shareThatFits) return found.scale
  // Words and numbers of one question in one column: "Puas" beside "4".
  return found && found.share + numbers / said >= 0.9 && profile.largest <= found.scale.high ? found.scale : undefined
}

function numericScale({ title, largest, smallest, aboveFive, filled }: Profile, numbers: number): Scale | undefined {
  const [, said, to, low = said, high = to] = saidScale.exec(title) ?? []
  if (low !== undefined && high !== undefined && Number(low) < Number(high))
    return { low: Number(low), high: Number(high) }
  if (smallest < 0 || largest > 100 || filled === 0) return undefined
  // A slip of a finger ("55", "8") does not make another scale.
  if (largest <= 5 || aboveFive <= numbers * slips)
    return { low: smallest === 0 && largest <= 1 ? 0 : 1, high: largest <= 1 ? 1 : 5 }
  if (largest <= 7) return { low: 1, high: 7 }
  if (largest <= 10) return { low: smallest === 0 ? 0 : 1, high: 10 }
  return undefined
}

/** "Restoran: Harga" beside "Restoran: Rasa": under one heading with other questions, whatever its own name is. */
function isOfGroup(
  { index, title }: Profile,
  profiles: readonly Profile[],
  scales: ReadonlyMap<number, Scale | undefined>,
): boolean {
  const [group = '', rest] = title.split(': ')
  const beside = profiles.filter((one) => one.index !== index && one.title.startsWith(`${group}: `))
  return rest !== undefined && beside.length > 0 && beside.every((one) => scales.get(one.index) !== undefined)
}

/** Several statements that were answered with the same words. */
function isBatteryOf(profiles: readonly Profile[], scales: ReadonlyMap<number, Scale | undefined>): boolean {
  const named = profiles.flatMap(({ index }) => scales.get(index)?.words ?? [])
  return [...Map.groupBy(named, (name) => name).values()].some(({ length }) => length >= fewestOfBattery)
}

/** Days stand in it. A bare figure is one only where the title says so: numbers of customers look like days of a spreadsheet. */
export function isDatedColumn({ days, filled, figures, title }: Profile, words: ColumnWords): boolean {
  if (filled === 0 || days < filled * datesThatFit) return false
  return figures < filled * 0.5 || matchOf(title, words.roles.date) > 0
}

/** Several columns of whole numbers on one scale: a stock list has one. */
function isManyQuestions(columns: readonly ColumnRole[]): boolean {
  const ratings = columns.filter(({ role, isMean: averaged }) => role === 'rating' && !averaged)
  return [...Map.groupBy(ratings, ({ scale }) => `${scale?.low}-${scale?.high}`).values()].some(
    ({ length }) => length >= fewestOfSurvey,
  )
}

/** "Loket" and nothing else: counters have numbers. */
function isCalled({ title }: Profile, phrases: readonly string[]): boolean {
  const said = tokensOf(title).join(' ')
  return phrases.some((phrase) => tokensOf(phrase).join(' ') === said)
}

function isMean({ title, fractions, numbers }: Profile, { averages }: ColumnWords): boolean {
  return fractions > numbers * shareOfMeans && (matchOf(title, averages) > 0 || fractions > numbers * 0.5)
}

function isZeroToTen(scale: Scale | undefined, { largest }: Profile): boolean {
  return scale !== undefined && scale.words === undefined && (scale.high === 10 || largest > 5)
}

function elementsOf(
  profiles: readonly Profile[],
  words: ColumnWords,
  scales: ReadonlyMap<number, Scale | undefined>,
): readonly ColumnRole[] {
  const found = profiles.flatMap((profile): readonly ColumnRole[] => {
    const scale = scales.get(profile.index)
    if (!scale || isAboveFour(profile) || scale.high > 5 || (scale.words !== undefined && scale.high !== 4)) return []
    const [named] = Object.entries(words.elements)
      .map(([element, phrases]) => ({ element: element as ElementName, score: matchOf(profile.title, phrases) }))
      .toSorted((a, b) => b.score - a.score)
    const isNumbered = /(?:^|: )(?:u|unsur)\s*[-._]?\s*\d{1,2}(?![\p{L}\d])/iu.test(profile.title)
    if ((named?.score ?? 0) === 0 && !isNumbered) return []
    const fitting = { low: 1, high: 4, ...(scale.words === undefined ? {} : { words: scale.words }) }
    const base = { index: profile.index, title: profile.title, role: 'element' as const, scale: fitting }
    return [named && named.score > 0 ? { ...base, element: named.element } : base]
  })
  return found.length >= fewestElements ? found : []
}

/** More than a slip of a finger lies above the 4 of an unsur. */
function isAboveFour({ kinds, numbers }: Profile): boolean {
  const above = [...kinds].reduce((sum, [kind, count]) => sum + ((readNumber(kind) ?? 0) > 4 ? count : 0), 0)
  return above > numbers * slips
}

/** "q1_nps", "Q2. …": an export that numbers its questions has no others; what else is on a scale was computed. */
function isNumberedQuestion({ title }: Profile): boolean {
  return /^(?:q|p)\d{1,2}[_ .:-]/i.test(title)
}

/** "Selesai (hari)", "resolution_hours": a title that ends with a unit says what was counted, and asks nobody anything. */
function isCountedIn({ title }: Profile, { units }: ColumnWords): boolean {
  const [, bracketed, last = ''] = /(?:\(([^()]*)\)|[_\s]([a-z]+))\s*$/iu.exec(title) ?? []
  const said = (bracketed ?? last).trim().toLowerCase()
  return units.includes(said) && !/\?/.test(title)
}

/** "meta_7", "x3" with yes and no, or 0 and 1: what a system writes for itself. */
function isCode({ title }: Profile, { low, high, words }: Scale): boolean {
  return (words === yesNo || high - low === 1) && /^(?![qp]\d)[a-z]+[_-]?\d+$/i.test(title)
}

/**
 * Several questions that begin alike ("Seberapa puas Anda dengan alat / kelas / pelatih?"), none of which is about all: none of
 * them is the satisfaction.
 */
function isOneOfSeveral(main: Profile | undefined, others: readonly Profile[], words: ColumnWords): boolean {
  if (!main) return false
  const score = matchOf(main.title, words.roles.csat)
  const alike = others.filter(({ title }) => matchOf(title, words.roles.csat) === score)
  return alike.length >= fewestAlike && !alike.some(({ title }) => matchOf(title, words.overall) > 0)
}

/** Most of its cells are nothing but a number: scores, and no names of groups. */
function isNumeric({ kinds, filled }: Profile): boolean {
  const bare = [...kinds].reduce((sum, [kind, count]) => sum + (/^\d+(?:[.,]\d+)?$/.test(kind) ? count : 0), 0)
  return bare >= filled * 0.5
}

/** "(1-5)", "1 = sangat tidak setuju": a question that was answered on a scale, whatever it is about. */
function tellsScale(title: string): boolean {
  return saidScale.test(title) || /\d\s*=\s*\p{L}/u.test(title)
}

function isPersonal(profile: Profile, words: ColumnWords): boolean {
  return profile.personal >= 0.3 || (matchOf(profile.title, words.roles.ignore) > 0 && !tellsScale(profile.title))
}

/**
 * Where no column says what it measures, one question with a scale alone is most likely the main one: on 0 to 10 the NPS,
 * else the satisfaction; still asked for a yes. In a table without dates, remarks or the word score it is none: a stock
 * list has priorities from 1 to 5.
 */
function withMainQuestion(columns: readonly ColumnRole[], words: ColumnWords): readonly ColumnRole[] {
  const hasMain = columns.some(({ role }) => role === 'csat' || role === 'nps' || role === 'ces' || role === 'element')
  if (hasMain) return columns
  const isSurvey = columns.some(
    ({ role, title, scale }) =>
      role === 'comment' ||
      role === 'date' ||
      (role === 'rating' && (matchOf(title, words.scores) > 0 || scale?.words !== undefined || saidScale.test(title))),
  )
  if (!isSurvey && !isManyQuestions(columns))
    return columns.map((column) => (column.role === 'rating' ? { ...column, role: 'ignore' } : column))
  const ratings = columns.filter(({ role }) => role === 'rating')
  const [only] = ratings
  if (!only || only.isMean || ratings.length > 1) return columns
  // Of yes and no only one that asks whether somebody was satisfied: "Member?" asks nothing of the kind.
  const isPleased = matchOf(only.title, [...words.roles.csat, ...words.scores]) > 0
  if (only.scale?.words === yesNo && !isPleased) return columns
  const isZeroBased = only.scale?.low === 0 && only.scale.high === 10
  return columns.map((column) => (column === only ? { ...column, role: isZeroBased ? 'nps' : 'csat' } : column))
}
