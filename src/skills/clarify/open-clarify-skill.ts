import type { Skill } from '../../conversation/skill.ts'
import { loadVagueProblems } from '../../knowledge/vague-problems.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createClarifySkill } from './clarify-skill.ts'
import { createVagueFinder } from './find-vague.ts'

/**
 * Asking back as Prima ships it.
 * @throws KnowledgeError naming file and line of what is not right in its data.
 */
export function openClarifySkill({ knowledgeDirectory, words }: SkillParts): Skill {
  return createClarifySkill(createVagueFinder(loadVagueProblems(knowledgeDirectory), words))
}
