import { join } from 'node:path'
import { z } from 'zod'
import { readLanguageFile } from '../text/read-language-file.ts'

const text = z.string().min(1)
const words = z.array(text).min(1)
const both = z.strictObject({ id: text, en: text })

/** What of a message is known by a name: {name} in a line. README.md tells what each is. */
export const paperSlots = [
  'name',
  'mentor',
  'owner',
  'people',
  'minutes',
  'span',
  'start',
  'theme',
  'request',
  'deadline',
  'place',
  'told',
  'first',
  'figures',
  'top',
  'beside',
  'time',
] as const
export type PaperSlot = (typeof paperSlots)[number]

/** A line; `share`: of the time there is, in parts of all lines together. */
const line = z.strictObject({ id: text, en: text, share: z.number().positive().optional() })

const caseSchema = z.strictObject({
  /** By which words it is meant; none: where no other is. */
  words: z.array(text).default([]),
  /** How long it takes where that was not said. */
  total: z.number().positive().optional(),
  lines: z.array(line).min(1),
})

const boxSchema = z.strictObject({ id: text, name: both, words, action: both.optional() })

const paperSchema = z.strictObject({
  id: text,
  /** A message wants one that has a word of each group, and none of `none`, in at most so many words. */
  all: z.array(words).min(1),
  none: z.array(text).default([]),
  most: z.int().positive().default(70),
  /** Only wanted where one of these is told, or so many things. */
  needs: z.array(z.enum(paperSlots)).default([]),
  fewest: z.int().nonnegative().default(0),
  /** What its lines are counted in. */
  unit: z.enum(['minute', 'day']).optional(),
  title: both,
  /** To be sent or said as it stands. */
  isText: z.boolean().default(false),
  /** The question is the wish: no word of wishing is needed. */
  isQuestion: z.boolean().default(false),
  /** A list of counts is for who computes. */
  isUncounted: z.boolean().default(false),
  cases: z.array(caseSchema).default([]),
  /** Things that were told, each under the first box that has a word of it: `line` for each box, `rest` for what fits none. */
  sorted: z
    .strictObject({
      boxes: text,
      /** What was told must fall into so many of them. */
      fewest: z.int().positive().default(1),
      by: z.enum(['count', 'order', 'told', 'all']),
      line: both,
      rest: both,
      none: both.optional(),
    })
    .optional(),
  /** A line before the last, by what was told. */
  hints: z.array(z.strictObject({ words, id: text, en: text })).default([]),
  after: both.optional(),
  /** What is asked where a slot is not known, one question at most. */
  asks: z.array(z.strictObject({ slot: z.enum(paperSlots), id: text, en: text })).default([]),
  quote: z.strictObject({ entry: text, words: both.optional() }).optional(),
})

const wordsSchema = z.strictObject({
  /** Who wants one says one of these; who wants to know how, one of `how`. */
  wish: words,
  how: words,
  recorded: words,
  /** A plan of what was just spoken of. */
  plans: words,
  kept: words,
  /** A clause on how the text is to be, and one that asks. */
  manner: words,
  asking: words,
  /** Leads up to what was told, within the sentence that wishes. */
  leads: words,
  about: words,
  request: words,
  titles: words,
  mentor: words,
  owner: words,
  start: words,
  days: words,
  deadline: words,
  staff: words,
  /** What people say they are, to begin with. */
  roles: words,
  counted: words,
  /** Says which of the figures stands out. */
  top: words,
  together: z.record(text, z.int().positive()),
  notNames: words,
  shorter: words,
  english: words,
  indonesian: words,
})

export type Paper = z.infer<typeof paperSchema>
export type PaperCase = Paper['cases'][number]
export type PaperLine = PaperCase['lines'][number]
export type PaperBox = z.infer<typeof boxSchema>
export type PaperWords = z.infer<typeof wordsSchema>

/** Papers to work with, written from what was told: agendas, plans, talks, reports, things sorted. */
export type PaperBook = {
  readonly words: PaperWords
  readonly papers: readonly Paper[]
  readonly boxes: Readonly<Record<string, readonly PaperBox[]>>
}

/** The first that fits a message is meant. */
export const paperFiles = ['sorted', 'plans', 'meetings', 'talks', 'texts'] as const

/**
 * Reads `directory`, knowledge/papers.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function readPaperBook(directory: string): PaperBook {
  return {
    words: readLanguageFile(directory, 'words.yaml', wordsSchema),
    boxes: readLanguageFile(directory, 'boxes.yaml', z.record(text, z.array(boxSchema).min(2))),
    papers: paperFiles.flatMap((name) => readLanguageFile(directory, `${name}.yaml`, z.array(paperSchema).min(1))),
  }
}

/** Where the papers lie in a knowledge folder. */
export function papersIn(directory: string): string {
  return join(directory, 'papers')
}
