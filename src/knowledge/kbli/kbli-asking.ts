import { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'
import { type ReadYaml, readYaml } from '../read-yaml.ts'

const phrases = z.string().transform((list) =>
  list
    .split(/,\s*/)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== ''),
)
const askingFile = z.strictObject({
  names: phrases,
  certain_names: phrases,
  other_codes: phrases,
  asking: phrases,
  elsewhere: phrases,
  aside: phrases,
  question_words: phrases,
  wanting: phrases,
  illegal: phrases,
  employed: phrases,
  brands: phrases,
  broad: phrases,
  synonyms: z.array(z.array(z.string()).min(2)),
})

/** How people ask for a code; knowledge/kbli/asking.yaml explains each list. */
export type KbliAsking = {
  readonly names: readonly string[]
  readonly certainNames: readonly string[]
  readonly otherCodes: readonly string[]
  readonly asking: readonly string[]
  readonly elsewhere: readonly string[]
  readonly aside: readonly string[]
  readonly questionWords: readonly string[]
  readonly wanting: readonly string[]
  readonly illegal: readonly string[]
  readonly employed: readonly string[]
  readonly brands: readonly string[]
  readonly broad: readonly string[]
  readonly synonyms: readonly (readonly string[])[]
}

/** Reads the lists together with every problem found. `file` is what a problem calls it. */
export function readKbliAsking(path: string, file: string): ReadYaml<KbliAsking> {
  const { content, problems } = readYaml(path, file, askingFile)
  if (!content) return { problems }
  const { certain_names, other_codes, question_words, ...lists } = content
  return {
    content: { ...lists, certainNames: certain_names, otherCodes: other_codes, questionWords: question_words },
    problems,
  }
}

/** @throws KnowledgeError naming file and line of what is not right. */
export function loadKbliAsking(path: string): KbliAsking {
  const { content, problems } = readKbliAsking(path, path)
  if (!content) throw new KnowledgeError(problems)
  return content
}
