import { join } from 'node:path'
import type { Phrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { loadKbliAsking } from '../../knowledge/kbli/kbli-asking.ts'
import { kbliFiles, loadKbli } from '../../knowledge/kbli/load-kbli.ts'
import { createKbliSearch } from '../../knowledge/kbli/search-kbli.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Words } from '../../knowledge/text/words.ts'
import { createKbliSkill, type KbliParts } from './kbli-skill.ts'

export type KbliSkillSource = {
  /** knowledge/kbli. */
  readonly directory: string
  readonly words: Words
  readonly knowledge: Knowledge
  readonly phrases: Phrases
}

/**
 * The KBLI skill on the tables of a folder, which are read and indexed by the first message that may need them: most
 * conversations never do, and a start should not wait for them.
 * @throws KnowledgeError, with that message, naming file and line of whatever is not right in the folder.
 */
export function openKbliSkill({ directory, words, knowledge, phrases }: KbliSkillSource): Skill {
  const asking = loadKbliAsking(join(directory, kbliFiles.asking))
  let built: ReturnType<KbliParts['tables']> | undefined
  const build = () => {
    const kbli = loadKbli(directory)
    return { kbli, search: createKbliSearch(kbli, words, asking.synonyms) }
  }
  return createKbliSkill({
    asking,
    knowledge,
    phrases,
    tables: () => {
      built ??= build()
      return built
    },
  })
}
