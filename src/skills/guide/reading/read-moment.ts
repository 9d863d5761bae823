import { z } from 'zod'
import type { LocalMoment } from '../../../knowledge/deadlines/deadlines.ts'
import { hoursAfter } from '../../../knowledge/deadlines/deadlines.ts'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'
import type { DateReader } from '../../../programme/dates/read-date.ts'

/** What a text says of a moment that has passed. `day-only`: the hour was not said, so the day's first is taken. */
export type ReadMoment =
  | { readonly kind: 'moment' | 'day-only'; readonly at: LocalMoment }
  | { readonly kind: 'impossible' | 'future' }

export type MomentReader = (text: string, now: LocalMoment) => ReadMoment | undefined

const schema = z.strictObject({
  now: z.array(z.string()),
  ago: z.array(z.string()),
  'last-night': z.array(z.string()),
  hour: z.array(z.string()),
  morning: z.array(z.string()),
  afternoon: z.array(z.string()),
})

/** @throws KnowledgeError naming file and line of what is not right in knowledge/language/hours.yaml. */
export function createMomentReader(languageDirectory: string, dates: DateReader): MomentReader {
  const words = readLanguageFile(languageDirectory, 'hours.yaml', schema)
  const any = (some: readonly string[]) => `(?:${some.join('|')})`
  const now = new RegExp(String.raw`\b${any(words.now)}\b`, 'i')
  const ago = new RegExp(String.raw`\b(\d{1,2})\s*(?:jam|hours?)\s*(?:yang |yg )?${any(words.ago)}`, 'i')
  const lastNight = new RegExp(String.raw`\b${any(words['last-night'])}\b`, 'i')
  const clock = new RegExp(
    String.raw`\b(?:${any(words.hour)}\s*(\d{1,2})(?:[.:](\d{2}))?|(\d{1,2})[.:](\d{2})(?!\d|[./-]\d))\s*(${any([...words.morning, ...words.afternoon])})?`,
    'i',
  )
  const later = new RegExp(String.raw`\b${any(words.afternoon)}\b`, 'i')

  return (text, at) => {
    const hours = ago.exec(text)?.[1]
    if (hours !== undefined) return { kind: 'moment', at: hoursAfter(at, -Number(hours)) }
    const today = at.slice(0, 10)
    const hour = readHour(text)
    if (hour === 'impossible') return { kind: 'impossible' }
    const read = dates.read(hour ? text.replace(hour.written, ' ') : text, { today, lean: 'past' })
    if (read?.kind === 'impossible') return { kind: 'impossible' }
    const named = read?.kind === 'day' ? read.day : undefined
    const day = named ?? (lastNight.test(text) ? hoursAfter(`${today}T00:00`, -24).slice(0, 10) : undefined)
    if (hour) return past(`${day ?? today}T${hour.at}`, 'moment')
    if (day !== undefined) return past(`${day}T00:00`, 'day-only')
    return now.test(text) ? { kind: 'moment', at } : undefined

    function past(moment: LocalMoment, kind: 'moment' | 'day-only'): ReadMoment {
      return moment > at ? { kind: 'future' } : { kind, at: moment }
    }
  }

  function readHour(text: string): { readonly at: string; readonly written: string } | 'impossible' | undefined {
    const found = clock.exec(text)
    if (!found) return undefined
    const hour = Number(found[1] ?? found[3])
    const minute = Number(found[2] ?? found[4] ?? 0)
    if (hour > 23 || minute > 59) return 'impossible'
    const isLater = hour < 12 && later.test(found[5] ?? text)
    const at = `${String(isLater ? hour + 12 : hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    return { at, written: found[0] }
  }
}
