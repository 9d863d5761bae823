import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { KnowledgeError, type KnowledgeProblem } from '../../domain/errors.ts'
import { lineOfIssue, lineOfPath } from '../line-of-path.ts'
import { parseYaml } from '../parse-yaml.ts'
import { cannotBeRead, readText } from '../read-text.ts'
import { shownPath } from '../shown-path.ts'
import { findKitProblems } from './check-kit.ts'
import { type Kit, kitSchema } from './kit.ts'

const folder = join('programme', 'kits')

export type LoadedKits = {
  readonly kits: readonly { readonly kit: Kit; readonly file: string }[]
  readonly problems: readonly KnowledgeProblem[]
}

/** Reads the kits of knowledge folders, in their order, with every problem found in them. */
export function readKits(directories: readonly string[]): LoadedKits {
  const kits = new Map<string, { kit: Kit; file: string }>()
  const problems: KnowledgeProblem[] = []
  for (const path of directories.flatMap(kitFilesOf)) {
    const file = shownPath(path)
    const { kit, problems: found } = readKit(path, file)
    problems.push(...found)
    if (!kit) continue
    if (kits.has(kit.id)) problems.push({ file, line: 1, message: `kit "${kit.id}" stands twice` })
    else kits.set(kit.id, { kit, file })
  }
  return { kits: [...kits.values()].toSorted((a, b) => a.kit.order - b.kit.order), problems }
}

/**
 * The kits that can be handed out.
 * @throws KnowledgeError naming file and line of every problem.
 */
export function listKits(directories: readonly string[]): readonly Kit[] {
  const { kits, problems } = readKits(directories)
  if (problems.length > 0) throw new KnowledgeError(problems)
  return kits.map(({ kit }) => kit)
}

function kitFilesOf(directory: string): string[] {
  const path = join(directory, folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(path, name))
}

function readKit(path: string, file: string): { kit?: Kit; problems: KnowledgeProblem[] } {
  const text = readText(path)
  if (text === undefined) return { problems: [{ file, line: 1, message: cannotBeRead }] }
  const yaml = parseYaml(text)
  if (yaml.kind === 'broken') {
    return { problems: [{ file, line: yaml.line, message: `is not valid YAML: ${yaml.reason}` }] }
  }
  const parsed = kitSchema.safeParse(yaml.content)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      file,
      line: lineOfIssue(text, issue),
      message: `${issue.path.join('.')} ${issue.message}`.trim(),
    }))
    return { problems }
  }
  const problems = findKitProblems(parsed.data).map(({ keys, message }) => ({
    file,
    line: lineOfPath(text, keys),
    message,
  }))
  return { kit: parsed.data, problems }
}
