import { z } from 'zod'
import { numberOfWord } from '../../domain/number-words.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { isZone } from '../../programme/dates/calendar.ts'
import { addWeeks, type IsoWeek, mondayOf } from '../../programme/dates/iso-week.ts'
import { readTime } from '../../programme/dates/read-time.ts'

export type SummaryRequest =
  | { readonly kind: 'week'; readonly week: IsoWeek }
  /** The first against the second. */
  | { readonly kind: 'compare'; readonly week: IsoWeek; readonly other: IsoWeek }
  | {
      readonly kind: 'schedule'
      readonly weekday: number
      readonly hour: number
      readonly minute: number
      readonly zone?: string
    }
  | { readonly kind: 'stop' }
  /** A summary to hand on to somebody, as it is or as an outline to be filled. */
  | { readonly kind: 'draft'; readonly audience: string; readonly isShort: boolean }
  /** A schedule that cannot be: "jam 25", a zone that does not exist. */
  | { readonly kind: 'bad-schedule'; readonly problem: 'weekday' | 'time' | 'zone' }
  | { readonly kind: 'bad-week'; readonly said: string }

const phrases = z.array(z.string())
const schema = z.strictObject({
  asks: phrases,
  about: phrases,
  make: phrases,
  names: phrases,
  audience: phrases,
  shorter: phrases,
  'this-week': phrases,
  'last-week': phrases,
  compare: phrases,
  schedule: phrases,
  stop: phrases,
  weekdays: z.record(z.string(), phrases),
  zones: z.record(z.string(), phrases),
})
type Vocabulary = z.infer<typeof schema>

const isoWeek = /\b(\d{4})-?w(\d{1,2})\b/i
const weeksAgo =
  /\b(\d{1,2}|satu|dua|tiga|empat|two|three|four|one)\s+(?:minggu|pekan|weeks?)\s+(?:yang\s+)?(?:lalu|ago|sebelumnya)\b/i
/** Longer messages are about something else. */
const mostWords = 20
const mostWordsOfDraft = 45

export type RequestReader = {
  /** Which week is wanted, or two to compare, of somebody who surely wants one; the current one where none is named. */
  week(text: string, current: IsoWeek): SummaryRequest
  /** Whether a text names the summary. */
  isNamed(text: string): boolean
  /** When the summary is to come, of somebody who surely sets that. */
  schedule(text: string): SummaryRequest
  /** "Jam 8 aja", "ganti Jumat jam 3 sore", right after a schedule was set: what is to be another. Undefined: nothing of a time. */
  anotherTime(text: string): { readonly weekday?: number; readonly hour?: number; readonly minute?: number } | undefined
  /** `isCommand`: it stands behind `/ringkasan`, so that it needs no word that asks for a summary. */
  read(text: string, current: IsoWeek, isCommand: boolean, wasHere?: boolean): SummaryRequest | undefined
}

/** Reads what is wanted of the summary. `directory`: knowledge/programme. */
export function createRequestReader(directory: string): RequestReader {
  const words = readLanguageFile(directory, 'summary-words.yaml', schema)
  const has = (text: string, list: readonly string[]) => list.some((phrase) => text.includes(` ${phrase} `))

  /** "Buatkan ringkasan mingguan untuk direksi pada rapat Senin …"; right after a summary "layak dikirim ke direktur, maksimal lima baris". */
  function readDraft(text: string, wasHere: boolean): SummaryRequest | undefined {
    const said = ` ${wordsIn(text).join(' ')} `
    const audience = words.audience.find((phrase) => said.includes(` ${phrase} `))
    const isShort = has(said, words.shorter)
    const isWanted = has(said, words.make) && has(said, words.asks) && audience !== undefined
    if (wordsIn(text).length > mostWordsOfDraft || !(isWanted || (wasHere && isShort))) return undefined
    return { kind: 'draft', audience: audience ?? '', isShort }
  }

  function weekOf(said: string, current: IsoWeek): SummaryRequest {
    const weeks = weeksIn(said, current, words)
    if ('said' in weeks) return { kind: 'bad-week', said: weeks.said }
    const [week = current, other] = weeks.found
    if (has(said, words.compare)) return { kind: 'compare', week, other: other ?? addWeeks(week, -1) }
    return { kind: 'week', week }
  }

  return {
    week: (text, current) => weekOf(spacedOut(text), current),
    isNamed: (text) => words.names.some((name) => spacedOut(text).includes(` ${name}`)),
    schedule: (text) => readSchedule(spacedOut(text), words),
    anotherTime(text) {
      const said = spacedOut(text)
      // "Minggu" alone is a week more often than a Sunday.
      const weekday = weekdayIn(said.replace(/ (?<! hari )minggu /g, ' '), words)
      const time = readTime(said)
      if (weekday === undefined && time?.kind !== 'time') return undefined
      return {
        ...(weekday === undefined ? {} : { weekday }),
        ...(time?.kind === 'time' ? { hour: time.hour, minute: time.minute } : {}),
      }
    },
    read(text, current, isCommand, wasHere = false) {
      // What it should say may stand behind a colon: the summary says it anyway.
      const [head = ''] = text.split(/[:\n]/)
      const asked = wordsIn(text).length > mostWords && !isCommand ? head : text
      const said = spacedOut(asked)
      const draft = isCommand ? undefined : readDraft(text, wasHere)
      if (draft) return draft
      if (wordsIn(asked).length > mostWords) return undefined
      if (!isCommand && !has(said, words.asks)) return undefined
      if (has(said, words.stop)) return { kind: 'stop' }
      if (has(said, words.schedule)) return readSchedule(said, words)
      const weeks = weeksIn(said, current, words)
      if ('said' in weeks) return { kind: 'bad-week', said: weeks.said }
      if (!isCommand && weeks.found.length === 0 && has(said, words.about)) return undefined
      return weekOf(said, current)
    },
  }
}

/** In small letters, one space between words and around them. */
function spacedOut(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[?!,;]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()} `
}

/** The weeks that are named, in the order this, last, so many ago, by number. */
function weeksIn(
  said: string,
  current: IsoWeek,
  words: Vocabulary,
): { readonly found: readonly IsoWeek[] } | { readonly said: string } {
  const [, year, number] = isoWeek.exec(said) ?? []
  if (year !== undefined && number !== undefined) {
    const week = `${year}-W${number.padStart(2, '0')}`
    return mondayOf(week) === undefined ? { said: week } : { found: [week] }
  }
  const [, many] = weeksAgo.exec(said) ?? []
  const ago = many === undefined ? undefined : (numberOfWord[many.toLowerCase()] ?? Number(many))
  const rest = said.replace(weeksAgo, ' ')
  const has = (list: readonly string[]) => list.some((phrase) => rest.includes(` ${phrase} `))
  return {
    found: [
      ...(has(words['this-week']) ? [current] : []),
      ...(has(words['last-week']) ? [addWeeks(current, -1)] : []),
      ...(ago === undefined ? [] : [addWeeks(current, -ago)]),
    ],
  }
}

const usualTime = { kind: 'time', hour: 8, minute: 0 } as const

function readSchedule(said: string, words: Vocabulary): SummaryRequest {
  const afterVerb = said.replace(/ (?:ringkasan|laporan)(?: minggu(?:an)?)? /g, ' ')
  const weekday = weekdayIn(afterVerb, words)
  if (weekday === undefined) return { kind: 'bad-schedule', problem: 'weekday' }
  const time = readTime(afterVerb, true) ?? usualTime
  if (time.kind !== 'time') return { kind: 'bad-schedule', problem: 'time' }
  const zone = readZone(afterVerb, words)
  if (zone === 'unknown') return { kind: 'bad-schedule', problem: 'zone' }
  const { hour, minute } = time
  return { kind: 'schedule', weekday, hour, minute, ...(zone === undefined ? {} : { zone }) }
}

function weekdayIn(said: string, { weekdays }: Vocabulary): number | undefined {
  const found = Object.entries(weekdays).find(([, names]) => names.some((name) => said.includes(` ${name} `)))
  return found && Number(found[0])
}

function readZone(said: string, words: Vocabulary): string | 'unknown' | undefined {
  const known = Object.entries(words.zones).find(([, names]) => names.some((name) => said.includes(` ${name} `)))
  if (known) return known[0]
  const named = /\b([a-z]+\/[a-z_]+(?:\/[a-z_]+)?)\b/i.exec(said)?.[1]
  if (named === undefined) return undefined
  const name = named.replace(/(^|[/_])([a-z])/g, (_, lead: string, letter: string) => lead + letter.toUpperCase())
  return isZone(name) ? name : 'unknown'
}
