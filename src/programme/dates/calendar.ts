import { Temporal } from 'temporal-polyfill'

/** A day of the calendar as an ISO 8601 date, `2027-01-31`. Days compare as texts do. */
export type Day = string

/** The day, or undefined where the calendar has no such day: 31 February. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day | undefined {
  try {
    return Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: 'reject' }).toString()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Whether a text is an ISO date that the calendar has. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  return year !== undefined && dayOf(Number(year), Number(month), Number(day)) === text
}

export function addDays(day: Day, days: number): Day {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}

/** A month after 31 January is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString()
}

export function addYears(day: Day, years: number): Day {
  return Temporal.PlainDate.from(day).add({ years }).toString()
}

/** From one day to another; negative where the other comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days
}

/** Monday 1 to Sunday 7. */
export function weekdayOf(day: Day): number {
  return Temporal.PlainDate.from(day).dayOfWeek
}

/**
 * How many working days (Monday to Friday, without holidays) have gone by from one day, not counting it, up to another,
 * counting that. 0 where the other is not later.
 */
export function workingDaysAfter(from: Day, to: Day, isHoliday: (day: Day) => boolean = () => false): number {
  let count = 0
  let day = Temporal.PlainDate.from(from)
  const last = Temporal.PlainDate.from(to)
  while (Temporal.PlainDate.compare(day, last) < 0) {
    day = day.add({ days: 1 })
    if (day.dayOfWeek <= 5 && !isHoliday(day.toString())) count++
  }
  return count
}

export function endOfMonth(day: Day): Day {
  const date = Temporal.PlainDate.from(day)
  return date.with({ day: date.daysInMonth }).toString()
}

/** The day that it is at a moment (milliseconds since the epoch) in an IANA time zone. */
export function dayAt(atMs: number, zone: string): Day {
  return Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone).toPlainDate().toString()
}

/** The first moment of a day in an IANA time zone, in milliseconds since the epoch. */
export function startOfDay(day: Day, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds
}

/** Whether this is a time zone that the IANA data has. */
export function isZone(zone: string): boolean {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** A time of a day by the clocks of an IANA zone, in milliseconds since the epoch. */
export function momentOf(
  day: Day,
  { hour, minute }: { readonly hour: number; readonly minute: number },
  zone: string,
): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: { hour, minute } }).epochMilliseconds
}

/** What the clocks of an IANA zone show at a moment in milliseconds since the epoch. */
export function clockAt(atMs: number, zone: string): { readonly hour: number; readonly minute: number } {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(zone)
  return { hour, minute }
}

/** Monday to Friday, and no holiday. */
export function isWorkingDay(day: Day, isHoliday: (day: Day) => boolean = () => false): boolean {
  return weekdayOf(day) <= 5 && !isHoliday(day)
}

/** The day on which the last of so many working days ends; the first counted is the one after `from`. */
export function addWorkingDays(from: Day, days: number, isHoliday?: (day: Day) => boolean): Day {
  let day = from
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(day, isHoliday)) left--
  }
  return day
}
