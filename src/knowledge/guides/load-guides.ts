import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { KnowledgeError, type KnowledgeProblem } from '../../domain/errors.ts'
import { readYaml } from '../read-yaml.ts'
import { shownPath } from '../shown-path.ts'
import { type Guide, guideSchema } from './guide.ts'

export type LoadedGuides = {
  readonly guides: readonly { readonly guide: Guide; readonly file: string }[]
  readonly problems: readonly KnowledgeProblem[]
}

/** Reads the guides of knowledge folders, in their order, with every problem of their form. */
export function readGuides(directories: readonly string[]): LoadedGuides {
  const guides = new Map<string, { guide: Guide; file: string }>()
  const problems: KnowledgeProblem[] = []
  for (const path of directories.flatMap(guideFilesOf)) {
    const file = shownPath(path)
    const { content: guide, problems: found } = readYaml(path, file, guideSchema)
    problems.push(...found)
    if (!guide) continue
    const isNamed = guide.id === basename(path, '.yaml')
    if (!isNamed) problems.push({ file, line: 1, message: `id "${guide.id}" is not the name of the file` })
    if (guides.has(guide.id)) problems.push({ file, line: 1, message: `guide "${guide.id}" stands twice` })
    else guides.set(guide.id, { guide, file })
  }
  return { guides: [...guides.values()].toSorted((a, b) => a.guide.order - b.guide.order), problems }
}

/**
 * The guides that people can be led by.
 * @throws KnowledgeError naming file and line of every problem.
 */
export function loadGuides(directories: readonly string[]): readonly Guide[] {
  const { guides, problems } = readGuides(directories)
  if (problems.length > 0) throw new KnowledgeError(problems)
  return guides.map(({ guide }) => guide)
}

function guideFilesOf(directory: string): string[] {
  const path = join(directory, 'guides')
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((file) => file.endsWith('.yaml'))
    .toSorted()
    .map((file) => join(path, file))
}
