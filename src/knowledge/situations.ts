import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { KnowledgeError, type KnowledgeProblem } from '../domain/errors.ts'
import type { Language } from '../domain/language.ts'
import type { Knowledge } from './knowledge.ts'
import { lineOfPath } from './line-of-path.ts'
import { readText } from './read-text.ts'
import { readYaml } from './read-yaml.ts'
import { shownPath } from './shown-path.ts'

/**
 * What people write whom an entry answers, by the entry's id: whole situations, where an entry's own ways of asking are
 * questions in few words. They serve to find the entry and are never shown.
 */
export type Situations = ReadonlyMap<string, Readonly<Record<Language, readonly string[]>>>

export const noSituations: Situations = new Map()

const folder = 'situations'
/** More of an entry teach nothing and make it a magnet. */
const most = 12
const texts = z.array(z.string().trim().min(1)).max(most)
const schema = z.record(z.string(), z.strictObject({ id: texts, en: texts }))

/** Where the situations of an entry stand. */
type Place = { readonly file: string; readonly line: number }
type Read = {
  readonly situations: Situations
  readonly placeOf: (entry: string) => Place
  readonly problems: readonly KnowledgeProblem[]
}

/**
 * Reads the situations of knowledge folders.
 * @throws KnowledgeError naming file and line of whatever is not right.
 */
export function loadSituations(directories: readonly string[]): Situations {
  const { situations, problems } = readSituations(directories)
  if (problems.length > 0) throw new KnowledgeError(problems)
  return situations
}

/** What is wrong with them: a file that cannot be read, an entry that is not there, a text that stands for two. */
export function checkSituations(directories: readonly string[], { entries }: Knowledge): readonly KnowledgeProblem[] {
  const { situations, placeOf, problems } = readSituations(directories)
  const known = new Map<string, string>()
  const found: KnowledgeProblem[] = [...problems]
  for (const [entry, { id, en }] of situations) {
    if (!entries.has(entry)) found.push({ ...placeOf(entry), message: `there is no entry ${entry}` })
    for (const text of [...id, ...en].map((one) => one.toLowerCase())) {
      const other = known.get(text)
      if (other !== undefined) found.push({ ...placeOf(entry), message: `"${text}" stands for ${other} and ${entry}` })
      known.set(text, entry)
    }
  }
  return found
}

function readSituations(directories: readonly string[]): Read {
  const problems: KnowledgeProblem[] = []
  const situations = new Map<string, Readonly<Record<Language, readonly string[]>>>()
  const paths = new Map<string, string>()
  for (const directory of directories.map((one) => join(one, folder)).filter((one) => existsSync(one))) {
    for (const name of readdirSync(directory).filter((one) => one.endsWith('.yaml'))) {
      const path = join(directory, name)
      const read = readYaml(path, shownPath(path), schema)
      problems.push(...read.problems)
      for (const [entry, found] of Object.entries(read.content ?? {})) {
        situations.set(entry, found)
        paths.set(entry, path)
      }
    }
  }
  const placeOf = (entry: string): Place => {
    const path = paths.get(entry) ?? ''
    return { file: shownPath(path), line: lineOfPath(readText(path) ?? '', [entry]) }
  }
  return { situations, placeOf, problems }
}
