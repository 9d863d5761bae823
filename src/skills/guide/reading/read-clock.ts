import { anyOf, type DayPart, dayParts, type HoursVocabulary } from './hours-vocabulary.ts'

/**
 * What a text says of a time of day. `hour`, `minute`: as the words say them, 12-hour clock brought to 24; `written`: the
 * words; `part`: the part of the day that it names. Hours of a night that lie behind midnight are below 5.
 */
export type ReadClock =
  | {
      readonly kind: 'time'
      readonly hour: number
      readonly minute: number
      readonly part?: DayPart
      readonly written: string
    }
  | { readonly kind: 'part'; readonly part: DayPart }
  | { readonly kind: 'impossible' }

export type ClockReader = (text: string) => ReadClock | undefined

/** Up to this hour a night goes on behind midnight: "jam 2 malam". */
const endOfNight = 4

/** Reads "jam setengah 9", "pukul 14.30", "jam 9 kurang 10", "half past 8", "7 pm", "jam 12 malam". */
export function createClockReader(words: HoursVocabulary): ClockReader {
  const numbers = new Map(Object.entries(words.numbers).flatMap(([n, names]) => names.map((name) => [name, Number(n)])))
  const number = String.raw`(?:\d{1,2}|${anyOf([...numbers.keys()].map(String))})`
  const parts = anyOf(dayParts.flatMap((part) => words.parts[part].words))
  const hour = anyOf(words.hour)
  const aboutHour = '(?:an|ish)?'
  // "2 malam lalu" is two nights ago.
  const notAgo = String.raw`(?!\s*(?:yang |yg )?${anyOf(words.ago)}\b)`
  const ways: readonly (readonly [RegExp, (found: readonly string[]) => { hour: number; minute: number }])[] = [
    [
      at(String.raw`(?:${hour}\s+)?${anyOf(words['half-to'])}\s+(${number})\b`),
      ([, said = '']) => before(numberOf(said), 30),
    ],
    [
      at(String.raw`${anyOf(words['half-past'])}\s+(${number})\b`),
      ([, said = '']) => ({ hour: numberOf(said), minute: 30 }),
    ],
    [at(String.raw`${anyOf(words['quarter-to'])}\s+(${number})\b`), ([, said = '']) => before(numberOf(said), 15)],
    [
      at(String.raw`${anyOf(words['quarter-past'])}\s+(${number})\b`),
      ([, said = '']) => ({ hour: numberOf(said), minute: 15 }),
    ],
    [
      at(
        String.raw`${hour}\s+(${number})\s+(?:(${anyOf(words['before-hour'])})|${anyOf(words['after-hour'])})\s+(\d{1,2}|${anyOf(words.quarter)})\b`,
      ),
      ([, said = '', isBefore, much = '']) => {
        const minutes = /^\d/.test(much) ? Number(much) : 15
        return isBefore ? before(numberOf(said), minutes) : { hour: numberOf(said), minute: minutes }
      },
    ],
    [
      at(String.raw`(?:${hour}\s*)?(\d{1,2})[.:](\d{2})(?!\d|[./-]\d)`),
      ([, said = '', minute]) => ({ hour: numberOf(said), minute: Number(minute) }),
    ],
    [
      at(String.raw`${hour}\s*(${number})${aboutHour}\b(?![.,]\d)`),
      ([, said = '']) => ({ hour: numberOf(said), minute: 0 }),
    ],
    [at(String.raw`(${number})\s*(?=${parts}\b${notAgo})`), ([, said = '']) => ({ hour: numberOf(said), minute: 0 })],
  ]
  const partWords = dayParts.map((part) => [part, at(anyOf(words.parts[part].words))] as const)

  return (text) => {
    const part = partOf(text)
    for (const [pattern, read] of ways) {
      const found = pattern.exec(text)
      if (!found) continue
      const { hour, minute } = read(found)
      if (hour > 23 || hour < 0 || minute > 59) return { kind: 'impossible' }
      return { kind: 'time', hour: inPart(hour, part), minute, ...(part ? { part } : {}), written: found[0] }
    }
    return part && { kind: 'part', part }
  }

  function at(pattern: string): RegExp {
    return new RegExp(String.raw`(?<![\w.])${pattern}(?!\w)`, 'i')
  }

  function numberOf(said: string): number {
    return numbers.get(said.toLowerCase()) ?? Number(said)
  }

  /** So many minutes before an hour; before 1 it is past 12. */
  function before(hour: number, minutes: number): { hour: number; minute: number } {
    return { hour: hour === 1 ? 12 : hour - 1, minute: 60 - minutes }
  }

  /** The part that is named last, since "tadi pagi" may stand before "jam 3 sore". */
  function partOf(text: string): DayPart | undefined {
    const found = partWords.flatMap(([part, pattern]) =>
      [...text.matchAll(new RegExp(pattern, 'gi'))].map(({ index }) => ({ part, index })),
    )
    return found.toSorted((a, b) => b.index - a.index)[0]?.part
  }

  /** An hour of the 12-hour clock in a part of the day, on the 24-hour clock. */
  function inPart(hour: number, part: DayPart | undefined): number {
    if (part === undefined || hour > 12) return hour
    const { later } = words.parts[part]
    if (later === undefined || (part === 'night' && (hour === 12 || hour <= endOfNight))) return hour % 12
    if (part === 'midday' && hour >= words.parts.midday.begins) return hour
    return (hour % 12) + later
  }
}
