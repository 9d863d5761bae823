import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { KnowledgeError, type KnowledgeProblem } from '../domain/errors.ts'
import type { Language } from '../domain/language.ts'
import { type Regulation, regulationSchema, type Source, sourceSchema, toRegulation, toSource } from './calendar.ts'
import type { Entry } from './entry.ts'
import type { EntryPair, Knowledge } from './knowledge.ts'
import { loadList } from './load-list.ts'
import { parseEntry, type SharedFields } from './parse-entry.ts'
import { cannotBeRead, readText } from './read-text.ts'
import { type Referral, referralSchema, toReferral } from './referral.ts'
import { shownPath } from './shown-path.ts'

/** Folders of a knowledge folder that hold no entries. */
const otherFolders = new Set(['facts', 'kbli', 'language', 'guides', 'practice', 'situations'])

export type LoadedKnowledge = { readonly knowledge: Knowledge; readonly problems: readonly KnowledgeProblem[] }

/**
 * Reads knowledge folders; the first is Prima's own, the others a company's. Returns what could be read together with
 * every problem found, so that a checker can show them all at once. What a company's folder calls like a record of Prima's is
 * a problem and does not take its place: a rule that changed under everybody's answers must be seen.
 */
export function readKnowledge(directories: readonly string[]): LoadedKnowledge {
  const problems: KnowledgeProblem[] = []
  const entries = new Map<string, EntryPair>()
  const regulations = new Map<string, Regulation>()
  const sources = new Map<string, Source>()
  const referrals = new Map<string, Referral>()

  for (const directory of directories) {
    if (!isDirectory(directory)) {
      problems.push({ file: directory, line: 1, message: 'knowledge folder does not exist' })
      continue
    }
    const problemsBefore = problems.length
    const addAll = <Raw extends { id: string }, T>(
      name: string,
      schema: z.ZodType<Raw>,
      convert: (raw: Raw) => T,
      into: Map<string, T>,
    ) => {
      const path = join(directory, name)
      if (!existsSync(path)) return
      const list = loadList(path, shownPath(path), schema)
      problems.push(...list.problems)
      for (const item of list.items) {
        if (!into.has(item.id)) into.set(item.id, convert(item))
        else {
          const message = `id "${item.id}" already stands in the ${name} of another knowledge folder`
          problems.push({ file: shownPath(path), line: list.lineOf(item), message })
        }
      }
    }
    addAll('regulations.yaml', regulationSchema, toRegulation, regulations)
    addAll('sources.yaml', sourceSchema, toSource, sources)
    addAll('referrals.yaml', referralSchema, toReferral, referrals)
    const before = entries.size
    readEntries(directory, entries, problems)
    if (entries.size === before && problems.length === problemsBefore) {
      const message = 'holds no entries; they stand in folders, as NAME.id.md and NAME.en.md'
      problems.push({ file: directory, line: 1, message })
    }
  }

  const knowledge: Knowledge = { entries, regulations, sources, referrals }
  problems.push(...findBrokenPointers(knowledge))
  return { knowledge, problems }
}

/**
 * The knowledge base for answering.
 * @throws KnowledgeError naming file and line of every problem; a wrong rule must not be answered by accident.
 */
export function loadKnowledge(directories: readonly string[]): Knowledge {
  const { knowledge, problems } = readKnowledge(directories)
  if (problems.length > 0) throw new KnowledgeError(problems)
  return knowledge
}

function readEntries(directory: string, entries: Map<string, EntryPair>, problems: KnowledgeProblem[]): void {
  const folders = namesIn(directory, problems).filter(
    (name) => !name.startsWith('.') && !otherFolders.has(name) && isDirectory(join(directory, name)),
  )
  for (const folder of folders) {
    const names = namesIn(join(directory, folder), problems)
    const files = names.filter((name) => name.endsWith('.md') && name !== 'README.md')
    const known = new Set(files)
    for (const file of files.toSorted()) {
      const path = join(directory, folder, file)
      const language = languageOf(file)
      if (!language) {
        problems.push({ file: shownPath(path), line: 1, message: 'file name must end in .id.md or .en.md' })
      } else if (language === 'en' && !known.has(file.replace(/\.en\.md$/, '.id.md'))) {
        problems.push({ file: shownPath(path), line: 1, message: 'has no Indonesian file beside it' })
      } else if (language === 'id') {
        const pair = readPair(path, `${folder}/${basename(file, '.id.md')}`, problems)
        if (!pair) continue
        if (entries.has(pair.id.id)) {
          const first = entries.get(pair.id.id)?.id.file
          problems.push({ file: pair.id.file, line: 1, message: `id "${pair.id.id}" already stands in ${first}` })
        } else entries.set(pair.id.id, pair)
      }
    }
  }
}

function readPair(indonesianPath: string, id: string, problems: KnowledgeProblem[]): EntryPair | undefined {
  const read = (path: string, language: Language, shared?: SharedFields): Entry | undefined => {
    const file = shownPath(path)
    const content = readText(path)
    if (content === undefined) {
      problems.push({ file, line: 1, message: cannotBeRead })
      return undefined
    }
    const parsed = parseEntry({ file, id, language, content }, shared)
    problems.push(...parsed.problems)
    return parsed.entry
  }
  const indonesian = read(indonesianPath, 'id')
  const englishPath = indonesianPath.replace(/\.id\.md$/, '.en.md')
  if (!existsSync(englishPath)) {
    problems.push({
      file: shownPath(indonesianPath),
      line: 1,
      message: 'has no English translation (.en.md) beside it',
    })
    return undefined
  }
  if (!indonesian) return undefined
  const english = read(englishPath, 'en', {
    facts: [...indonesian.facts],
    verified: indonesian.verified,
    review_by: indonesian.reviewBy,
    confidence: indonesian.confidence,
    related: [...indonesian.related],
  })
  return english ? { id: indonesian, en: english } : undefined
}

function findBrokenPointers({ entries, regulations, sources }: Knowledge): KnowledgeProblem[] {
  const problems: KnowledgeProblem[] = []
  for (const pair of entries.values()) {
    for (const entry of [pair.id, pair.en]) {
      for (const id of new Set([...entry.footnotes.values()].flat().map((reference) => reference.id))) {
        if (!regulations.has(id) && !sources.has(id)) {
          problems.push({
            file: entry.file,
            line: lineWith(entry.file, `: ${id}`),
            message: `"${id}" stands neither in regulations.yaml nor in sources.yaml`,
          })
        }
      }
    }
  }
  for (const regulation of regulations.values()) {
    for (const id of [...regulation.amendedBy, ...regulation.replacedBy]) {
      if (!regulations.has(id)) {
        problems.push({ file: 'regulations.yaml', line: 1, message: `${regulation.id} points to unknown "${id}"` })
      }
    }
  }
  return problems
}

function namesIn(directory: string, problems: KnowledgeProblem[]): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    problems.push({ file: shownPath(directory), line: 1, message: cannotBeRead })
    return []
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

function languageOf(file: string): Language | undefined {
  if (file.endsWith('.id.md')) return 'id'
  return file.endsWith('.en.md') ? 'en' : undefined
}

/** Read again only when there is something to report. */
function lineWith(file: string, text: string): number {
  const lines = readText(file)?.split('\n') ?? []
  return (
    Math.max(
      lines.findIndex((line) => line.includes(text)),
      0,
    ) + 1
  )
}
