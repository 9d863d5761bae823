import { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'
import { type ReadYaml, readYaml } from '../read-yaml.ts'
import { phraseList } from './phrase-list.ts'

const askingFile = z.strictObject({
  names: phraseList,
  certain_names: phraseList,
  other_codes: phraseList,
  asking: phraseList,
  elsewhere: phraseList,
  aside: phraseList,
  question_words: phraseList,
  wanting: phraseList,
  illegal: phraseList,
  employed: phraseList,
  brands: phraseList,
  broad: phraseList,
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
