import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { KnowledgeProblem } from '../../domain/errors.ts'
import { readYaml } from '../read-yaml.ts'
import { type CodeWords, type NotThis, type Place, places } from './kbli.ts'

const code = z.string().regex(/^\d{5}$/, 'must be a code of five digits')
const names = z
  .string()
  .transform((text) =>
    text
      .split(/,\s*/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  )
  .pipe(z.array(z.string().min(2, 'must have two letters at least')).min(1, 'must name it'))
const codes = z
  .string()
  .transform((text) => text.split(/\s+/))
  .pipe(z.array(code))
/** `56102 bukan di bangunan tetap | not in a fixed building`, or the code alone. */
const notThis = z
  .string()
  .regex(/^\d{5}(?: [^|]+ \| [^|]+)?$/, 'must be a code, or a code and what would make it that, "Indonesian | English"')
const placeNames = z
  .string()
  .transform((text) => text.split(/\s+/))
  .pipe(z.array(z.enum(places)))
const wordsFile = z.record(
  code,
  z.strictObject({
    id: names,
    en: names,
    sold: codes.optional(),
    not: z.array(notThis).optional(),
    place: placeNames.optional(),
    entry: z
      .string()
      .regex(/^[a-z-]+\/[a-z0-9-]+$/)
      .optional(),
  }),
)

/** Which file each code's words stand in, so that a problem can name it. */
export type LoadedWords = {
  readonly words: ReadonlyMap<string, CodeWords>
  readonly fileOf: ReadonlyMap<string, string>
  readonly problems: readonly KnowledgeProblem[]
}

/** Reads all files of a folder of words together with every problem found. `shown` is what a problem calls the folder. */
export function readCodeWords(directory: string, shown: string): LoadedWords {
  const words = new Map<string, CodeWords>()
  const fileOf = new Map<string, string>()
  const problems: KnowledgeProblem[] = []
  for (const file of filesOf(directory)) {
    const name = join(shown, file)
    const read = readYaml(join(directory, file), name, wordsFile)
    problems.push(...read.problems)
    for (const [id, record] of Object.entries(read.content ?? {})) {
      if (words.has(id)) problems.push({ file: name, line: 1, message: `${id} stands in ${fileOf.get(id)} as well` })
      words.set(id, toWords(record))
      fileOf.set(id, file)
    }
  }
  if (words.size === 0) problems.push({ file: shown, line: 1, message: 'has no words' })
  return { words, fileOf, problems }
}

function filesOf(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
  } catch {
    return []
  }
}

function toWords({ id, en, sold = [], not = [], place = [], entry }: z.infer<typeof wordsFile>[string]): CodeWords {
  const where: readonly Place[] = place
  return { id, en, sold, not: not.map(toNotThis), places: where, ...(entry ? { entryId: entry } : {}) }
}

function toNotThis(text: string): NotThis {
  const [id, en] = text.slice(6).split(' | ')
  return id && en ? { code: text.slice(0, 5), when: { id, en } } : { code: text.slice(0, 5) }
}
