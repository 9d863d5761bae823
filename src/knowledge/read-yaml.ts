import type { z } from 'zod'
import type { KnowledgeProblem } from '../domain/errors.ts'
import { keptReading } from '../domain/kept-readings.ts'
import { lineOfIssue } from './line-of-path.ts'
import { datesAsText } from './load-list.ts'
import { parseYaml } from './parse-yaml.ts'
import { cannotBeRead, readText } from './read-text.ts'

export type ReadYaml<Content> = { readonly content?: Content; readonly problems: readonly KnowledgeProblem[] }

/**
 * Reads a YAML file that is one record. Problems name the line of what is not right. A file that cannot be read is a
 * problem, too.
 */
export function readYaml<Content>(path: string, file: string, schema: z.ZodType<Content>): ReadYaml<Content> {
  const text = readText(path)
  if (text === undefined) return { problems: [{ file, line: 1, message: cannotBeRead }] }
  return keptReading({ file: `${path} ${file}`, text }, schema, () => readRecord(text, file, schema))
}

function readRecord<Content>(text: string, file: string, schema: z.ZodType<Content>): ReadYaml<Content> {
  const yaml = parseYaml(text)
  if (yaml.kind === 'broken') {
    return { problems: [{ file, line: yaml.line, message: `is not valid YAML: ${yaml.reason}` }] }
  }
  const parsed = schema.safeParse(datesAsText(yaml.content))
  if (parsed.success) return { content: parsed.data, problems: [] }
  return {
    problems: parsed.error.issues.map((issue) => ({
      file,
      line: lineOfIssue(text, issue),
      message: `${issue.path.join('.')} ${issue.message}`.trim(),
    })),
  }
}
