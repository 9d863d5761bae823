import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { load, YAMLException } from 'js-yaml'
import { KnowledgeError, type KnowledgeProblem } from '../../domain/errors.ts'
import { cannotBeRead, readText } from '../read-text.ts'
import { shownPath } from '../shown-path.ts'
import { findKitProblems } from './check-kit.ts'
import { type Kit, kitSchema } from './kit.ts'
import { lineOfPath } from './line-of-path.ts'

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
  const at = (keys: readonly PropertyKey[], message: string) => ({ file, line: lineOfPath(text, keys), message })
  try {
    const parsed = kitSchema.safeParse(load(text))
    if (!parsed.success) {
      return {
        problems: parsed.error.issues.map(({ path, message }) => at(path, `${path.join('.')} ${message}`.trim())),
      }
    }
    return { kit: parsed.data, problems: findKitProblems(parsed.data).map(({ keys, message }) => at(keys, message)) }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { problems: [{ file, line: (error.mark?.line ?? 0) + 1, message: `is not valid YAML: ${error.reason}` }] }
  }
}
