import type { KnowledgeProblem } from '../../domain/errors.ts'
import { readKits } from '../kits/load-kits.ts'
import type { Fact } from './facts.ts'

/** Holds the worksheets of programme/kits against their format, themselves and our research. */
export function checkKits(
  directories: readonly string[],
  facts: ReadonlyMap<string, Fact>,
): { readonly problems: readonly KnowledgeProblem[]; readonly facts: readonly string[] } {
  const { kits, problems } = readKits(directories)
  const unknown = kits.flatMap(({ file, kit }) => {
    const missing = facts.size === 0 ? [] : kit.facts.filter((fact) => !facts.has(fact))
    return missing.length === 0 ? [] : [{ file, line: 1, message: `rests on unknown facts: ${missing.join(', ')}` }]
  })
  return { problems: [...problems, ...unknown], facts: kits.flatMap(({ kit }) => kit.facts) }
}
