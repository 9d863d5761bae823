import { addDays, type Day, endOfMonth, weekdayOf } from '../../../../programme/dates/calendar.ts'
import { matchOf } from '../../survey/guess-roles.ts'
import type { Profile } from '../../survey/profile.ts'
import { readDay } from '../../survey/read-day.ts'
import { type AskedTable, plainRows } from '../asked-table.ts'
import { isOfMonths, timesOf } from '../find-columns.ts'
import { monthNumberOf } from '../months.ts'
import type { Filter, Unknown } from './filter.ts'
import { type Calendar, namesPeriod, type Period, readPeriods } from './read-periods.ts'

/** Something was changed on a day. */
const turning =
  /(?<!\p{L})(?:ganti|diganti|mengganti|pindah|dipindah|ubah|diubah|berubah|pakai|memakai|terapkan|diterapkan|switched|changed|started|introduced|replaced)(?!\p{L})/iu
/** "Sebelum dan sesudah 15 Maret": the later word may stand in the period itself. */
const beforeAndAfter =
  /(?<!\p{L})(?:sebelum|before)\s*(?:dan|sama|dgn|dengan|vs|versus|and|&|\/)?\s*(?:sesudah|setelah|after)(?!\p{L})/iu
/** What stands in front of what is held against: "dari bulan lalu". */
const heldAgainst =
  /(?<!\p{L})(?:dari|drpd|daripada|(?:di)?banding(?:kan|in)?|than|from|vs|versus|sama|dgn|dengan|compared (?:to|with))\.?\s*(?:yang\s+|the\s+)?$/iu
const ofDone = /(?<!\p{L})(?:ditutup|diselesaikan|closed|resolved|solved)(?!\p{L})/iu

export type TimeRead = {
  readonly filters: readonly Filter[]
  readonly unknown: readonly Unknown[]
  /** Where the question tells what changed on a day: before it and from it on are two sides. */
  readonly turned?: { readonly start: number; readonly end: number }
}
const nothing: TimeRead = { filters: [], unknown: [] }

/**
 * The days that a question limits itself to, by the column of dates, or by a column of months. A file without either is of
 * whatever its name says, and nothing is limited.
 */
export async function readTime(
  text: string,
  asked: AskedTable,
  columns: readonly Profile[],
  isChange: boolean,
): Promise<TimeRead> {
  const { tools } = asked
  if (!namesPeriod(text)) return nothing
  const dated = dateColumn(text, asked)
  if (dated) {
    const calendar = await calendarOf(dated.index, asked)
    if (!calendar) return nothing
    const periods = readPeriods(text, calendar)
    const outside = periods.filter(({ from, to }) => to < calendar.first || from > calendar.last)
    if (outside.length > 0) {
      return {
        filters: [],
        unknown: outside.map(({ start, end }) => ({
          said: text.slice(start, end).trim(),
          title: dated.title,
          known: [calendar.first, calendar.last],
        })),
      }
    }
    const [only] = periods
    const turned = only && periods.length === 1 ? turningPoint(text, only, calendar) : undefined
    const sides = only && isChange && periods.length === 1 && !turned ? sidesOfChange(text, only, calendar) : undefined
    const read = only && turned ? aroundDay(only, calendar) : (sides ?? periods)
    return {
      filters: read.map((period) => ofDays(period, dated, asked)),
      unknown: [],
      ...(turned ? { turned } : {}),
    }
  }
  const months = columns.find(isOfMonths)
  if (months) return ofMonths(text, months)
  const weeks = columns.find(({ title }) => matchOf(title, tools.words.asked.groups.week) > 0)
  return weeks ? ofWeeks(text, weeks) : nothing
}

/** The clause that tells of a change on one day, or holds the time before it against the time after it. */
function turningPoint(
  text: string,
  { from, to, start, end: stop }: Period,
  { first, last }: Calendar,
): TimeRead['turned'] {
  const isSince = to === last && from > first
  if (from !== to && !isSince) return undefined
  const around = beforeAndAfter.exec(text.slice(0, stop))
  if (around && around.index + around[0].length >= start) return { start: Math.min(start, around.index), end: stop }
  const begin = Math.max(0, ...[...text.slice(0, start).matchAll(/[?;\n,]/g)].map(({ index }) => index + 1))
  const end = start + Math.max(0, text.slice(start).search(/[?;\n,]|$/))
  return turning.test(text.slice(begin, end)) ? { start: begin, end } : undefined
}

/**
 * "Naik gak dari bulan lalu", "Oktober turun?": one month or week, held against the one before it, or, where it is what the
 * later one is held against, against the last of the file. Undefined: the file has nothing to hold it against.
 */
function sidesOfChange(text: string, period: Period, { first, last }: Calendar): readonly Period[] | undefined {
  const { from, to, start, end } = period
  const isWeek = addDays(from, 6) === to
  if (!isWeek && !(from.endsWith('-01') && to === endOfMonth(from))) return undefined
  const beginOf = (day: Day) => (isWeek ? addDays(day, 1 - weekdayOf(day)) : `${day.slice(0, 8)}01`)
  const endOf = (day: Day) => (isWeek ? addDays(day, 6) : endOfMonth(day))
  const at = (day: Day): Period => ({ from: day, to: endOf(day), start, end })
  const latest = beginOf(last)
  if (heldAgainst.test(text.slice(0, start)) && from < latest) return [period, at(latest)]
  const earlier = beginOf(addDays(from, -1))
  return endOf(earlier) < first ? undefined : [at(earlier), period]
}

function aroundDay({ from, start, end }: Period, { first, last }: Calendar): readonly Period[] {
  return [
    { from: first, to: addDays(from, -1), start, end },
    { from, to: last, start, end },
  ]
}

function dateColumn(text: string, { look, tools }: AskedTable) {
  // A case is of the month in which it came, unless it is asked when it was closed.
  const times = timesOf(look, tools.words.columns, tools.words.asked, false)
  if (times) return ofDone.test(text) ? times.done : times.begun
  return look.columns.find(({ role }) => role === 'date')
}

function ofDays(
  { from, to, start, end, isMoved }: Period,
  { index, title }: { index: number; title: string },
  { look }: AskedTable,
): Filter {
  return {
    kind: 'period',
    title,
    from,
    to,
    isMoved: isMoved === true,
    start,
    end,
    fits: (row) => {
      const day = readDay(row[index] ?? '', look.order)
      return day !== undefined && day >= from && day <= to
    },
  }
}

async function calendarOf(index: number, asked: AskedTable): Promise<Calendar | undefined> {
  let [first, last]: [Day | undefined, Day | undefined] = [undefined, undefined]
  for await (const row of plainRows(asked)) {
    const day = readDay(row[index] ?? '', asked.look.order)
    if (day === undefined) continue
    if (first === undefined || day < first) first = day
    if (last === undefined || day > last) last = day
  }
  return first === undefined || last === undefined ? undefined : { today: asked.facts.day, first, last }
}

/** "Juni" where the column says "Jun" or "2027-06"; "bulan ini" is its last. */
function ofMonths(text: string, { index, title, kinds, spellings }: Profile): TimeRead {
  const known = [...kinds.keys()]
    .map((name) => ({ name, number: monthNumberOf(name) ?? 0 }))
    .toSorted((a, b) => a.number - b.number)
  const dayIn = (number: number) =>
    `${number > 100 ? Math.floor(number / 100) : 2000}-${String(number % 100).padStart(2, '0')}`
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last) return nothing
  const calendar = {
    first: `${dayIn(first.number)}-01`,
    last: `${dayIn(last.number)}-28`,
    today: `${dayIn(last.number)}-28`,
  }
  const read = readPeriods(text, calendar).map((period) => {
    const values = known.filter(
      ({ number }) => dayIn(number) >= period.from.slice(0, 7) && dayIn(number) <= period.to.slice(0, 7),
    )
    return { period, values: values.map(({ name }) => name) }
  })
  const unknown = read.filter(({ values }) => values.length === 0)
  return {
    unknown: unknown.map(({ period }) => ({
      said: text.slice(period.start, period.end).trim(),
      title,
      known: known.map(({ name }) => name),
    })),
    filters: read
      .filter(({ values }) => values.length > 0)
      .map(({ period: { start, end }, values }) => ({
        kind: 'value',
        index,
        title,
        values,
        shown: values.map((value) => spellings.get(value) ?? value),
        isDenied: false,
        isMarked: true,
        start,
        end,
        fits: (row) => values.includes((row[index] ?? '').toLowerCase()),
      })),
  }
}

const relativeWeek = /(?:minggu|pekan)\s+(ini|lalu|kemar[ei]n)|(this|last)\s+week/giu

/** Weeks by their names: "minggu ini" is the last of them, as they stand there. */
function ofWeeks(text: string, { index, title, kinds, spellings }: Profile): TimeRead {
  const names = [...kinds.keys()]
  const filters = [...text.matchAll(relativeWeek)].flatMap((found): readonly Filter[] => {
    const name = names.at(/ini|this/i.test(found[1] ?? found[2] ?? '') ? -1 : -2)
    if (name === undefined) return []
    return [
      {
        kind: 'value',
        index,
        title,
        values: [name],
        shown: [spellings.get(name) ?? name],
        isDenied: false,
        isMarked: true,
        start: found.index,
        end: found.index + found[0].length,
        fits: (row) => (row[index] ?? '').toLowerCase() === name,
      },
    ]
  })
  return { filters: filters.toReversed(), unknown: [] }
}
