import type { Language } from '../../domain/language.ts'
import { type ReadTime, readTime } from '../../programme/dates/read-time.ts'
import { readZone } from './read-zone.ts'
import { has, languageIn, type SummaryWords, spacedOut } from './summary-words.ts'

/** What somebody says of when the summary is to come; the rest stays, or is as usual. */
export type ScheduleChange = {
  readonly weekday?: number
  readonly hour?: number
  readonly minute?: number
  /** An IANA name. */
  readonly zone?: string
  readonly language?: Language
  /** In the team's channel or group, said elsewhere. */
  readonly isToPlace?: boolean
}

export type ScheduleRequest =
  | { readonly kind: 'schedule'; readonly change: ScheduleChange }
  /** When it comes, and what can be chosen. */
  | { readonly kind: 'schedule-shown' }
  | { readonly kind: 'stop' }
  /** A schedule that cannot be: "jam 25", a zone that does not exist, every day. */
  | { readonly kind: 'bad-schedule'; readonly problem: 'time' | 'zone' | 'rhythm' }

/** When the summary is to come, of somebody who surely speaks of that. */
export function readSchedule(text: string, words: SummaryWords): ScheduleRequest {
  const change = readChange(text, words, true)
  if (typeof change === 'string') return { kind: 'bad-schedule', problem: change }
  const said = spacedOut(text)
  if (change.weekday === undefined && has(said, words.otherwise)) return { kind: 'bad-schedule', problem: 'rhythm' }
  const isAsked = has(said, words.when) && change.weekday === undefined && change.hour === undefined
  if (isAsked || !(Object.keys(change).length > 0 || has(said, words.weekly))) return { kind: 'schedule-shown' }
  return { kind: 'schedule', change }
}

/** What is said of a day, an hour, a zone, a language or a place; or what of it cannot be. `isExpected`: any number is an hour. */
export function readChange(text: string, words: SummaryWords, isExpected: boolean): ScheduleChange | 'time' | 'zone' {
  const { zone, rest } = readZone(text, words)
  if (zone === 'unknown') return 'zone'
  const said = spacedOut(rest).replaceAll(' malem ', ' malam ')
  const time = timeIn(said, words, isExpected)
  if (time?.kind === 'impossible') return 'time'
  const weekday = weekdayIn(said, words)
  const language = languageIn(said, words)
  return {
    ...(weekday === undefined ? {} : { weekday }),
    ...(time === undefined ? {} : { hour: time.hour, minute: time.minute }),
    ...(zone === undefined ? {} : { zone }),
    ...(language === undefined ? {} : { language }),
    ...(has(said, words['to-place']) ? { isToPlace: true } : {}),
  }
}

/** "Jumat malam" without its hour is seven in the evening. */
function timeIn(
  said: string,
  { parts }: SummaryWords,
  isExpected: boolean,
): Pick<Extract<ReadTime, { kind: 'time' }>, 'kind' | 'hour' | 'minute'> | { readonly kind: 'impossible' } | undefined {
  const time = readTime(said, isExpected)
  if (time) return time
  const part = Object.entries(parts).find(([name]) => said.includes(` ${name} `))
  return part && { kind: 'time', hour: part[1], minute: 0 }
}

/** "Minggu" is the Sunday where it is called a day, or an hour follows; otherwise it is the week. */
const week =
  / (?<!hari )(?:(?:tiap|setiap|saben|unggal|per) minggu(?! (?:pagi|siang|sore|malam))|minggu(?! (?:jam|pukul|pkl|pagi|siang|sore|malam|\d)))(?= )/g

/** The day that is named last, but for those that are said not to be it: "jangan Senin, Selasa aja". */
function weekdayIn(said: string, words: SummaryWords): number | undefined {
  let meant = said.replace(week, ' ')
  for (const phrase of words['not-then']) meant = meant.replace(new RegExp(` ${phrase} (?:hari )?\\S+(?= )`, 'g'), ' ')
  const found = Object.entries(words.weekdays)
    .flatMap(([number, names]) => names.map((name) => ({ number, at: meant.lastIndexOf(` ${name} `) })))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)
    .at(-1)
  return found && Number(found.number)
}
