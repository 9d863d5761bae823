import { z } from 'zod'
import { readLanguageFile } from '../../../knowledge/text/read-language-file.ts'

const phrases = z.array(z.string().min(1)).min(1)
const part = z.strictObject({ begins: z.int().min(0).max(23), later: z.int().optional(), words: phrases })
const schema = z.strictObject({
  now: phrases,
  today: phrases,
  ago: phrases,
  hours: phrases,
  minutes: phrases,
  'an-hour': phrases,
  'half-an-hour': phrases,
  'last-night': phrases,
  hour: phrases,
  'half-to': phrases,
  'half-past': phrases,
  'quarter-to': phrases,
  'quarter-past': phrases,
  'before-hour': phrases,
  'after-hour': phrases,
  quarter: phrases,
  numbers: z.record(z.string(), phrases),
  parts: z.strictObject({ dawn: part, morning: part, midday: part, afternoon: part, night: part }),
})

export type HoursVocabulary = z.infer<typeof schema>
export const dayParts = ['dawn', 'morning', 'midday', 'afternoon', 'night'] as const
export type DayPart = (typeof dayParts)[number]

/** @throws KnowledgeError naming file and line of what is not right in knowledge/language/hours.yaml. */
export function loadHours(languageDirectory: string): HoursVocabulary {
  return readLanguageFile(languageDirectory, 'hours.yaml', schema)
}

/** One of the phrases, the longest first, as part of a regular expression. */
export function anyOf(phrases: readonly string[]): string {
  return `(?:${phrases.toSorted((a, b) => b.length - a.length).join('|')})`
}
