import { z } from 'zod'
import { readLanguageFile } from '../text/read-language-file.ts'

const text = z.string().min(1)
const words = z.array(text).min(1)
const both = z.strictObject({ id: text, en: text })

const whysSchema = z.strictObject({
  all: words,
  alone: words,
  none: words,
  enough: words,
  because: words,
  /** The last has no words: for any trouble. */
  guesses: z.array(z.strictObject({ words: z.array(text), id: text, en: text })).min(1),
})

const minutesSchema = z.strictObject({ all: words, none: words, agreed: words, me: words, will: words, open: words })

const stepsCheckSchema = z.strictObject({
  all: z.array(words).min(1),
  fewest: z.int().positive(),
  points: z.array(z.strictObject({ id: text, name: both, has: words, ask: both })).min(1),
  adds: z.array(z.strictObject({ words, id: text, en: text })),
})

export type WhysData = z.infer<typeof whysSchema>
export type MinutesData = z.infer<typeof minutesSchema>
export type StepsCheckData = z.infer<typeof stepsCheckSchema>

/** What is read of papers that are worked out: causes, minutes, a procedure held against what one needs. */
export type PaperData = {
  readonly whys: WhysData
  readonly minutes: MinutesData
  readonly steps: StepsCheckData
}

/**
 * Reads them in `directory`, knowledge/papers.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function readPaperData(directory: string): PaperData {
  return {
    whys: readLanguageFile(directory, 'whys.yaml', whysSchema),
    minutes: readLanguageFile(directory, 'minutes.yaml', minutesSchema),
    steps: readLanguageFile(directory, 'steps-check.yaml', stepsCheckSchema),
  }
}
