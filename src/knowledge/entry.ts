import { z } from 'zod'
import type { Language } from '../domain/language.ts'
import type { Case, Detail } from './told-items.ts'

/** How well the main answer is supported; explained in knowledge/README.md. Best first. */
export const confidenceMarks = ['A', 'B', 'C', 'D'] as const
export type ConfidenceMark = (typeof confidenceMarks)[number]

/** `evidence:` and an id make the longest choice; see `Choice` for its limit. */
const longestId = 47

const id = z
  .string()
  .regex(
    /^[a-z0-9-]+\/[a-z0-9-]+$/,
    'must be folder/name in lower case, words joined by "-", e.g. oss/nib, and match the file',
  )
  .max(longestId, `must be at most ${longestId} characters, so that a button can carry it`)
const date = z.iso.date('must be a date like 2026-11-24')
const title = z
  .string()
  .min(1)
  .max(60, 'must be at most 60 characters')
  .regex(/[^.]$/, 'must not end with a full stop')
  .refine((text) => !/^".*"$/.test(text), 'must not stand in quotes that are shown')
const questions = z.array(z.string().min(2)).min(1, 'must list at least one way people ask')

/** Front matter that each language has for itself. */
export const translatedFields = z.strictObject({ id, title, questions })

/** Front matter of the Indonesian file: what it has for itself, and what holds for both languages. */
export const sharedFields = z.strictObject({
  id,
  title,
  questions,
  facts: z.array(z.string().regex(/^[A-Z]+-\d{3}[a-z]?$/, 'must be fact numbers like OSS-049')),
  verified: date,
  review_by: date,
  confidence: z.enum(confidenceMarks, 'must be A, B, C or D'),
  related: z.array(id).max(5, 'must name at most five entries').default([]),
})

/** One pointer of a footnote: an id from regulations.yaml or sources.yaml, and the article where it is a rule. */
export type Reference = { readonly id: string; readonly article?: string }

/** What a section is about, so that a follow-up like "berapa biayanya?" finds it. */
export const sectionKinds = {
  steps: ['langkah', 'steps'],
  requirements: ['syarat', 'requirements'],
  cost: ['biaya', 'cost'],
  time: ['waktu', 'time'],
  sanctions: ['sanksi', 'sanctions'],
  exceptions: ['pengecualian', 'exceptions'],
  changes: ['yang berubah', 'what changed'],
  example: ['contoh', 'example'],
  formula: ['rumus', 'formula'],
  caution: ['perhatikan', 'watch out'],
  details: ['tanya jawab', 'questions and answers'],
  cases: ['kasus', 'cases'],
} as const satisfies Record<string, readonly [string, string]>
export type SectionKind = keyof typeof sectionKinds

export type Section = {
  readonly heading: string
  /** Undefined for a heading of the entry's own. */
  readonly kind?: SectionKind
  /** Markdown with footnote marks such as `[^1]`. Of details and cases their statements alone. */
  readonly markdown: string
  /** Line of the heading in its file, counted from 1. */
  readonly line: number
}

/** One curated page of knowledge in one language. */
export type Entry = {
  readonly id: string
  /** The folder: `pse`, `oss`, … */
  readonly topic: string
  readonly language: Language
  readonly title: string
  readonly questions: readonly string[]
  readonly facts: readonly string[]
  /** ISO dates. */
  readonly verified: string
  readonly reviewBy: string
  readonly confidence: ConfidenceMark
  readonly related: readonly string[]
  /** The first paragraph: Markdown with footnote marks. */
  readonly answer: string
  readonly sections: readonly Section[]
  /** What it says to questions on a detail, in the order of the other language. */
  readonly details: readonly Detail[]
  /** What holds for kinds of askers, in the order of the other language. */
  readonly cases: readonly Case[]
  readonly footnotes: ReadonlyMap<string, readonly Reference[]>
  readonly file: string
}
