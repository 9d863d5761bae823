import { Temporal } from 'temporal-polyfill'
import { type Day, dayAt } from './calendar.ts'

/** A week of ISO 8601, `2027-W03`: Monday to Sunday, and it belongs to the year that its Thursday lies in. */
export type IsoWeek = string

export function weekOf(day: Day): IsoWeek {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day)
  if (yearOfWeek === undefined || weekOfYear === undefined) throw new RangeError(`no ISO week for ${day}`)
  return toWeek(yearOfWeek, weekOfYear)
}

/** The week that a moment lies in. `zone`: where, an IANA name. */
export function weekAt(atMs: number, zone: string): IsoWeek {
  return weekOf(dayAt(atMs, zone))
}

/** Its Monday. Undefined: the year has no such week, or this is none. */
export function mondayOf(week: IsoWeek): Day | undefined {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  if (year === undefined || number === undefined) return undefined
  // 4 January always lies in week 1.
  const fourth = Temporal.PlainDate.from({ year: Number(year), month: 1, day: 4 })
  const monday = fourth.subtract({ days: fourth.dayOfWeek - 1 }).add({ weeks: Number(number) - 1 })
  return weekOf(monday.toString()) === week ? monday.toString() : undefined
}

/** The week so many weeks later. Throws RangeError where the week does not exist. */
export function addWeeks(week: IsoWeek, weeks: number): IsoWeek {
  const monday = mondayOf(week)
  if (monday === undefined) throw new RangeError(`there is no week ${week}`)
  return weekOf(Temporal.PlainDate.from(monday).add({ weeks }).toString())
}

const msPerDay = 24 * 60 * 60 * 1000
/** 1 January 1970 was a Thursday. */
const mondayOffset = 3

/** A number that days of one ISO week share and no others have: for counting weeks, where there are many days. */
export function weekNumberOf(day: Day): number {
  return Math.floor((Date.parse(`${day}T00:00:00Z`) / msPerDay + mondayOffset) / 7)
}

function toWeek(year: number, week: number): IsoWeek {
  return `${year}-W${String(week).padStart(2, '0')}`
}
