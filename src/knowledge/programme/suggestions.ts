import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { KnowledgeProblem } from '../../domain/errors.ts'
import { actionReasons, goalReasons } from '../../programme/status.ts'
import type { Knowledge } from '../knowledge.ts'
import { readText } from '../read-text.ts'
import { readYaml } from '../read-yaml.ts'
import { shownPath } from '../shown-path.ts'
import { readLanguageFile } from '../text/read-language-file.ts'

const fileName = 'suggestions.yaml'
const entry = z.string().regex(/^[a-z-]+\/[a-z0-9-]+$/)
const schema = z.strictObject({
  actions: z.record(z.enum(actionReasons), entry),
  goals: z.record(z.enum(goalReasons), entry),
  quiet: entry,
})

/** Which entry a summary suggests, by the reason of its colour. */
export type Suggestions = z.infer<typeof schema>

/**
 * `directory`: knowledge/programme.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function loadSuggestions(directory: string): Suggestions {
  return readLanguageFile(directory, fileName, schema)
}

/** What is wrong with the file, with the entries that it names. */
export function checkSuggestions(directory: string, { entries }: Knowledge): readonly KnowledgeProblem[] {
  const path = join(directory, fileName)
  if (!existsSync(path)) return []
  const file = shownPath(path)
  const { content, problems } = readYaml(path, file, schema)
  if (!content) return problems
  const named = [...Object.values(content.actions), ...Object.values(content.goals), content.quiet]
  const unknown = [...new Set(named)].filter((id) => !entries.has(id))
  const text = readText(path) ?? ''
  return [...problems, ...unknown.map((id) => ({ file, line: lineOf(text, id), message: `there is no entry ${id}` }))]
}

function lineOf(text: string, id: string): number {
  return text.split('\n').findIndex((line) => line.endsWith(` ${id}`)) + 1
}
