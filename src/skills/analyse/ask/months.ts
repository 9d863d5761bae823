import { readDay } from '../survey/read-day.ts'

const months = [
  ['jan', 'januari', 'january'],
  ['feb', 'peb', 'februari', 'pebruari', 'february'],
  ['mar', 'mrt', 'maret', 'march'],
  ['apr', 'april'],
  ['mei', 'may'],
  ['jun', 'juni', 'june'],
  ['jul', 'juli', 'july'],
  ['agu', 'ags', 'agt', 'aug', 'agustus', 'august'],
  ['sep', 'sept', 'september'],
  ['okt', 'oct', 'oktober', 'october'],
  ['nov', 'nop', 'november', 'nopember'],
  ['des', 'dec', 'desember', 'december'],
] as const
const numberOf: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
)

/** Where a month stands in time: its number, after 100 for each year where one is named. Undefined: it is no month. */
export function monthNumberOf(name: string): number | undefined {
  const [, year, month] = /^(\d{4})[-/.](\d{1,2})$/.exec(name) ?? []
  if (year !== undefined && Number(month) >= 1 && Number(month) <= 12) return Number(year) * 100 + Number(month)
  const [, word = '', ofYear] = /^(?:bulan\s+)?([a-z]{3,9})\.?(?:[\s'’-]*(\d{4}|\d{2}))?$/i.exec(name.trim()) ?? []
  const number = numberOf.get(word.toLowerCase())
  if (number === undefined) {
    const day = /^\d/.test(name) ? readDay(name, 'day-first') : undefined
    return day === undefined ? undefined : Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7))
  }
  if (ofYear === undefined) return number
  return (ofYear.length === 2 ? 2000 + Number(ofYear) : Number(ofYear)) * 100 + number
}
