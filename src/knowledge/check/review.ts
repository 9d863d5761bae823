import type { KnowledgeProblem } from '../../domain/errors.ts'
import { type Language, localeOf } from '../../domain/language.ts'
import type { Entry } from '../entry.ts'
import type { EntryPair } from '../knowledge.ts'
import { plainText } from '../plain-text.ts'
import { at } from './rule.ts'

/** A text that says "from 16 January 2027" is wrong on that day, so it must be looked at before. */
export function isReviewedBeforeDatesItNames({ id }: EntryPair): KnowledgeProblem[] {
  const ahead = datesIn(lawOf(id), 'id').filter((date) => date > id.verified)
  const first = ahead.toSorted()[0]
  if (first === undefined || id.reviewBy < first) return []
  return [at(id, `names ${first}, which is still ahead, but review_by is ${id.reviewBy}: set it before ${first}`)]
}

/** Worked examples have calendars of their own. */
function lawOf(entry: Entry): string {
  const sections = entry.sections.filter(({ kind }) => kind !== 'example')
  return plainText([entry.answer, ...sections.map(({ markdown }) => markdown)].join('\n'))
}

/** The dates of a text as ISO dates; "Januari 2027" is its first day. A year alone is no date. */
export function datesIn(text: string, language: Language): string[] {
  const months = monthNames(language)
  const pattern = new RegExp(`(?:\\b(\\d{1,2})\\s+)?\\b(${months.join('|')})\\s+(\\d{4})\\b`, 'gi')
  return [...text.matchAll(pattern)].map(([, day = '1', month = '', year = '']) => {
    const number = months.indexOf(month.toLowerCase()) + 1
    return [year, String(number).padStart(2, '0'), day.padStart(2, '0')].join('-')
  })
}

function monthNames(language: Language): string[] {
  const format = new Intl.DateTimeFormat(localeOf[language], { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 1)).toLowerCase())
}
