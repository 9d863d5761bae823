import type { z } from 'zod'
import type { KnowledgeProblem } from '../domain/errors.ts'
import { lineOfIssue } from './line-of-path.ts'
import { parseYaml } from './parse-yaml.ts'
import { cannotBeRead, readText } from './read-text.ts'

export type LoadedList<T> = {
  readonly items: readonly T[]
  /** The line where the record of an item begins. */
  readonly lineOf: (item: T) => number
  readonly problems: readonly KnowledgeProblem[]
}

/**
 * Reads a YAML file that is a list of records with an `id`. Records that do not fit the schema, and ids that stand
 * twice, are reported with their line and left out.
 */
export function loadList<Schema extends z.ZodType<{ id: string }>>(
  path: string,
  file: string,
  schema: Schema,
): LoadedList<z.infer<Schema>> {
  const text = readText(path)
  const nothing = (line: number, message: string) => ({
    items: [],
    lineOf: () => line,
    problems: [{ file, line, message }],
  })
  if (text === undefined) return nothing(1, cannotBeRead)
  const yaml = parseYaml(text)
  if (yaml.kind === 'broken') return nothing(yaml.line, `is not valid YAML: ${yaml.reason}`)
  const raw = yaml.content ?? []
  if (!Array.isArray(raw)) return nothing(1, 'must be a list of records')

  const lines = recordLines(text)
  const items: z.infer<Schema>[] = []
  const problems: KnowledgeProblem[] = []
  const seen = new Map<string, number>()
  for (const [index, record] of raw.entries()) {
    const line = lines[index] ?? 1
    const parsed = schema.safeParse(datesAsText(record))
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        problems.push({
          file,
          line: lineOfIssue(text, issue, [index]),
          message: `record ${nameOf(record)}: ${issue.path.join('.')} ${issue.message}`,
        })
      }
    } else if (seen.has(parsed.data.id)) {
      problems.push({ file, line, message: `id "${parsed.data.id}" stands twice` })
    } else {
      seen.set(parsed.data.id, line)
      items.push(parsed.data)
    }
  }
  return { items, lineOf: ({ id }) => seen.get(id) ?? 1, problems }
}

/** YAML reads 2026-11-24 as a point in time; the schemas want the day as it was written. */
export function datesAsText(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => [key, value instanceof Date ? value.toISOString().slice(0, 10) : value]),
  )
}

function recordLines(text: string): number[] {
  const lines: number[] = []
  for (const [index, line] of text.split('\n').entries()) if (line.startsWith('- ')) lines.push(index + 1)
  return lines
}

function nameOf(record: unknown): string {
  const id = typeof record === 'object' && record !== null && 'id' in record ? record.id : undefined
  return typeof id === 'string' || typeof id === 'number' ? `"${id}"` : 'without an id'
}
