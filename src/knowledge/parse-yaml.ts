import { load, YAMLException } from 'js-yaml'

/** What YAML holds, or the line (from 1) and the reason why it is none. */
export type ParsedYaml =
  | { readonly kind: 'content'; readonly content: unknown }
  | { readonly kind: 'broken'; readonly line: number; readonly reason: string }

/**
 * Our files need no aliases, and a few of them that point to each other grow to gigabytes when they are read; deeper
 * than this no record of ours goes.
 */
const bounds = { maxAliases: 0, maxTotalMergeKeys: 0, maxDepth: 20 }

/** Reads a YAML text in time and memory of its own size. */
export function parseYaml(text: string): ParsedYaml {
  try {
    return { kind: 'content', content: load(text, bounds) }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { kind: 'broken', line: (error.mark?.line ?? 0) + 1, reason: error.reason }
  }
}
