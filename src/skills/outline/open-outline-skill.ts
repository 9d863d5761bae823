import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { outlinesIn, readOutlineBook } from '../../knowledge/outlines/outline-book.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createOutlineSkill, outlinePhraseKeys } from './outline-skill.ts'
import { createOutlineWishReader } from './read-wish.ts'

const legalTopics = ['oss', 'pse']

/**
 * The writer of lists as she ships.
 * @throws KnowledgeError naming file and line of what is not right in her data.
 */
export function openOutlineSkill({ knowledge, readNames, knowledgeDirectory, promptsDirectory }: SkillParts): Skill {
  const book = readOutlineBook(outlinesIn(knowledgeDirectory))
  const read = createOutlineWishReader(book)
  return createOutlineSkill({
    book,
    knowledge,
    // "NIB terbit, sertifikat standarnya belum terverifikasi" asks for no standards of service.
    read: (text, ...rest) =>
      legalTopics.some((topic) => readNames(text).topics.has(topic)) ? undefined : read(text, ...rest),
    phrases: loadPhrases(promptsDirectory, 'outline', outlinePhraseKeys),
  })
}
