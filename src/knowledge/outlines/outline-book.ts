import { join } from 'node:path'
import { z } from 'zod'
import { readLanguageFile } from '../text/read-language-file.ts'

const text = z.string().min(1)
const words = z.array(text).min(1)
const both = z.strictObject({ id: text, en: text })
const quote = z.strictObject({ entry: text, words: both.optional() })
/** A line of an outline; `about`: by which words one asks for it or wants it out. */
const item = z.strictObject({ id: text, en: text, about: z.array(text).default([]) })
const items = z.array(item).default([])
const kindSchema = z.strictObject({ id: text, name: both, words })

const outlineSchema = z.strictObject({
  id: text,
  /** How many lines where none are asked for, and the fewest that are of use. */
  default: z.int().positive(),
  fewest: z.int().positive(),
  /** A message wants one that has a word of each group, and none of `none`, in at most so many words. */
  all: z.array(words).min(1),
  none: z.array(text).default([]),
  most: z.int().positive().default(40),
  /** The case that is meant where none is told, here or just before. */
  fallback: text.optional(),
  /** Only wanted where one of its cases is told. */
  needsCase: z.boolean().default(false),
  /** {for} and {case} are the case, {kind} the kind of business behind a dot, {count} the number of lines. */
  title: both,
  /** What stands for the case where none is told. */
  any: both,
  first: items,
  last: items,
  more: items,
  /** What it is for; one without words and name has those of the kind of business with its id. */
  cases: z.array(z.strictObject({ id: text, words: z.array(text).default([]), name: both.optional(), items })).min(1),
  /** The line that is made of something else that is to be in it: {x}. */
  adds: both.optional(),
  after: both.optional(),
  /** Questions on it, and what is answered. */
  asks: z.array(z.strictObject({ words, says: both, quote: quote.optional() })).default([]),
})

const changesSchema = z.strictObject({
  shorter: words,
  longer: words,
  english: words,
  indonesian: words,
  casual: words,
  formal: words,
  elsewhere: words,
})

export type OutlineItem = z.infer<typeof item>
export type Outline = z.infer<typeof outlineSchema>
export type OutlineCase = Outline['cases'][number]
export type BusinessKind = z.infer<typeof kindSchema>

/** Lists to use as they stand: survey questions, a procedure, standards, the first minutes of an incident, a talk. */
export type OutlineBook = {
  readonly kinds: readonly BusinessKind[]
  readonly outlines: readonly Outline[]
  /** How people want one changed. */
  readonly changes: z.infer<typeof changesSchema>
}

/** The first whose words stand in a message is meant. */
export const outlineFiles = ['incident', 'survey', 'sop', 'standards', 'feedback', 'poster'] as const

/**
 * Reads `directory`, knowledge/outlines.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function readOutlineBook(directory: string): OutlineBook {
  return {
    kinds: readLanguageFile(directory, 'kinds.yaml', z.array(kindSchema).min(1)),
    changes: readLanguageFile(directory, 'changes.yaml', changesSchema),
    outlines: outlineFiles.map((name) => readLanguageFile(directory, `${name}.yaml`, outlineSchema)),
  }
}

/** Where the outlines lie in a knowledge folder. */
export function outlinesIn(directory: string): string {
  return join(directory, 'outlines')
}
