import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load, YAMLException } from 'js-yaml'
import { z } from 'zod'
import { KnowledgeError } from '../../domain/errors.ts'

const placeholder = /\{([a-z-]+)\}/g
const frontMatter = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/
const headSchema = z.strictObject({ version: z.int().min(1), placeholders: z.array(z.string()) })

export type ModelInstructions = {
  readonly text: string
  /** `answer@2`: which wording of which prompt it is. */
  readonly prompt: string
}

/** What a model is told to do, in the wording of prompts/model/NAME.md. */
export type ModelPrompt<Placeholder extends string> = {
  fill(values: Readonly<Record<Placeholder, string>>): ModelInstructions
}

/**
 * Reads a prompt. Its front matter has its version, which goes up with every change of the wording, and its placeholders.
 * @throws KnowledgeError where it cannot be read, or has other placeholders than the code fills.
 */
export function loadModelPrompt<Placeholder extends string>(
  directory: string,
  name: string,
  placeholders: readonly Placeholder[],
): ModelPrompt<Placeholder> {
  const path = join(directory, 'model', `${name}.md`)
  const fail = (message: string) => new KnowledgeError([{ file: path, line: 1, message }])
  const [, yaml = '', text = ''] = frontMatter.exec(readPrompt(path)) ?? []
  const head = headSchema.safeParse(parseHead(yaml))
  if (!head.success) throw fail('must be there, and begin with its version and placeholders between two lines of "---"')
  const body = text.trim()
  const used = new Set([...body.matchAll(placeholder)].map(([, one = '']) => one))
  const wanted = [...placeholders].toSorted().join(', ')
  for (const [where, names] of [
    ['the text has', used],
    ['the front matter names', new Set(head.data.placeholders)],
  ] as const) {
    const found = [...names].toSorted().join(', ')
    if (found !== wanted) throw fail(`${where} the placeholders "${found}"; the code fills "${wanted}"`)
  }
  const prompt = `${name}@${head.data.version}`
  return {
    fill: (values) => ({
      text: body.replace(placeholder, (_, one: string) => values[one as Placeholder]),
      prompt,
    }),
  }
}

/** Empty where there is none: then its front matter is missing, too. */
function readPrompt(path: string): string {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  } catch {
    return ''
  }
}

/** Undefined where it is no YAML, or empty. */
function parseHead(yaml: string): unknown {
  try {
    return load(yaml)
  } catch (error) {
    if (error instanceof YAMLException) return undefined
    throw error
  }
}
