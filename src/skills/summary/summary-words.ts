import { z } from 'zod'
import { type Language, languages } from '../../domain/language.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'

const phrases = z.array(z.string()).min(1)
const schema = z.strictObject({
  asks: phrases,
  about: phrases,
  decide: phrases,
  why: phrases,
  from: phrases,
  share: phrases,
  make: phrases,
  names: phrases,
  audience: phrases,
  shorter: phrases,
  'next-week': phrases,
  'this-week': phrases,
  'last-week': phrases,
  longer: phrases,
  compare: phrases,
  schedule: phrases,
  stop: phrases,
  when: phrases,
  weekly: phrases,
  otherwise: phrases,
  'not-then': phrases,
  'to-place': phrases,
  languages: z.strictObject({ id: phrases, en: phrases }),
  weekdays: z.record(z.string(), phrases),
  parts: z.record(z.string(), z.int().min(0).max(23)),
  zones: z.record(z.string(), phrases),
  cities: z.record(z.string(), phrases),
  local: phrases,
})

/** How people ask for the summary and set when it comes: knowledge/programme/summary-words.yaml. */
export type SummaryWords = z.infer<typeof schema>

/** @throws KnowledgeError naming file and line of what is not right. `directory`: knowledge/programme. */
export function readSummaryWords(directory: string): SummaryWords {
  return readLanguageFile(directory, 'summary-words.yaml', schema)
}

/** In small letters, one space between words and around them. */
export function spacedOut(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[?!,;]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()} `
}

/** The language that is named. `said`: spaced out. */
export function languageIn(said: string, words: SummaryWords): Language | undefined {
  return languages.find((one) => has(said, words.languages[one]))
}

/** Whether one of these phrases stands whole in a text that is spaced out. */
export function has(said: string, phrases: readonly string[]): boolean {
  return phrases.some((phrase) => said.includes(` ${phrase} `))
}
