import type { Phrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { createKbliSkill } from './kbli-skill.ts'
import { type KbliTablesSource, openKbliTables } from './open-kbli-tables.ts'

export type KbliSkillSource = KbliTablesSource & { readonly knowledge: Knowledge; readonly phrases: Phrases }

/**
 * The KBLI skill on the tables of a folder.
 * @throws KnowledgeError, with the first message that needs them, naming file and line of whatever is not right.
 */
export function openKbliSkill({ knowledge, phrases, ...source }: KbliSkillSource): Skill {
  return createKbliSkill({ ...openKbliTables(source), knowledge, phrases })
}
