import { join } from 'node:path'
import { z } from 'zod'
import { KnowledgeError, type KnowledgeProblem } from '../domain/errors.ts'
import type { Knowledge } from './knowledge.ts'
import { readYaml } from './read-yaml.ts'

const words = z.array(z.coerce.string()).min(1)
const label = z.string().min(1).max(30, 'is a label and has at most 30 characters')

const choice = z.strictObject({
  entry: z.string(),
  /** What the choice is called, in each language. */
  id: label,
  en: label,
  /** A word of these, typed, picks it. */
  words,
})
export type ClarifyingChoice = z.infer<typeof choice>

const vagueProblem = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/, 'must be lower case, words joined by "-"'),
  about: words,
  also: words.optional(),
  needs: z.literal('problem').optional(),
  leans: z.literal(true).optional(),
  question: z.strictObject({ id: z.string().min(1), en: z.string().min(1) }),
  choices: z.array(choice).min(3, 'needs three or four').max(4, 'needs three or four'),
})
/** A problem that is told without what tells its cases apart, and the question that does. */
export type VagueProblem = z.infer<typeof vagueProblem>

const fileSchema = z.strictObject({ fillers: words, problems: words, records: z.array(vagueProblem).min(1) })
/** knowledge/clarify.yaml, which explains its fields. */
export type VagueProblems = z.infer<typeof fileSchema>

const fileName = 'clarify.yaml'

/**
 * The vague problems of a knowledge folder.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function loadVagueProblems(directory: string): VagueProblems {
  const path = join(directory, fileName)
  const { content, problems } = readYaml(path, path, fileSchema)
  if (content === undefined) throw new KnowledgeError(problems)
  return content
}

/** Holds them against their format and the entries: each choice leads somewhere, and each id stands once. */
export function checkVagueProblems(directory: string, { entries }: Knowledge): readonly KnowledgeProblem[] {
  const path = join(directory, fileName)
  const { content, problems } = readYaml(path, fileName, fileSchema)
  const ids = (content?.records ?? []).map(({ id }) => id)
  const problem = (message: string): KnowledgeProblem => ({ file: fileName, line: 1, message })
  const wrong = (content?.records ?? []).flatMap(({ id, choices }, index) => [
    ...(ids.indexOf(id) < index ? [problem(`id "${id}" stands twice`)] : []),
    ...choices.flatMap(({ entry }) => (entries.has(entry) ? [] : [problem(`${id}: there is no entry ${entry}`)])),
  ])
  return [...problems, ...wrong]
}
