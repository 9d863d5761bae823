import { numberOfWord } from '../../domain/number-words.ts'
import { addWeeks, type IsoWeek, mondayOf } from '../../programme/dates/iso-week.ts'
import { has, type SummaryWords } from './summary-words.ts'

export type WeekRequest =
  | { readonly kind: 'week'; readonly week: IsoWeek }
  /** The first against the second. */
  | { readonly kind: 'compare'; readonly week: IsoWeek; readonly other: IsoWeek }
  | { readonly kind: 'bad-week'; readonly said: string }
  /** A month, a quarter, some weeks together: more than one summary tells. */
  | { readonly kind: 'longer' }

const numbered = /\b(?:(\d{4})-?)?w(\d{1,2})\b/gi
/** "Minggu ke-3" of a month is no week of the year. */
const ofYear =
  /\b(?:minggu|pekan|week)\s+(?:nomor\s+|number\s+)?(?:ke\s*-?\s*)?(\d{1,2})(?:\s+(?:tahun\s+|of\s+)?(\d{4}))?(?=\s*$)/gi
const weeksAgo =
  /\b(\d{1,2}|satu|dua|tiga|empat|two|three|four|one)\s+(?:minggu|pekan|weeks?)\s+(?:yang\s+)?(?:lalu|ago|sebelumnya)\b/i
const severalWeeks =
  /\b(?:\d{1,2}|dua|tiga|empat|two|three|four)\s+(?:minggu|pekan|weeks)\s+(?:terakhir|belakangan)\b|\blast\s+(?:\d{1,2}|two|three|four)\s+weeks\b/i

type Weeks =
  | { readonly kind: 'found'; readonly weeks: readonly IsoWeek[] }
  | Exclude<WeekRequest, { kind: 'week' | 'compare' }>

/** Which week a text names, or which two it compares; the current one where none is named. `said`: spaced out. */
export function readWeeks(said: string, current: IsoWeek, words: SummaryWords): WeekRequest {
  const weeks = weeksIn(said, current, words)
  if (weeks.kind !== 'found') return weeks
  const [week = current, other] = weeks.weeks
  if (has(said, words.compare)) return { kind: 'compare', week, other: other ?? addWeeks(week, -1) }
  return { kind: 'week', week }
}

/** The weeks that are named: by number as they stand, otherwise the next, this, the last, so many ago. */
export function weeksIn(said: string, current: IsoWeek, words: SummaryWords): Weeks {
  const thisYear = current.slice(0, 4)
  const byNumber = [
    ...[...said.matchAll(numbered)].map(([, year, number]) => ({ year, number })),
    ...[...said.matchAll(ofYear)].map(([, number, year]) => ({ year, number })),
  ].map(({ year = thisYear, number = '' }) => `${year}-W${number.padStart(2, '0')}`)
  const none = byNumber.find((week) => mondayOf(week) === undefined)
  if (none !== undefined) return { kind: 'bad-week', said: none }
  if (byNumber.length > 0) return { kind: 'found', weeks: byNumber }
  const [, many] = weeksAgo.exec(said) ?? []
  const ago = many === undefined ? undefined : (numberOfWord[many.toLowerCase()] ?? Number(many))
  const rest = said.replace(weeksAgo, ' ')
  if (severalWeeks.test(rest) || has(rest, words.longer)) return { kind: 'longer' }
  return {
    kind: 'found',
    weeks: [
      ...(has(rest, words['next-week']) ? [addWeeks(current, 1)] : []),
      ...(has(rest, words['this-week']) ? [current] : []),
      ...(has(rest, words['last-week']) ? [addWeeks(current, -1)] : []),
      ...(ago === undefined ? [] : [addWeeks(current, -ago)]),
    ],
  }
}
