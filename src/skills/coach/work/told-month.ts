import { alternatives } from '../../../domain/alternatives.ts'
import { addDays, type Day } from '../../../programme/dates/calendar.ts'
import type { Desk } from '../desk.ts'

/** A month by which a goal is to be reached, and where it stands in the text. */
export type ToldMonth = { readonly kind: 'day'; readonly day: Day; readonly start: number; readonly end: number }

/** "Di Maret", "by June" is its last day; "sebelum Juni" the last one before it. Undefined: no month is named with a lead. */
export function toldMonth({ parts, today }: Pick<Desk, 'parts' | 'today'>, text: string): ToldMonth | undefined {
  const { doingWords, knowledge } = parts
  const before = doingWords.any('before-month')
  const leads = `${before}|${doingWords.any('month-leads')}|${alternatives(knowledge.dateLeads)}`
  for (const found of text.matchAll(
    new RegExp(String.raw`(?<!\p{L})(${leads})\s+(?:bulan\s+)?(\p{L}{3,})(?!\p{L})`, 'giu'),
  )) {
    const [said, lead = '', month = ''] = found
    const read = knowledge.dates.readWhole(month, { today })
    // A weekday or "besok" is a day of its own; a month is read as its last.
    const isMonth = read?.kind === 'day' && addDays(read.day, 1).endsWith('-01') && !read.isExact
    if (!isMonth || read.kind !== 'day') continue
    const isBefore = new RegExp(`^(?:${before})$`, 'iu').test(lead)
    const day = isBefore ? addDays(`${read.day.slice(0, 8)}01`, -1) : read.day
    return { kind: 'day', day, start: found.index, end: found.index + said.length }
  }
  return undefined
}
