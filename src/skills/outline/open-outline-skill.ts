import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { outlinesIn, readOutlineBook } from '../../knowledge/outlines/outline-book.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createOutlineSkill, outlinePhraseKeys } from './outline-skill.ts'
import { createOutlineWishReader } from './read-wish.ts'

/**
 * The writer of lists as she ships.
 * @throws KnowledgeError naming file and line of what is not right in her data.
 */
export function openOutlineSkill({ knowledge, knowledgeDirectory, promptsDirectory }: SkillParts): Skill {
  const book = readOutlineBook(outlinesIn(knowledgeDirectory))
  return createOutlineSkill({
    book,
    knowledge,
    read: createOutlineWishReader(book),
    phrases: loadPhrases(promptsDirectory, 'outline', outlinePhraseKeys),
  })
}
