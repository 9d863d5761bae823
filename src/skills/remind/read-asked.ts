import type { DateReader } from '../../programme/dates/read-date.ts'
import { readTime } from '../../programme/dates/read-time.ts'
import { readAhead } from './read-ahead.ts'
import type { RecurrenceReader } from './read-recurrence.ts'
import type { ReminderWords } from './reminder-words.ts'

/** Somebody is to be reminded. `who`: undefined is the asker, otherwise as it was said; `what`: when and of what. */
export type AskedReminder = { readonly who: string | undefined; readonly what: string }

export type AskedReading = {
  readonly recurrence: RecurrenceReader
  readonly dates: Pick<DateReader, 'read'>
  readonly today: string
}

/** Undefined: no reminder is asked for, or nothing is said of when. */
export type AskedReader = (text: string, reading: AskedReading) => AskedReminder | undefined

const titled = String.raw`(?:(?:pak|bu|bapak|ibu|mas|mbak|mba|kak|bang|si)\s+)`
const polite = String.raw`(?:(?:tolong|mohon|bisa|coba|please|can you|could you|minta)\s+)*`
const mostAhead = 6
/** … or tell the event that the reminder is to come before. */
const mostOfEvent = 24

/**
 * Reads "remind everyone on Wednesday at 4 pm to log …", "nanti tgl 7 April colek saya lagi", "jadwalkan pengingat … kepada
 * seluruh petugas": who, and what with its time.
 */
export function createAskedReader(words: ReminderWords): AskedReader {
  const any = (list: readonly string[]) =>
    `(?:${list
      .toSorted((a, b) => b.length - a.length)
      .map((each) => each.replace(/\s+/g, String.raw`\s+`))
      .join('|')})`
  const place = String.raw`(?:\s+(?:loket|kasir|gudang|cs|shift\s+\p{L}+))?`
  const verb = new RegExp(
    String.raw`^([\s\S]*?)(?<![\p{L}])${polite}${any(words.verbs)}(?![\p{L}])[\s,:]*([\s\S]*)$`,
    'iu',
  )
  const me = new RegExp(String.raw`^${any(words.me)}(?![\p{L}])\s*`, 'iu')
  const everyone = new RegExp(
    String.raw`^(?:${any(words.for)}\s+)?(${any(words.everyone)}${place})(?![\p{L}])\s*`,
    'iu',
  )
  const inside = new RegExp(
    String.raw`(?<![\p{L}])${any(words.for)}\s+(${any(words.everyone)}${place})(?![\p{L}])\s*`,
    'iu',
  )
  const one = new RegExp(String.raw`^(${titled}\p{L}[\p{L}.']+|(?:${words.somebody.join('|')})(?![\p{L}]))\s*`, 'iu')
  const before = new RegExp(String.raw`^(?:${any([...words.openers, ...words.another])}(?![\p{L}\d])[\s,.!:]*)+`, 'iu')
  const capital = /^(\p{Lu}[\p{L}.']+)(?=\s)\s*/u

  return (text, { recurrence, dates, today }) => {
    const isTime = (said: string) => {
      const { every, hour } = recurrence(said)
      return (
        every !== undefined ||
        hour !== undefined ||
        readTime(said) !== undefined ||
        dates.read(said, { today }) !== undefined
      )
    }
    const [, ahead = '', behind] = verb.exec(text.trim()) ?? []
    if (behind === undefined) return undefined
    // Whatever stands before the verb must say when, or be no more than politeness.
    const lead = ahead.trim().replace(before, '')
    const most = readAhead(behind) ? mostOfEvent : mostAhead
    if (lead !== '' && (!isTime(lead) || lead.split(/\s+/).length > most)) return undefined
    if (!isTime(`${lead} ${behind}`)) return undefined
    const { who, rest } = whoIn(behind, isTime)
    return { who, what: `${lead} ${rest}`.trim() }
  }

  function whoIn(
    said: string,
    isTime: (text: string) => boolean,
  ): { readonly who: string | undefined; readonly rest: string } {
    const oneself = me.exec(said)
    if (oneself) return { who: undefined, rest: said.slice(oneself[0].length) }
    const all = everyone.exec(said)
    if (all) return { who: all[1] ?? '', rest: said.slice(all[0].length) }
    const named = one.exec(said) ?? capital.exec(said)
    if (named?.[1] !== undefined && !isTime(named[1]))
      return { who: named[1].replace(/^si\s+/iu, ''), rest: said.slice(named[0].length) }
    // "… kepada seluruh petugas setiap hari kerja": anywhere behind "for".
    const later = inside.exec(said)
    if (later?.[1] === undefined) return { who: undefined, rest: said }
    return { who: later[1], rest: `${said.slice(0, later.index)} ${said.slice(later.index + later[0].length)}` }
  }
}
