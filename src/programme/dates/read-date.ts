import { addDays, addMonths, type Day, dayOf, weekdayOf } from './calendar.ts'
import { addUnits, endOf, nearest, partOf, partOfMonth, weekdayIn } from './periods.ts'
import { isSign, isTight, numberAt, ordinalAt, partNumber, shortYear, yearAt } from './token-parts.ts'
import {
  type DateWords,
  type Found,
  finderOf,
  named,
  numbered,
  plain,
  type Token,
  tokensOf,
  type Unit,
  units,
} from './vocabulary.ts'

/** What a text says about a day. `start` and `end` are where in the text it says so. */
export type ReadDate = { readonly start: number; readonly end: number } & (
  | {
      readonly kind: 'day'
      readonly day: Day
      /** Whether the text left nothing to guess: "5 Des 2026", not "akhir bulan". */
      readonly isExact: boolean
    }
  /** The calendar has no such day: 31 February. */
  | { readonly kind: 'impossible'; readonly written: string }
  /** "Senin 5 Desember 2026" is a Saturday. */
  | { readonly kind: 'contradiction'; readonly day: Day; readonly weekday: number }
)

export type DateReading = {
  /** The day that is today for whoever says it. */
  readonly today: Day
  /** Where a year or a week is left out: the next such day (default), or the last. */
  readonly lean?: 'future' | 'past'
}

export type DateReader = {
  /** The first day that a text names. */
  read(text: string, reading: DateReading): ReadDate | undefined
  /** The day of a text that says nothing else, apart from words such as "paling lambat". */
  readWhole(text: string, reading: DateReading): ReadDate | undefined
  /** The IANA zone that a text names: "WITA", "Asia/Makassar". */
  readZone(text: string): string | undefined
}

/** What one of the ways of naming a day found at a place, before the whole is put together. */
type Named = { readonly length: number; readonly isExact: boolean } & (
  | { readonly day: Day }
  | { readonly impossible: true }
)
type Way = (tokens: readonly Token[], at: number, reading: Required<DateReading>) => Named | undefined

/** Farther than this a number of days, weeks or months is no plan, and a calendar may not hold it. */
const longestSpan = 1000

/**
 * Reads days as people say them in Indonesian and English. A week ends on Sunday; a week named as a day ("minggu depan")
 * is its Friday, a month its last day. A weekday alone is the next such day after today, with "depan" that of next week.
 */
export function createDateReader(words: DateWords): DateReader {
  const find = {
    month: finderOf(numbered(words.months)),
    weekday: finderOf(numbered(words.weekdays)),
    relative: finderOf(numbered(words.relative)),
    unit: finderOf(named(words.units, units)),
    one: finderOf(named(words.one, units)),
    number: finderOf(numbered(words.numbers)),
    after: finderOf(plain(words.after)),
    within: finderOf(plain(words.within)),
    ago: finderOf(plain(words.ago)),
    which: finderOf([
      ...words.next.map((word) => [word, 1] as const),
      ...words.this.map((word) => [word, 0] as const),
      ...words.last.map((word) => [word, -1] as const),
    ]),
    part: finderOf([
      ...words.start.map((word) => [word, 'start'] as const),
      ...words.middle.map((word) => [word, 'middle'] as const),
      ...words.end.map((word) => [word, 'end'] as const),
    ]),
    weekend: finderOf(plain(words.weekend)),
    quarter: finderOf(plain(words.quarter)),
    half: finderOf(plain(words.half)),
    before: finderOf(plain(words.before)),
    dayOfMonth: finderOf(plain(words['day-of-month'])),
    zone: finderOf(Object.entries(words.zones).flatMap(([zone, names]) => names.map((name) => [name, zone] as const))),
  }

  const ways: readonly Way[] = [
    isoDate,
    numericDate,
    writtenDate,
    dayOfWhichMonth,
    monthAlone,
    partOfTime,
    yearPart,
    span,
    weekdayDate,
    relative,
    weekOrMonth,
    dayOfMonth,
  ]

  function read(text: string, reading: DateReading): ReadDate | undefined {
    return readFrom(tokensOf(text), 0, { lean: 'future', ...reading })
  }

  function readFrom(tokens: readonly Token[], from: number, reading: Required<DateReading>): ReadDate | undefined {
    for (let at = from; at < tokens.length; at++) {
      const weekday = find.weekday(tokens, at)
      const named = longest(tokens, at, reading)
      if (weekday && named) {
        const rest = longest(tokens, at + weekday.length, reading)
        // "Senin 5 Desember": the date counts, and the weekday must be its own.
        if (rest?.isExact) return toRead(tokens, at, { ...rest, length: weekday.length + rest.length }, weekday.value)
      }
      if (named) return toRead(tokens, at, named)
    }
    return undefined
  }

  function longest(tokens: readonly Token[], at: number, reading: Required<DateReading>): Named | undefined {
    let best: Named | undefined
    for (const way of ways) {
      const named = way(tokens, at, reading)
      if (named && named.length > (best?.length ?? 0)) best = named
    }
    return best
  }

  /** `5 Des 2026`, `5 Des`, `Dec 5`, `December 5th, 2026`. */
  function writtenDate(tokens: readonly Token[], at: number, reading: Required<DateReading>): Named | undefined {
    const dayFirst = numberAt(tokens, at)
    if (dayFirst !== undefined) {
      const skip = ordinalAt(tokens, at + 1)
      const month = find.month(tokens, at + 1 + skip)
      return month && withYear(tokens, at, 1 + skip + month.length, month.value, dayFirst, reading)
    }
    const month = find.month(tokens, at)
    const dayLast = month && numberAt(tokens, at + month.length)
    if (!month || dayLast === undefined || dayLast > 31) return undefined
    const length = month.length + 1
    return withYear(tokens, at, length + ordinalAt(tokens, at + length), month.value, dayLast, reading)
  }

  function withYear(
    tokens: readonly Token[],
    at: number,
    length: number,
    month: number,
    day: number,
    reading: Required<DateReading>,
  ): Named | undefined {
    const year = yearAt(tokens, at + length)
    if (year !== undefined) return exact(dayOf(year, month, day), length + 1)
    return exact(nearest(month, day, reading), length)
  }

  /** `31/1`, `31-01-2027`, `31.1.`: the day first, as in Indonesia. A sign must stand close to its numbers. */
  function numericDate(tokens: readonly Token[], at: number, reading: Required<DateReading>): Named | undefined {
    const [day, month] = [numberAt(tokens, at), numberAt(tokens, at + 2)]
    const sign = tokens[at + 1]?.text
    if (day === undefined || month === undefined || !isSign(sign) || !isTight(tokens, at, 3)) return undefined
    const year =
      tokens[at + 3]?.text === sign && isTight(tokens, at + 2, 3) ? shortYear(tokens[at + 4]?.text) : undefined
    if (year !== undefined) return exact(dayOf(year, month, day), 5)
    // "1.5" is a number, "9-17" a range: without a year only the slash makes a date.
    return sign === '/' ? exact(nearest(month, day, reading), 3) : undefined
  }

  function isoDate(tokens: readonly Token[], at: number): Named | undefined {
    const year = tokens[at]?.text.length === 4 ? numberAt(tokens, at) : undefined
    const [month, day] = [numberAt(tokens, at + 2), numberAt(tokens, at + 4)]
    if (year === undefined || month === undefined || day === undefined || !isTight(tokens, at, 5)) return undefined
    return tokens[at + 1]?.text === '-' && tokens[at + 3]?.text === '-' ? exact(dayOf(year, month, day), 5) : undefined
  }

  /** `Maret 2027`, `bulan Maret`, `Mei tahun depan`: the end of it, because a due date is meant. */
  function monthAlone(tokens: readonly Token[], at: number, reading: Required<DateReading>): Named | undefined {
    const unit = find.unit(tokens, at)
    const lead = unit?.value === 'month' ? unit.length : 0
    const month = find.month(tokens, at + lead)
    if (!month) return undefined
    const from = at + lead + month.length
    const year = yearAt(tokens, from)
    if (year !== undefined) return vague(endOf(month.value, year, reading), lead + month.length + 1)
    const which = whichYear(tokens, from, reading)
    if (which) return vague(endOf(month.value, which.value, reading), lead + month.length + which.length)
    return lead === 0 ? undefined : vague(endOf(month.value, undefined, reading), lead + month.length)
  }

  /** `tahun depan`, `next year`, behind a month. */
  function whichYear(
    tokens: readonly Token[],
    at: number,
    { today }: Required<DateReading>,
  ): Found<number> | undefined {
    const ahead = find.which(tokens, at)
    const unit = find.unit(tokens, at + (ahead?.length ?? 0))
    if (unit?.value !== 'year') return undefined
    const which = ahead ?? find.which(tokens, at + unit.length)
    return which && { value: Number(today.slice(0, 4)) + which.value, length: unit.length + which.length }
  }

  /** `akhir bulan`, `awal bulan depan`, `pertengahan Maret`, `end of the year`, `akhir pekan`. */
  function partOfTime(tokens: readonly Token[], at: number, reading: Required<DateReading>): Named | undefined {
    const weekend = find.weekend(tokens, at)
    if (weekend) {
      const which = find.which(tokens, at + weekend.length)
      return vague(weekdayIn(which?.value ?? 0, 6, reading.today), weekend.length + (which?.length ?? 0))
    }
    const part = find.part(tokens, at)
    if (!part) return undefined
    const month = find.month(tokens, at + part.length)
    if (month) {
      const length = part.length + month.length
      const year = yearAt(tokens, at + length)
      return vague(partOfMonth(endOf(month.value, year, reading), part.value), length + (year === undefined ? 0 : 1))
    }
    const before = find.which(tokens, at + part.length)
    const unit = find.unit(tokens, at + part.length + (before?.length ?? 0))
    if (!unit) return undefined
    const lead = part.length + (before?.length ?? 0) + unit.length
    const after = before ? undefined : find.which(tokens, at + lead)
    return vague(
      partOf(unit.value, part.value, (before ?? after)?.value ?? 0, reading.today),
      lead + (after?.length ?? 0),
    )
  }

  /** `Q1 2027`, `triwulan II`, `semester I 2027`: its last day. */
  function yearPart(tokens: readonly Token[], at: number, reading: Required<DateReading>): Named | undefined {
    const quarter = find.quarter(tokens, at)
    const part = quarter ?? find.half(tokens, at)
    if (!part) return undefined
    const number = partNumber(tokens[at + part.length]?.text)
    if (number === undefined || number > (quarter ? 4 : 2)) return undefined
    const length = part.length + 1
    const year = yearAt(tokens, at + length)
    const month = number * (quarter ? 3 : 6)
    return vague(endOf(month, year, reading), length + (year === undefined ? 0 : 1))
  }

  /** `3 hari lagi`, `dalam 2 minggu`, `in 3 days`, `seminggu lagi`, `3 days ago`. */
  function span(tokens: readonly Token[], at: number, { today }: Required<DateReading>): Named | undefined {
    const within = find.within(tokens, at)
    const lead = within?.length ?? 0
    const amount = amountAt(tokens, at + lead)
    if (!amount || amount.value.count > longestSpan) return undefined
    const length = lead + amount.length
    const ago = find.ago(tokens, at + length)
    const after = find.after(tokens, at + length)
    if (!within && !ago && !after) return undefined
    const { count, unit } = amount.value
    return exact(addUnits(today, unit, ago ? -count : count), length + (ago?.length ?? after?.length ?? 0))
  }

  function amountAt(tokens: readonly Token[], at: number): Found<{ count: number; unit: Unit }> | undefined {
    const one = find.one(tokens, at)
    if (one) return { value: { count: 1, unit: one.value }, length: one.length }
    const digits = numberAt(tokens, at)
    const number = digits === undefined ? find.number(tokens, at) : { value: digits, length: 1 }
    const unit = number && find.unit(tokens, at + number.length)
    return number && unit && { value: { count: number.value, unit: unit.value }, length: number.length + unit.length }
  }

  /** `Jumat`, `Jumat depan`, `next Monday`, `Senin ini`. */
  function weekdayDate(tokens: readonly Token[], at: number, reading: Required<DateReading>): Named | undefined {
    const before = find.which(tokens, at)
    const weekday = find.weekday(tokens, at + (before?.length ?? 0))
    if (!weekday) return undefined
    const lead = (before?.length ?? 0) + weekday.length
    const after = before ? undefined : find.which(tokens, at + lead)
    // "Minggu depan" is a week, "hari Minggu depan" a Sunday.
    const isWeek = find.unit(tokens, at + lead - weekday.length)?.value === 'week'
    if (isWeek && (before ?? after) && find.unit(tokens, at - 1)?.value !== 'day') return undefined
    const which = before ?? after
    const length = lead + (after?.length ?? 0)
    const ahead = (weekday.value - weekdayOf(reading.today) + 7) % 7 || 7
    // "Senin kemarin", told of what has happened, is the last Monday, whichever week it lies in.
    if (which?.value === -1 && reading.lean === 'past') return exact(addDays(reading.today, (ahead % 7) - 7), length)
    if (which) return exact(weekdayIn(which.value, weekday.value, reading.today), length)
    return exact(addDays(reading.today, reading.lean === 'future' ? ahead : (ahead % 7) - 7), length)
  }

  function relative(tokens: readonly Token[], at: number, { today }: Required<DateReading>): Named | undefined {
    const found = find.relative(tokens, at)
    return found && exact(addDays(today, found.value), found.length)
  }

  /** `minggu depan`, `bulan ini`, `next month`, `tahun lalu`. */
  function weekOrMonth(tokens: readonly Token[], at: number, { today }: Required<DateReading>): Named | undefined {
    const before = find.which(tokens, at)
    const unit = find.unit(tokens, at + (before?.length ?? 0))
    if (!unit || unit.value === 'day') return undefined
    const lead = (before?.length ?? 0) + unit.length
    const which = before ?? find.which(tokens, at + lead)
    return which && vague(partOf(unit.value, 'end', which.value, today), lead + (before ? 0 : which.length))
  }

  /** `15 bulan depan`, `tanggal 3 bulan ini`, `the 15th of next month` without its words between. */
  function dayOfWhichMonth(tokens: readonly Token[], at: number, { today }: Required<DateReading>): Named | undefined {
    const lead = find.dayOfMonth(tokens, at)?.length ?? 0
    const day = numberAt(tokens, at + lead)
    const unit = find.unit(tokens, at + lead + 1)
    const which = unit?.value === 'month' ? find.which(tokens, at + lead + 1 + unit.length) : undefined
    if (day === undefined || !unit || !which) return undefined
    const [year, month] = addMonths(`${today.slice(0, 7)}-01`, which.value).split('-')
    return exact(dayOf(Number(year), Number(month), day), lead + 1 + unit.length + which.length)
  }

  /** `tanggal 5`, `tgl 31`: the next such day. */
  function dayOfMonth(tokens: readonly Token[], at: number, reading: Required<DateReading>): Named | undefined {
    const word = find.dayOfMonth(tokens, at)
    const day = word && numberAt(tokens, at + word.length)
    if (!word || day === undefined) return undefined
    const from = at + word.length
    // "tanggal 5 Agustus": the date that follows says more.
    if (writtenDate(tokens, from, reading) ?? numericDate(tokens, from, reading)) return undefined
    for (let months = 0; months <= 12; months++) {
      const [year, month] = addMonths(
        `${reading.today.slice(0, 7)}-01`,
        reading.lean === 'future' ? months : -months,
      ).split('-')
      const found = dayOf(Number(year), Number(month), day)
      if (found && (reading.lean === 'future' ? found >= reading.today : found <= reading.today))
        return exact(found, word.length + 1)
    }
    return exact(undefined, word.length + 1)
  }

  return {
    read,
    readWhole(text, reading) {
      const tokens = tokensOf(text)
      let from = 0
      for (
        let word = find.before(tokens, from);
        word && !startsDate(tokens, from, reading);
        word = find.before(tokens, from)
      )
        from += word.length
      const found = monthOnly(tokens, from, reading) ?? readFrom(tokens, from, { lean: 'future', ...reading })
      const last = tokens.findLast(({ text }) => !isSign(text))
      return found && found.start === tokens[from]?.start && found.end >= (last?.end ?? 0) ? found : undefined
    },
    readZone(text) {
      const tokens = tokensOf(text)
      for (let at = 0; at < tokens.length; at++) {
        const zone = find.zone(tokens, at)
        if (zone) return zone.value
      }
      return /\b[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?\b/.exec(text)?.[0]
    },
  }

  /** "Desember" and nothing else: the end of it. */
  function monthOnly(tokens: readonly Token[], from: number, reading: DateReading): ReadDate | undefined {
    const month = find.month(tokens, from)
    if (!month || tokens.slice(from + month.length).some(({ text }) => !isSign(text))) return undefined
    const day = endOf(month.value, undefined, { lean: 'future', ...reading })
    return toRead(tokens, from, vague(day, month.length))
  }

  function startsDate(tokens: readonly Token[], at: number, reading: DateReading): boolean {
    return longest(tokens, at, { lean: 'future', ...reading }) !== undefined
  }
}

function exact(day: Day | undefined, length: number): Named {
  return day === undefined ? { impossible: true, length, isExact: true } : { day, length, isExact: true }
}

function vague(day: Day, length: number): Named {
  return { day, length, isExact: false }
}

function toRead(tokens: readonly Token[], at: number, named: Named, weekday?: number): ReadDate {
  const start = tokens[at]?.start ?? 0
  const end = tokens[at + named.length - 1]?.end ?? start
  if ('impossible' in named) {
    const written = tokens.slice(at, at + named.length).map(({ text }) => text)
    return { kind: 'impossible', written: written.join(isSign(written[1]) ? '' : ' '), start, end }
  }
  const { day, isExact } = named
  if (weekday !== undefined && weekdayOf(day) !== weekday) return { kind: 'contradiction', day, weekday, start, end }
  return { kind: 'day', day, isExact, start, end }
}

/** The day of a month in the year that makes it the next one, or the last. 29 February waits for its year. */
