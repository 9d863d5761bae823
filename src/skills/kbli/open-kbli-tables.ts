import { join } from 'node:path'
import { loadKbliAsking } from '../../knowledge/kbli/kbli-asking.ts'
import { kbliFiles, loadKbli } from '../../knowledge/kbli/load-kbli.ts'
import { createKbliSearch } from '../../knowledge/kbli/search-kbli.ts'
import type { Words } from '../../knowledge/text/words.ts'
import type { KbliParts } from './kbli-skill.ts'

export type KbliTablesSource = {
  /** knowledge/kbli. */
  readonly directory: string
  readonly words: Words
}

/**
 * How people ask, read now, and the tables, read and indexed when they are first needed: most conversations never do, and a
 * start should not wait for them.
 * @throws KnowledgeError, when they are first needed, naming file and line of whatever is not right in the folder.
 */
export function openKbliTables({ directory, words }: KbliTablesSource): Pick<KbliParts, 'asking' | 'tables'> {
  const asking = loadKbliAsking(join(directory, kbliFiles.asking))
  let built: ReturnType<KbliParts['tables']> | undefined
  const build = () => {
    const kbli = loadKbli(directory)
    return { kbli, search: createKbliSearch(kbli, words, asking.synonyms) }
  }
  return {
    asking,
    tables: () => {
      built ??= build()
      return built
    },
  }
}
