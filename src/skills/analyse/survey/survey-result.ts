import { z } from 'zod'
import { elementNames } from '../../../knowledge/analyse/analyse-words.ts'

const sums = z.object({ n: z.number(), sum: z.number(), squares: z.number() })
const named = z.array(z.tuple([z.string(), sums]))

export const measureKinds = ['csat', 'nps', 'ces', 'ikm', 'rating'] as const
export type MeasureKind = (typeof measureKinds)[number]

const measure = z.object({
  kind: z.enum(measureKinds),
  title: z.string(),
  /** Counted like a CSAT, the question is another one: "Apakah masalah Anda selesai?" */
  isYes: z.literal(true).exactOptional(),
  /** Of the answers; of an IKM 25 to 100. */
  scale: z.object({
    low: z.number(),
    high: z.number(),
    words: z.string().exactOptional(),
    /** Low answers were the good ones; the counts are turned. */
    isReversed: z.literal(true).exactOptional(),
  }),
  /** How often each answer was given. */
  counts: z.array(z.tuple([z.number(), z.number()])),
  missing: z.number(),
  invalid: z.number(),
  /** An answer that the scale does not have, as an example. */
  invalidExample: z.string().exactOptional(),
  /** Of scores: CSAT 1 for satisfied and 0 otherwise, NPS 1, 0 and −1, an IKM the index of each respondent, else the answer. */
  sums,
  groups: z.object({ branch: named, channel: named, agent: named }),
  weeks: named,
  months: named,
})
export type Measure = z.infer<typeof measure>

const element = z.object({
  title: z.string(),
  element: z.enum(elementNames).exactOptional(),
  sums,
  missing: z.number(),
  invalid: z.number(),
  groups: z.object({ branch: named, channel: named, agent: named }).exactOptional(),
})
export type Element = z.infer<typeof element>

const theme = z.object({
  id: z.string(),
  count: z.number(),
  negative: z.number(),
  /** What customers wrote, without personal data. */
  quotes: z.array(z.string()),
})
export type Theme = z.infer<typeof theme>

/** What came out of a file: figures alone, and a few quotes without personal data. Kept until the next analysis. */
export const surveyResultSchema = z.object({
  kind: z.literal('survey'),
  file: z.string(),
  /** SHA-256 of the file, hexadecimal. */
  hash: z.string(),
  day: z.string(),
  rows: z.number(),
  from: z.string().exactOptional(),
  to: z.string().exactOptional(),
  /** Answers whose date could not be read. */
  undated: z.number(),
  /** Rows that are the same as one before, time and all. */
  duplicates: z.number().exactOptional(),
  measures: z.array(measure),
  elements: z.array(element),
  comments: z.object({
    n: z.number(),
    positive: z.number(),
    neutral: z.number(),
    negative: z.number(),
    themes: z.array(theme),
  }),
})
export type SurveyResult = z.infer<typeof surveyResultSchema>
