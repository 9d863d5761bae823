import type { AskedWords, ColumnWords } from '../../../knowledge/analyse/analyse-words.ts'
import { isDatedColumn, matchOf } from '../survey/guess-roles.ts'
import { sheetTitle } from '../survey/join-sheets.ts'
import type { SurveyLook } from '../survey/look-at-survey.ts'
import type { Profile } from '../survey/profile.ts'
import { bareWord, tokensOf } from '../words/tokens.ts'
import { monthNumberOf } from './months.ts'
import type { Asked, GroupName } from './read-asked.ts'

/** What groups the rows: a column as it is, or the month of a day. */
export type Grouping = {
  readonly index: number
  readonly title: string
  readonly isMonthOfDay?: true
  /** The hour of a day with its time, or the day of the week: only counted. */
  readonly clock?: 'hour' | 'weekday'
}

const mostGroups = 150
const measured = new Set(['csat', 'nps', 'ces', 'element', 'rating'])
const markers = new Set(
  'mana apa siapa tiap setiap per tiap2 masing-masing which what each every by berdasarkan menurut'.split(' '),
)
const [named, alike, besideMarker] = [10, 6, 20]

/** Columns whose cells name one of several: an agent, a category, a month. */
export function groupingColumns(look: SurveyLook, words: ColumnWords): readonly Profile[] {
  const scaled = new Set(
    look.columns.flatMap(({ index, scale, role }) => (scale !== undefined && measured.has(role) ? [index] : [])),
  )
  // A table that was counted names each group once.
  const isOnce = look.levels !== undefined
  return look.profiles.filter(
    (profile) =>
      profile.filled > 0 &&
      !profile.hasManyKinds &&
      profile.kinds.size > 1 &&
      profile.kinds.size <= mostGroups &&
      (isOnce || profile.kinds.size <= Math.max(12, profile.filled * 0.5)) &&
      !(isOnce && profile.figures >= profile.filled * 0.5) &&
      profile.words <= 6 &&
      profile.personal < 0.3 &&
      !scaled.has(profile.index) &&
      !isDatedColumn(profile, words),
  )
}

/** The column that a question groups by: the one whose title it names, best beside "mana" or "tiap". */
export function groupingOf(
  asked: Asked,
  columns: readonly Profile[],
  look: SurveyLook,
  words: AskedWords,
): Grouping | undefined {
  const timed = look.columns.find(({ role }) => role === 'date')
  if (asked.clock) {
    const column = asked.clock === 'hour' ? (look.profiles.find(holdsTimes) ?? timed) : timed
    return column && { index: column.index, title: column.title, clock: asked.clock }
  }
  const scored = columns.map((profile) => ({ profile, score: scoreOf(profile, asked, look, words) }))
  const [best] = scored.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score)
  const dated = look.columns.find(({ role }) => role === 'date')
  const isMonthAsked = asked.groups.includes('month')
  if (dated && isMonthAsked && (!best || best.score < besideMarker)) {
    return { index: dated.index, title: dated.title, isMonthOfDay: true }
  }
  return best && { index: best.profile.index, title: best.profile.title }
}

/** A column of times alone, "08.16", without durations in it. */
export function holdsTimes({ kinds, filled, words, title }: Profile): boolean {
  const times = [...kinds.keys()].filter((cell) => /^(?:[01]?\d|2[0-3])[:.][0-5]\d$/.test(cell))
  return (
    filled > 0 &&
    words < 2 &&
    times.length >= kinds.size * 0.9 &&
    /(?<!\p{L})(?:jam|pukul|waktu|time|hour)(?!\p{L})/iu.test(title)
  )
}

function scoreOf(profile: Profile, asked: Asked, look: SurveyLook, words: AskedWords): number {
  const title = titleWords(profile.title, words)
  const byTitle = asked.words.reduce((sum, word, at) => {
    if (!title.has(stemOf(word))) return sum
    return sum + named + (isMarked(asked.words, at, 1) ? besideMarker : 0)
  }, 0)
  const role = look.columns.find(({ index }) => index === profile.index)?.role
  const byKind = asked.groups.reduce((sum, name) => {
    if (role !== name && matchOf(profile.title, words.groups[name]) === 0) return sum
    return (
      sum +
      alike +
      surenessOf(profile.title, words.groups[name]) +
      (isGroupMarked(asked, words.groups[name]) ? besideMarker : 0)
    )
  }, 0)
  const isOfItems = asked.wants.has('items') && matchOf(profile.title, words.items) > 0
  const isAskedByMonth = asked.groups.includes('month') && isOfMonths(profile)
  // Sheets stand for whatever they are of: a branch each, or a month.
  const isSheet = profile.title === sheetTitle && asked.groups.length > 0
  return byTitle + byKind + (isAskedByMonth || isOfItems ? alike + besideMarker : 0) + (isSheet ? 1 : 0)
}

/** Its cells are months by name. */
export function isOfMonths({ kinds }: Profile): boolean {
  return kinds.size > 0 && [...kinds.keys()].every((name) => monthNumberOf(name) !== undefined)
}

/** "Kategori" is what a category is called; "Subjek" may be one. */
function surenessOf(title: string, phrases: readonly string[]): number {
  const place = phrases.findIndex((phrase) => matchOf(title, [phrase]) > 0)
  return place < 0 ? 0 : 1 - place / phrases.length
}

/** Words of a title that may name it in a question. */
export function titleWords(title: string, { common }: AskedWords): ReadonlySet<string> {
  const left = new Set(common)
  return new Set(
    tokensOf(title.replaceAll('_', ' ')).flatMap((word) => (left.has(word) || word.length < 3 ? [] : [stemOf(word)])),
  )
}

/** Without endings, English plurals too: "reasons" names a column "reason". */
export function stemOf(word: string): string {
  return word.length > 4 ? bareWord(word).replace(/s$/, '') : bareWord(word)
}

/** How many letters of a question stand in a title: which of several questions is meant. */
export function overlapOf(title: string, asked: Asked, words: AskedWords): number {
  const known = titleWords(title, words)
  return asked.words.reduce((sum, word) => sum + (known.has(stemOf(word)) ? word.length : 0), 0)
}

function isGroupMarked({ words }: Asked, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => {
    const tokens = tokensOf(phrase)
    const at = words.findIndex((_, index) => tokens.every((token, offset) => words[index + offset] === token))
    return at >= 0 && (tokens.some((token) => markers.has(token)) || isMarked(words, at, tokens.length))
  })
}

function isMarked(words: readonly string[], at: number, length: number): boolean {
  return markers.has(words[at - 1] ?? '') || markers.has(words[at + length] ?? '')
}

/** Whether somebody asked for groups of a kind that the table does not have. */
export function missingGroup(asked: Asked, words: AskedWords): GroupName | undefined {
  return asked.groups.find((name) => isGroupMarked(asked, words.groups[name]))
}

export type Value = {
  readonly index: number
  readonly title: string
  readonly value: string
  readonly isDenied: boolean
}

const denials = new Set('belum tidak bukan blm gak ga nggak not tanpa tak'.split(' '))

/** A cell that a question names, such as "selesai" or "refund": the longest of them. */
export function namedValue(asked: Asked, columns: readonly Profile[]): Value | undefined {
  const found = columns.flatMap(({ index, title, kinds }) =>
    [...kinds.keys()].flatMap((value) => {
      const tokens = tokensOf(value)
      if (tokens.length === 0 || value.length < 3) return []
      const at = asked.words.findIndex((_, start) =>
        tokens.every((token, offset) => bareWord(asked.words[start + offset] ?? '') === bareWord(token)),
      )
      return at < 0 ? [] : [{ index, title, value, isDenied: denials.has(asked.words[at - 1] ?? '') }]
    }),
  )
  return found.toSorted((a, b) => b.value.length - a.value.length)[0]
}

export type Times = {
  readonly begun: { readonly index: number; readonly title: string }
  readonly done: { readonly index: number; readonly title: string }
}

/** When something began and when it was done, each a column of days. */
export function timesOf(
  look: SurveyLook,
  columns: ColumnWords,
  words: AskedWords,
  isOfReply: boolean,
): Times | undefined {
  const dated = look.profiles.filter((profile) => isDatedColumn(profile, columns))
  const best = (phrases: readonly string[], without?: Profile) =>
    dated
      .filter((profile) => profile !== without)
      .map((profile) => ({ profile, score: matchOf(profile.title.replaceAll('_', ' '), phrases) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)[0]?.profile
  const done = best(isOfReply ? words.replied : words.done)
  const begun =
    best(words.begun, done) ?? (done && dated.length === 2 ? dated.find((profile) => profile !== done) : undefined)
  return begun && done ? { begun, done } : undefined
}
