import { join } from 'node:path'
import type { Skill } from '../../conversation/skill.ts'
import { openKbliTables } from '../../knowledge/kbli/open-kbli-tables.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createKbliSkill } from './kbli-skill.ts'

/**
 * The KBLI skill on the tables of a folder, knowledge/kbli.
 * @throws KnowledgeError, with the first message that needs them, naming file and line of whatever is not right.
 */
export function openKbliSkill(
  {
    knowledge,
    phrases,
    words,
    knowledgeDirectory,
    readTold,
    kbli,
  }: Pick<SkillParts, 'knowledge' | 'phrases' | 'words' | 'knowledgeDirectory' | 'readTold'> &
    Partial<Pick<SkillParts, 'kbli'>>,
  directory = join(knowledgeDirectory, 'kbli'),
): Skill {
  return createKbliSkill({ ...(kbli ?? openKbliTables({ directory, words })), knowledge, phrases, readTold })
}
