import type { LocalMoment } from '../../../knowledge/deadlines/deadlines.ts'
import { hoursAfter } from '../../../knowledge/deadlines/deadlines.ts'
import type { DateReader } from '../../../programme/dates/read-date.ts'
import { anyOf, type HoursVocabulary } from './hours-vocabulary.ts'
import { createClockReader, type ReadClock } from './read-clock.ts'

/**
 * What a text says of a moment that has passed. `day-only`: the hour was not said, so the day's first is taken;
 * `part-only`: the first of the part of the day that was said.
 */
export type ReadMoment =
  | { readonly kind: 'moment' | 'day-only' | 'part-only'; readonly at: LocalMoment }
  | { readonly kind: 'impossible' | 'future' }

export type MomentReader = (text: string, now: LocalMoment) => ReadMoment | undefined

/** Until then a night counts to the day before. */
const endOfNight = 5
const minutesPerHour = 60

export function createMomentReader(words: HoursVocabulary, dates: DateReader): MomentReader {
  const readClock = createClockReader(words)
  const ago = String.raw`\s*(?:yang |yg )?${anyOf(words.ago)}`
  const numbers = new Map(Object.entries(words.numbers).flatMap(([n, names]) => names.map((name) => [name, Number(n)])))
  const number = String.raw`(\d{1,3}(?:[.,]\d)?|${anyOf([...numbers.keys()].map(String))})`
  const spans: readonly (readonly [RegExp, (said: string) => number])[] = [
    [pattern(`${anyOf(words['half-an-hour'])}${ago}`), () => 1 / 2],
    [pattern(`${anyOf(words['an-hour'])}${ago}`), () => 1],
    [pattern(String.raw`${number}\s*${anyOf(words.hours)}${ago}`), numberOf],
    [pattern(String.raw`${number}\s*${anyOf(words.minutes)}${ago}`), (said) => numberOf(said) / minutesPerHour],
  ]
  const isNow = pattern(anyOf(words.now))
  const isToday = pattern(anyOf(words.today))
  const isLastNight = pattern(anyOf(words['last-night']))

  return (text, now) => {
    const since = spanIn(text)
    if (since !== undefined) return { kind: 'moment', at: hoursAfter(now, -since) }
    const today = now.slice(0, 10)
    const yesterday = dayBefore(today)
    const clock = readClock(text)
    if (clock?.kind === 'impossible') return { kind: 'impossible' }
    const lastNight = isLastNight.exec(text)?.[0]
    const rest = [clock?.kind === 'time' ? clock.written : '', lastNight ?? ''].reduce(
      (left, part) => (part === '' ? left : left.replace(part, ' ')),
      text,
    )
    const read = dates.read(rest, { today, lean: 'past' })
    if (read?.kind === 'impossible') return { kind: 'impossible' }
    const named = read?.kind === 'day' ? read.day : undefined
    if (named === undefined && lastNight !== undefined) return lastNightAt(clock)
    if (clock?.kind === 'time') return timeOn(named, clock)
    if (clock?.kind === 'part') return partOn(named ?? today, words.parts[clock.part].begins)
    if (named !== undefined) return past(`${named}T00:00`, 'day-only')
    if (isNow.test(text)) return { kind: 'moment', at: now }
    return isToday.test(text) ? past(`${today}T00:00`, 'day-only') : undefined

    /** A night begins on one day and ends on the next. */
    function lastNightAt(said: ReadClock | undefined): ReadMoment {
      if (said?.kind !== 'time') return past(`${yesterday}T${clockOf(words.parts.night.begins, 0)}`, 'part-only')
      const hour = said.part === undefined && said.hour >= endOfNight && said.hour < 12 ? said.hour + 12 : said.hour
      return past(`${hour < endOfNight ? today : yesterday}T${clockOf(hour, said.minute)}`, 'moment')
    }

    /** Without its day it is today's, or, where that is still to come, yesterday's. */
    function timeOn(day: string | undefined, { hour, minute, part }: ReadClock & { kind: 'time' }): ReadMoment {
      const time = clockOf(hour, minute)
      if (day !== undefined || `${today}T${time}` <= now) return past(`${day ?? today}T${time}`, 'moment')
      const isOfNight = part === 'night' || (part === undefined && isToday.test(text))
      const late = hour < 12 && part === undefined ? clockOf(hour + 12, minute) : time
      return isOfNight ? past(`${yesterday}T${late}`, 'moment') : { kind: 'future' }
    }

    function partOn(day: string, hour: number): ReadMoment {
      const begins = `${day}T${clockOf(hour, 0)}`
      return begins > now ? past(`${day}T00:00`, 'day-only') : past(begins, 'part-only')
    }

    function past(moment: LocalMoment, kind: 'moment' | 'day-only' | 'part-only'): ReadMoment {
      return moment > now ? { kind: 'future' } : { kind, at: moment }
    }
  }

  function pattern(phrase: string): RegExp {
    return new RegExp(String.raw`(?<!\w)${phrase}(?!\w)`, 'i')
  }

  function numberOf(said: string): number {
    return numbers.get(said.toLowerCase()) ?? Number(said.replace(',', '.'))
  }

  /** How many hours ago a text says. */
  function spanIn(text: string): number | undefined {
    for (const [span, hoursOf] of spans) {
      const found = span.exec(text)
      if (found) return hoursOf(found[1] ?? '')
    }
    return undefined
  }
}

function dayBefore(day: string): string {
  return hoursAfter(`${day}T00:00`, -24).slice(0, 10)
}

function clockOf(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}
