import { join } from 'node:path'
import type { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'
import { readYaml } from '../read-yaml.ts'

/**
 * One of the files of knowledge/language.
 * @throws KnowledgeError naming file and line of what is not right, or that the file cannot be read.
 */
export function readLanguageFile<Content>(directory: string, name: string, schema: z.ZodType<Content>): Content {
  const path = join(directory, name)
  const { content, problems } = readYaml(path, path, schema)
  if (content === undefined) throw new KnowledgeError(problems)
  return content
}
