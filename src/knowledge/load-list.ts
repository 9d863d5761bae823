import { load, YAMLException } from 'js-yaml'
import type { z } from 'zod'
import type { KnowledgeProblem } from '../domain/errors.ts'
import { cannotBeRead, readText } from './read-text.ts'

export type LoadedList<T> = { readonly items: readonly T[]; readonly problems: readonly KnowledgeProblem[] }

/**
 * Reads a YAML file that is a list of records with an `id`. Records that do not fit the schema, and ids that stand
 * twice, are reported with the line of the record and left out.
 */
export function loadList<Schema extends z.ZodType<{ id: string }>>(
  path: string,
  file: string,
  schema: Schema,
): LoadedList<z.infer<Schema>> {
  const text = readText(path)
  if (text === undefined) return { items: [], problems: [{ file, line: 1, message: cannotBeRead }] }
  let raw: unknown
  try {
    raw = load(text) ?? []
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return {
      items: [],
      problems: [{ file, line: (error.mark?.line ?? 0) + 1, message: `is not valid YAML: ${error.reason}` }],
    }
  }
  if (!Array.isArray(raw)) return { items: [], problems: [{ file, line: 1, message: 'must be a list of records' }] }

  const lines = recordLines(text)
  const items: z.infer<Schema>[] = []
  const problems: KnowledgeProblem[] = []
  const seen = new Set<string>()
  for (const [index, record] of raw.entries()) {
    const line = lines[index] ?? 1
    const parsed = schema.safeParse(datesAsText(record))
    if (!parsed.success) {
      for (const issue of parsed.error.issues) {
        problems.push({ file, line, message: `record ${nameOf(record)}: ${issue.path.join('.')} ${issue.message}` })
      }
    } else if (seen.has(parsed.data.id)) {
      problems.push({ file, line, message: `id "${parsed.data.id}" stands twice` })
    } else {
      seen.add(parsed.data.id)
      items.push(parsed.data)
    }
  }
  return { items, problems }
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
  const id = typeof record === 'object' && record !== null && 'id' in record ? String(record.id) : ''
  return id === '' ? 'without an id' : `"${id}"`
}
