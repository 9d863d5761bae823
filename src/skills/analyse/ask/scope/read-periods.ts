import { addDays, addMonths, type Day, dayOf, endOfMonth, weekdayOf } from '../../../../programme/dates/calendar.ts'
import { monthNumberOf } from '../months.ts'

/** A stretch of days that a question names, both ends in it, and where in the question it stands. */
export type Period = {
  readonly from: Day
  readonly to: Day
  readonly start: number
  readonly end: number
  /** "Bulan ini" of a file that ends before: its last month. */
  readonly isMoved?: true
}

/** What periods are told by: the day of the question, and the first and last day of the file. */
export type Calendar = { readonly today: Day; readonly first: Day; readonly last: Day }

type Way = {
  readonly pattern: RegExp
  read(found: readonly (string | undefined)[], calendar: Calendar): Pick<Period, 'from' | 'to' | 'isMoved'> | undefined
}

const month =
  '(jan(?:uari|uary)?|[fp]eb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu(?:stus)?|ags|agt|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|nop(?:ember)?|des(?:ember)?|dec(?:ember)?)'
const year = "(?:\\s*(?:th\\.?|tahun|')?\\s*(20\\d{2}))?"
const to = '\\s*(?:-|–|s\\.?/?d\\.?|sampai|hingga|sd|to|until)\\s*'
const ofDay = '(?:tgl\\.?|tanggal|hari)?\\s*'
const word = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu')

/** From the longest to the shortest: what one has read no other reads again. */
const ways: readonly Way[] = [
  {
    pattern: word(`${ofDay}(\\d{1,2})\\s*${month}${year}${to}${ofDay}(\\d{1,2})\\s*${month}${year}`),
    read: ([a, m, y, b, n, z], calendar) => spanOf(dayIn(a, m, y ?? z, calendar), dayIn(b, n, z ?? y, calendar)),
  },
  {
    pattern: word(`${ofDay}(\\d{1,2})${to}(\\d{1,2})\\s*${month}${year}`),
    read: ([a, b, m, y], calendar) => spanOf(dayIn(a, m, y, calendar), dayIn(b, m, y, calendar)),
  },
  {
    pattern: word(`(?:sebelum|before)\\s+${ofDay}(\\d{1,2})\\s*${month}${year}`),
    read: ([d, m, y], calendar) => before(dayIn(d, m, y, calendar), calendar),
  },
  {
    pattern: word(`(?:sejak|mulai|dari|setelah|sesudah|since|after|from)\\s+${ofDay}(\\d{1,2})\\s*${month}${year}`),
    read: ([d, m, y], calendar) => since(dayIn(d, m, y, calendar), calendar),
  },
  {
    pattern: word(`${ofDay}(\\d{1,2})\\s*${month}${year}`),
    read: ([d, m, y], calendar) => spanOf(dayIn(d, m, y, calendar), dayIn(d, m, y, calendar)),
  },
  {
    pattern: word(`${ofDay}(\\d{1,2})/(\\d{1,2})(?:/(20\\d{2}|\\d{2}))?`),
    read: ([d, m, y], calendar) => {
      const day = Number(m) > 12 ? undefined : dayIn(d, monthNames[Number(m) - 1], fullYear(y), calendar)
      return spanOf(day, day)
    },
  },
  {
    pattern: word(`(?:bulan\\s+)?${month}${year}${to}(?:bulan\\s+)?${month}${year}`),
    read: ([m, y, n, z], calendar) => {
      const [a, b] = [monthIn(m, y ?? z, calendar), monthIn(n, z ?? y, calendar)]
      return a && b && spanOf(a.from, b.to)
    },
  },
  {
    pattern: word(
      `(?:minggu|pekan)\\s+(pertama|kedua|ketiga|keempat|ke-?\\s?[1-4]|terakhir)\\s+(?:di\\s+)?(?:bulan\\s+)?${month}${year}`,
    ),
    read: ([which = '', m, y], calendar) => weekIn(which, monthIn(m, y, calendar)),
  },
  {
    pattern: word(`(?:sejak|mulai|since)\\s+(?:bulan\\s+)?${month}${year}`),
    read: ([m, y], calendar) => since(monthIn(m, y, calendar)?.from, calendar),
  },
  {
    pattern: word(`(?:sebelum|before)\\s+(?:bulan\\s+)?${month}${year}`),
    read: ([m, y], calendar) => before(monthIn(m, y, calendar)?.from, calendar),
  },
  {
    pattern: word(`(?:(?:pada|di)\\s+)?(?:bulan\\s+)?${month}${year}`),
    read: ([m, y], calendar) => monthIn(m, y, calendar),
  },
  {
    pattern: word(
      '(\\d{1,3})\\s+(hari|minggu|pekan|bulan)\\s+(?:terakhir|belakangan)|(?:last|past)\\s+(\\d{1,3})\\s+(days?|weeks?|months?)',
    ),
    read: ([a, unit, b, english], calendar) => lastOf(Number(a ?? b), unit ?? english ?? '', calendar),
  },
  {
    pattern: word(
      '(bulan|minggu|pekan)\\s+(ini|lalu|kemar[ei]n|kmrn|kmren|sebelumnya)|(this|last|previous)\\s+(month|week)',
    ),
    read: ([unit, which, english, word], calendar) =>
      around(
        unit === 'bulan' || word === 'month' ? 'month' : 'week',
        which === 'ini' || english === 'this' ? 0 : -1,
        calendar,
      ),
  },
  {
    pattern: word(`(?:triwulan|kuartal|tw|quarter|q)\\s*([1-4]|iv|i{1,3})${year}`),
    read: ([part = '', y], calendar) =>
      partOfYear((romans[part.toLowerCase()] ?? Number(part)) * 3 - 2, 3, y, calendar),
  },
  {
    pattern: word(`(?:semester|smt)\\s*([12]|i{1,2})${year}`),
    read: ([part = '', y], calendar) =>
      partOfYear((romans[part.toLowerCase()] ?? Number(part)) * 6 - 5, 6, y, calendar),
  },
  { pattern: word('hari\\s+ini|today'), read: (_, { today }) => ({ from: today, to: today }) },
  {
    pattern: word('(?:hari\\s+)?(?:kemar[ei]n|kmrn)|yesterday'),
    read: (_, { today }) => ({ from: addDays(today, -1), to: addDays(today, -1) }),
  },
  {
    pattern: word('tahun\\s+(ini|lalu|kemarin)|(this|last)\\s+year'),
    read: ([which, english], { today }) => {
      const of = Number(today.slice(0, 4)) - (which === 'ini' || english === 'this' ? 0 : 1)
      return { from: `${of}-01-01`, to: `${of}-12-31` }
    },
  },
  { pattern: word('(?:tahun|year|di|in)\\s+(20\\d{2})'), read: ([y]) => ({ from: `${y}-01-01`, to: `${y}-12-31` }) },
]
const romans: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 }
const monthNames = 'jan feb mar apr mei jun jul agu sep okt nov des'.split(' ')
/** Short English words that are a month only where something says so. */
const doubtful = /^(?:may|mar|march)$/i
const tellsMonth = /(?:bulan|in|of|for|since|before|from|month|vs|to|and|\d)\s*$/i

/** The periods that a question names, in its order. */
export function readPeriods(text: string, calendar: Calendar): readonly Period[] {
  const found: Period[] = []
  for (const { pattern, read } of ways) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      if (found.some((one) => start < one.end && end > one.start)) continue
      if (doubtful.test(match[0].trim()) && !tellsMonth.test(text.slice(0, start))) continue
      const period = read(match.slice(1), calendar)
      if (period) found.push({ ...period, start, end })
    }
  }
  // "Bulan ini" and "bulan lalu" go by the same day.
  if (calendar.today > calendar.last && found.some(({ isMoved }) => isMoved)) {
    const moved = readPeriods(text, { ...calendar, today: calendar.last })
    return moved.map((period) => ({ ...period, isMoved: true }))
  }
  return found.toSorted((a, b) => a.start - b.start)
}

/** Whether a question names a period at all: without a first and last day it cannot be told which. */
export function namesPeriod(text: string): boolean {
  return readPeriods(text, { today: '2000-06-15', first: '2000-01-01', last: '2000-12-31' }).length > 0
}

function spanOf(from: Day | undefined, to: Day | undefined): Pick<Period, 'from' | 'to'> | undefined {
  return from === undefined || to === undefined || from > to ? undefined : { from, to }
}

function before(day: Day | undefined, { first }: Calendar): Pick<Period, 'from' | 'to'> | undefined {
  return day === undefined ? undefined : { from: first < day ? first : addDays(day, -1), to: addDays(day, -1) }
}

function since(day: Day | undefined, { last }: Calendar): Pick<Period, 'from' | 'to'> | undefined {
  return day === undefined ? undefined : { from: day, to: last > day ? last : day }
}

/** A year that is not said is the last in which the file has such days. */
function dayIn(day = '', name = '', year: string | undefined, calendar: Calendar): Day | undefined {
  const number = (monthNumberOf(name) ?? 0) % 100
  const years = year === undefined ? yearsOf(calendar) : [Number(year)]
  const days = years.flatMap((each) => dayOf(each, number, Number(day)) ?? [])
  return days.find((one) => one >= calendar.first && one <= calendar.last) ?? days[0]
}

function monthIn(name = '', year: string | undefined, calendar: Calendar): Pick<Period, 'from' | 'to'> | undefined {
  const number = (monthNumberOf(name) ?? 0) % 100
  const months = (year === undefined ? yearsOf(calendar) : [Number(year)]).flatMap((each) => {
    const from = dayOf(each, number, 1)
    return from === undefined ? [] : [{ from, to: endOfMonth(from) }]
  })
  return months.find(({ from, to }) => to >= calendar.first && from <= calendar.last) ?? months[0]
}

const numbered: Readonly<Record<string, number>> = { pertama: 1, kedua: 2, ketiga: 3, keempat: 4 }

/** "Minggu pertama Oktober": its first seven days. */
function weekIn(
  which: string,
  month: Pick<Period, 'from' | 'to'> | undefined,
): Pick<Period, 'from' | 'to'> | undefined {
  if (!month) return undefined
  if (/terakhir/i.test(which)) return { from: addDays(month.to, -6), to: month.to }
  const number = numbered[which.toLowerCase()] ?? Number(/\d/.exec(which)?.[0])
  return { from: addDays(month.from, number * 7 - 7), to: addDays(month.from, number * 7 - 1) }
}

function yearsOf({ first, last }: Calendar): readonly number[] {
  const [from, to] = [Number(first.slice(0, 4)), Number(last.slice(0, 4))]
  return Array.from({ length: Math.min(20, to - from + 1) }, (_, index) => to - index)
}

function fullYear(year: string | undefined): string | undefined {
  return year?.length === 2 ? `20${year}` : year
}

/** This week or month, or the one before; where the file has none of this one, its last one is meant. */
function around(
  unit: 'month' | 'week',
  which: 0 | -1,
  { today, first, last }: Calendar,
): Pick<Period, 'from' | 'to' | 'isMoved'> {
  const at = (day: Day, back: number) => {
    if (unit === 'week') {
      const monday = addDays(day, 1 - weekdayOf(day) + back * 7)
      return { from: monday, to: addDays(monday, 6) }
    }
    const begin = addMonths(`${day.slice(0, 8)}01`, back)
    return { from: begin, to: endOfMonth(begin) }
  }
  const said = at(today, which)
  const isInFile = said.to >= first && said.from <= last
  if (isInFile || at(today, 0).from <= last) return said
  return { ...at(last, which), isMoved: true }
}

function lastOf(count: number, unit: string, { today, last }: Calendar): Pick<Period, 'from' | 'to' | 'isMoved'> {
  const end = today <= last ? today : last
  const isMoved = end < addDays(today, -31)
  const from = /^(?:bulan|month)/i.test(unit)
    ? addDays(addMonths(end, -count), 1)
    : addDays(end, 1 - count * (/^(?:hari|day)/i.test(unit) ? 1 : 7))
  return { from, to: end, ...(isMoved ? { isMoved } : {}) }
}

function partOfYear(first: number, months: number, year: string | undefined, calendar: Calendar) {
  const of = year ?? calendar.last.slice(0, 4)
  const from = dayOf(Number(of), first, 1)
  return from === undefined ? undefined : { from, to: endOfMonth(addMonths(from, months - 1)) }
}
