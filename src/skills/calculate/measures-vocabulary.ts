import { z } from 'zod'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'

const phrases = z.array(z.coerce.string())

/** What a figure may be; explained in knowledge/language/measures.yaml. */
const takes = z.enum(['count', 'amount', 'share', 'money', 'time', 'span', 'percent', 'score', 'by', 'number'])
export type Takes = z.infer<typeof takes>

const slotSchema = z.strictObject({ takes, words: phrases, weak: phrases.default([]) })
const pair = z.tuple([z.string(), z.string()])
const measureSchema = z.strictObject({
  definition: z.string(),
  topics: z.array(z.string()).default([]),
  names: phrases,
  slots: z.record(z.string(), slotSchema),
  fraction: pair.optional(),
  change: pair.optional(),
  order: z.array(z.string()).optional(),
  bare: z.array(z.array(z.string())),
  marks: z.record(z.string(), phrases).default({}),
  main: z.string(),
  feeds: phrases.default([]),
  lone: phrases.default([]),
  strict: z.boolean().default(false),
  'own-pairs': z.boolean().default(false),
})
/** How people name one measure and its figures. */
export type MeasureWords = z.infer<typeof measureSchema>

const cues = {
  asks: phrases,
  orders: phrases,
  'story-wishes': phrases,
  explains: phrases,
  chances: phrases,
  formulas: phrases,
  origins: phrases,
  judges: phrases,
  fills: phrases,
  law: phrases,
  'follow-ups': phrases,
  corrections: phrases,
  adding: phrases,
  comparing: phrases,
  differences: phrases,
  firsts: phrases,
  worsts: phrases,
  equals: phrases,
  includeds: phrases,
  worthwhiles: phrases,
  'percent-or-points': phrases,
  sentences: phrases,
  fillers: phrases,
  earlier: phrases,
  later: phrases,
  'interval-wishes': phrases,
  complaints: phrases,
  becoming: phrases,
  targets: phrases,
  lacking: phrases,
  judging: phrases,
  turning: phrases,
  yearlies: phrases,
  monthlies: phrases,
  growing: phrases,
  shrinking: phrases,
  removing: phrases,
  togethers: phrases,
  alikes: phrases,
  objecting: phrases,
  returns: phrases,
  ceilings: phrases,
  wishing: phrases,
  enoughs: phrases,
  bests: phrases,
  ordering: phrases,
  lowests: phrases,
  classes: phrases,
}
export type Cue = keyof typeof cues

const workings = z.strictObject({ words: phrases, fillers: phrases })

const days = z.strictObject({
  asks: phrases,
  from: phrases,
  spans: phrases,
  later: phrases,
  working: phrases,
  holidays: phrases,
})
const labels = z.strictObject({ empty: phrases, joints: phrases })
const schema = z.strictObject({ measures: z.record(z.string(), measureSchema), days, workings, labels, ...cues })

/** The lists of knowledge/language/measures.yaml. */
export type MeasuresVocabulary = z.infer<typeof schema>

/** @throws KnowledgeError where the file is not right. */
export function loadMeasuresVocabulary(languageDirectory: string): MeasuresVocabulary {
  return readLanguageFile(languageDirectory, 'measures.yaml', schema)
}
