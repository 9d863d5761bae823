import { join } from 'node:path'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import type { SkillParts } from '../skill-parts.ts'
import { kitPhraseKeys } from './kit-phrases.ts'
import { createKitSkill, type KitShelf } from './kit-skill.ts'
import { loadKitWords } from './kit-words.ts'
import { createKitWishReader } from './read-wish.ts'

/**
 * The worksheets and kits as they ship.
 * @throws KnowledgeError naming file and line of what is not right in the words that ask for them.
 */
export function openKitSkill({ knowledgeDirectory, promptsDirectory }: SkillParts): Skill {
  let shelf: Promise<KitShelf> | undefined
  return createKitSkill({
    shelf: () => {
      shelf ??= openShelf(knowledgeDirectory)
      return shelf
    },
    reader: createKitWishReader(loadKitWords(join(knowledgeDirectory, 'programme'))),
    phrases: loadPhrases(promptsDirectory, 'kit', kitPhraseKeys),
  })
}

/** Neither the kits nor what writes spreadsheets is in memory before somebody wants them. */
async function openShelf(directory: string): Promise<KitShelf> {
  const [{ listKits }, { renderKit }] = await Promise.all([
    import('../../knowledge/kits/load-kits.ts'),
    import('../../knowledge/kits/render-kit.ts'),
  ])
  return { kits: listKits([directory]), render: renderKit }
}
