import { addDays, type Day, weekdayOf } from '../../programme/dates/calendar.ts'
import type { DateReader } from '../../programme/dates/read-date.ts'

/** A moment as people say it: "Senin jam 14.00", "Saturday evening, around 20:00", "kemarin pukul 9 pagi". */
export type Moment = {
  readonly day: Day
  /** Minutes since midnight. Undefined: only the day was said. */
  readonly minute: number | undefined
}

export type MomentWords = {
  /** Names of weekdays, Monday 1 to Sunday 7. */
  readonly weekdays: Readonly<Record<string, readonly string[]>>
  /** Words for a day so many days from today. */
  readonly relative: Readonly<Record<string, readonly string[]>>
}

const clock = /(?<![\p{L}\d.,:])(\d{1,2})[.:](\d{2})(?![\d%])\s*(am|pm|pagi|siang|sore|malam)?/iu
const hourAlone =
  /(?<!\p{L})(?:jam|pukul|at|around|sekitar|about)\s+(\d{1,2})(?![\d.:x])\s*(am|pm|pagi|siang|sore|malam|wib|wita|wit)?|(?<![\p{L}\d.,:])(\d{1,2})\s*(am|pm)\b/iu
const [minutesPerHour, hoursPerDay, noon] = [60, 24, 12]
const afternoon = new Set(['pm', 'siang', 'sore', 'malam'])
const shortestName = 4
const daysPerWeek = 7

/**
 * Reads when something was found out. A weekday is the latest one, today included, since what is known already lies behind;
 * undefined where neither a day nor a time is said.
 */
export function createMomentReader(dates: DateReader, { weekdays, relative }: MomentWords) {
  const names = new Map(
    Object.entries(weekdays).flatMap(([number, words]) =>
      words
        .filter((word) => word.length >= shortestName || word === 'ahad')
        .map((word) => [word, Number(number)] as const),
    ),
  )
  const near = Object.entries(relative).flatMap(([days, words]) => words.map((word) => [word, Number(days)] as const))

  return (text: string, today: Day): Moment | undefined => {
    const spoken = ` ${text.toLowerCase().replace(/[^\p{L}\d.:]+/gu, ' ')} `
    const day = weekdayIn(spoken, today) ?? nearDay(spoken, today) ?? datedDay(text, today)
    return day === undefined ? undefined : { day, minute: minuteIn(text) }
  }

  function weekdayIn(spoken: string, today: Day): Day | undefined {
    // "Minggu ini" is a week, and no Sunday.
    const found = [...names].find(
      ([word]) => spoken.includes(` ${word} `) && !/ minggu (?:ini|lalu|depan) /.test(spoken),
    )
    if (!found) return undefined
    const back = (weekdayOf(today) - found[1] + daysPerWeek) % daysPerWeek
    return addDays(today, -back)
  }

  function nearDay(spoken: string, today: Day): Day | undefined {
    const found = near.filter(([, days]) => days <= 0).find(([word]) => spoken.includes(` ${word} `))
    return found && addDays(today, found[1])
  }

  function datedDay(text: string, today: Day): Day | undefined {
    const read = dates.read(text, { today })
    return read?.kind === 'day' && read.isExact ? read.day : undefined
  }
}

function minuteIn(text: string): number | undefined {
  const exact = clock.exec(text)
  if (exact) return toMinute(Number(exact[1]), Number(exact[2]), exact[3])
  const whole = hourAlone.exec(text)
  return whole ? toMinute(Number(whole[1] ?? whole[3]), 0, whole[2] ?? whole[4]) : undefined
}

function toMinute(hour: number, minute: number, part: string | undefined): number | undefined {
  const later =
    part !== undefined && afternoon.has(part.toLowerCase()) && hour < noon && !(part === 'siang' && hour > 9)
  const early = part?.toLowerCase() === 'am' && hour === noon
  const hours = early ? 0 : later ? hour + noon : hour
  return hours < hoursPerDay && minute < minutesPerHour ? hours * minutesPerHour + minute : undefined
}

const spans = /(\d{1,2})\s*[x×]\s*24\s*(?:jam|hours?)?|(?<![\d.,])(\d{1,3})\s*(?:jam|hours)(?!\p{L})/giu

/** "3x24 jam", "72 hours": a length of time in hours, from a day on; undefined where none is said, or more than one. */
export function hoursIn(text: string): number | undefined {
  const found = [...text.matchAll(spans)].map(([, days, hours]) => (days ? Number(days) * hoursPerDay : Number(hours)))
  const [first] = found
  return first !== undefined && new Set(found).size === 1 && first >= hoursPerDay ? first : undefined
}
