import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const passageSchema = z.object({ id: z.string().min(1), text: z.string().min(1), title: z.string().optional() })
const questionSchema = z.object({
  id: z.string().min(1),
  question: z.string().min(1),
  /** Ids of the passages that answer it. */
  relevant: z.array(z.string()).min(1),
})

export type CollectionPassage = z.infer<typeof passageSchema>
export type CollectionQuestion = z.infer<typeof questionSchema>
export type Collection = {
  readonly passages: readonly CollectionPassage[]
  readonly questions: readonly CollectionQuestion[]
}

/** The collection cannot be measured on. The message names the folder, or file and line. */
export class CollectionError extends Error {}

/**
 * Reads `passages.jsonl` and `questions.jsonl` of a directory, one JSON object a line; other fields are left alone.
 *
 * @throws CollectionError for a missing file, a line that is not right, an id that stands twice, or a question whose
 *   passage does not exist
 */
export function readCollection(directory: string): Collection {
  const passages = readLines(join(directory, 'passages.jsonl'), passageSchema)
  const questions = readLines(join(directory, 'questions.jsonl'), questionSchema)
  const known = new Set<string>()
  for (const { place, value } of passages) {
    if (known.has(value.id)) throw new CollectionError(`${place}: the id ${value.id} stands twice`)
    known.add(value.id)
  }
  for (const { place, value } of questions) {
    const missing = value.relevant.find((id) => !known.has(id))
    if (missing !== undefined) throw new CollectionError(`${place}: there is no passage ${missing}`)
  }
  return { passages: passages.map(({ value }) => value), questions: questions.map(({ value }) => value) }
}

type Line<T> = { readonly place: string; readonly value: T }

function readLines<T>(file: string, schema: z.ZodType<T>): readonly Line<T>[] {
  const lines = readText(file)
    .split('\n')
    .flatMap((line, index) =>
      line.trim() === ''
        ? []
        : [{ place: `${file}:${index + 1}`, value: readLine(line, `${file}:${index + 1}`, schema) }],
    )
  if (lines.length === 0) throw new CollectionError(`${file}: the file is empty`)
  return lines
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new CollectionError(`${file} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
}

function readLine<T>(line: string, place: string, schema: z.ZodType<T>): T {
  let content: unknown
  try {
    content = JSON.parse(line)
  } catch (error) {
    throw new CollectionError(`${place}: no JSON: ${error instanceof Error ? error.message : error}`)
  }
  const parsed = schema.safeParse(content)
  if (parsed.success) return parsed.data
  throw new CollectionError(
    `${place}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`).join('; ')}`,
  )
}
