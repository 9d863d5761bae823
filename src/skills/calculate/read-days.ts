import { localeOf } from '../../domain/language.ts'
import type { Holidays } from '../../knowledge/holidays/holidays.ts'
import { addWorkingDays as pastNamedHolidays } from '../../measures/days.ts'
import {
  addDays,
  addMonths,
  addWorkingDays,
  addYears,
  type Day,
  daysBetween,
  isWorkingDay,
  workingDaysAfter,
} from '../../programme/dates/calendar.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'
import type { Item, Mention } from './items.ts'
import { impossible, type Outcome } from './outcome.ts'
import type { CalculatePhrase } from './phrases.ts'
import type { Quantity, Unit } from './quantity.ts'
import type { Speech } from './speech.ts'

/** Words of a question for a day; see `days` in knowledge/language/measures.yaml. */
export type DayWords = {
  readonly asks: readonly string[]
  readonly from: readonly string[]
  readonly spans: readonly string[]
  readonly later: readonly string[]
  readonly working: readonly string[]
  readonly holidays: readonly string[]
}

export type DaysRequest = {
  readonly text: string
  readonly items: readonly Item[]
  readonly today: Day
}

const spanUnits: ReadonlySet<Unit> = new Set(['day', 'working-day', 'week', 'month', 'year'])
/** Longer spans are no deadline. */
const longestSpan = 3700
const spanPhrases: Partial<Record<Unit, CalculatePhrase>> = {
  day: 'span-days',
  'working-day': 'span-working-days',
  week: 'span-weeks',
  month: 'span-months',
  year: 'span-years',
}

/**
 * Reads "20 hari kerja dari 5 Januari 2027 jatuh kapan?" and "dari 1 Maret sampai 15 April berapa hari?". It takes a date
 * and a length of time, or two dates, and a word that asks for the other: nothing else is surely about a day. Public holidays
 * are no working days: as many as the asker says fall in between, or else those of the list.
 */
export function createDaysReader(dates: DateReader, words: DayWords, holidays: Holidays) {
  return ({ text, items, today }: DaysRequest): Outcome | undefined => {
    const spoken = ` ${items.map((item) => (item.kind === 'number' ? '' : item.text)).join(' ')} `
    const says = (phrases: readonly string[]) => phrases.some((phrase) => spoken.includes(` ${phrase} `))
    if (!says(words.asks) && !says(words.spans)) return undefined
    const named = numberBeside(items, words.holidays)?.quantity.value
    const spans = items.flatMap((item, index) => (isSpan(item) ? [{ item, index }] : []))
    const [span, more] = spans
    if (more) return undefined
    if (span?.item.kind === 'number') {
      const { quantity } = span.item.mention
      // The length is taken out first: "dalam 20 hari" alone would be a day from today.
      const rest = blank(text, span.item.start, items[span.index + 1]?.start ?? text.length)
      const begin = dates.read(rest, { today })
      // "10 hari kerja lagi" begins today.
      const from = begin ?? (says(words.later) ? { kind: 'day' as const, day: today } : undefined)
      if (from?.kind === 'impossible')
        return { kind: 'impossible', reason: 'bad-date', values: () => ({ written: from.written }) }
      if (!from || (begin && !says(words.from))) return undefined
      return deadline(
        holidays,
        from.day,
        says(words.working) && quantity.unit === 'day' ? { ...quantity, unit: 'working-day' } : quantity,
        named,
      )
    }
    if (!says(words.spans)) return undefined
    const first = dates.read(text, { today })
    const second = first && dates.read(text.slice(first.end), { today })
    if (first?.kind !== 'day' || second?.kind !== 'day') return undefined
    if (!first.isExact || !second.isExact) return undefined
    return between(holidays, first.day, second.day, named)
  }

  function isSpan(item: Item): boolean {
    return item.kind === 'number' && !item.mention.isWeak && spanUnits.has(item.mention.quantity.unit)
  }

  /** The number beside one of these words: "ada 2 tanggal merah". */
  function numberBeside(items: readonly Item[], phrases: readonly string[]): Mention | undefined {
    for (const [index, item] of items.entries()) {
      if (item.kind !== 'number') continue
      const after = items
        .slice(index + 1, index + 4)
        .map((one) => (one.kind === 'number' ? '' : one.text))
        .join(' ')
      if (phrases.some((phrase) => after.startsWith(phrase))) return item.mention
    }
    return undefined
  }
}

function blank(text: string, start: number, end: number): string {
  return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end)
}

function deadline(holidays: Holidays, from: Day, span: Quantity, named: number | undefined): Outcome {
  const { value, unit } = span
  if (value < 0) return impossible('bad-negative', { value })
  if (!Number.isInteger(value)) return impossible('bad-whole-days', { value })
  if (value > longestSpan) return impossible('bad-span', { value })
  const isWorking = unit === 'working-day'
  const due = !isWorking
    ? add(from, value, unit)
    : named === undefined
      ? addWorkingDays(from, value, holidays.isHoliday)
      : pastNamedHolidays(from, value, named)
  return {
    kind: 'done',
    explain: (speech) => ({
      headline: speech.say('deadline', {
        span: speech.say(spanPhrases[unit] ?? 'span-days', { count: speech.number(value) }),
        from: sayLong(from, speech),
        day: sayLong(due, speech),
      }),
      working: speech.say(isWorking ? 'working-working-days' : 'working-calendar-days', {
        from: sayLong(from, speech),
        first: sayLong(isWorking ? addWorkingDays(from, 1, holidays.isHoliday) : addDays(from, 1), speech),
      }),
      notes: [isWorking ? sayHolidays(holidays, { from, to: due, named }, speech) : speech.say('days-calendar')],
    }),
  }
}

function add(from: Day, value: number, unit: Unit): Day {
  if (unit === 'month') return addMonths(from, value)
  if (unit === 'year') return addYears(from, value)
  return addDays(from, unit === 'week' ? value * 7 : value)
}

function between(holidays: Holidays, first: Day, second: Day, named: number | undefined): Outcome {
  const [from, to] = first <= second ? [first, second] : [second, first]
  const days = daysBetween(from, to)
  const workingDays =
    named === undefined
      ? workingDaysAfter(from, to, holidays.isHoliday)
      : Math.max(0, workingDaysAfter(from, to) - named)
  return {
    kind: 'done',
    explain: (speech) => ({
      headline: speech.say('days-between', {
        days: speech.number(days),
        working: speech.number(workingDays),
      }),
      working: speech.say('working-days-between', { from: sayLong(from, speech), to: sayLong(to, speech) }),
      notes: [
        speech.say('days-inclusive', {
          days: speech.number(days + 1),
          working: speech.number(workingDays + (isWorkingDay(from, holidays.isHoliday) ? 1 : 0)),
        }),
        sayHolidays(holidays, { from, to, named }, speech),
      ],
    }),
  }
}

/** Which holidays were taken out of the working days after `from`, up to and including `to`; and where there is no list. */
function sayHolidays(
  { isHoliday, isKnown }: Holidays,
  { from, to, named }: { readonly from: Day; readonly to: Day; readonly named: number | undefined },
  speech: Speech,
): string {
  if (named !== undefined) return speech.say('days-with-holidays', { count: speech.number(named) })
  const unknown = [from, to].find((day) => !isKnown(day))
  if (unknown !== undefined) return speech.say('days-unknown-holidays', { year: unknown.slice(0, 4) })
  const count = workingDaysAfter(from, to) - workingDaysAfter(from, to, isHoliday)
  return count === 0
    ? speech.say('days-no-holidays')
    : speech.say('days-past-holidays', { count: speech.number(count) })
}

function sayLong(day: Day, { language }: Speech): string {
  const format = new Intl.DateTimeFormat(localeOf[language], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(new Date(`${day}T00:00:00Z`))
}
