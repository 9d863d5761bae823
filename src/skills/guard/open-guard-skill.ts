import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { loadGuards } from '../../knowledge/intents/load-intents.ts'
import type { SkillParts } from '../skill-parts.ts'
import { guardPhraseKeys } from './guard-phrases.ts'
import { createGuardSkill } from './guard-skill.ts'
import { createGuardReader } from './read-guard.ts'

/**
 * The refusals as Prima ships them.
 * @throws KnowledgeError naming file and line of what is not right in their weights or phrases.
 */
export function openGuardSkill({ languageDirectory, promptsDirectory, doings }: SkillParts): Skill {
  return createGuardSkill({
    readGuard: createGuardReader(loadGuards(languageDirectory), doings),
    phrases: loadPhrases(promptsDirectory, 'guard', guardPhraseKeys),
  })
}
