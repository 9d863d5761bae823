import { z } from 'zod'
import { readLanguageFile } from '../text/read-language-file.ts'
import type { Concepts } from './concern-features.ts'

const conceptsSchema = z.record(z.string(), z.array(z.coerce.string()).min(1))

/**
 * Kinds of words that say about the same, knowledge/language/concepts.yaml.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function loadConcepts(languageDirectory: string): Concepts {
  return readLanguageFile(languageDirectory, 'concepts.yaml', conceptsSchema)
}
