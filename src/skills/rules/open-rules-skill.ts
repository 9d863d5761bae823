import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createRuleReader } from './read-rule.ts'
import { rulesPhraseKeys } from './rules-phrases.ts'
import { createRulesSkill, type RulesSkillParts } from './rules-skill.ts'

/**
 * Rules of places as Prima ships them.
 * @throws KnowledgeError naming file and line of what is not right in their data.
 */
export function openRulesSkill(
  { languageDirectory, promptsDirectory, events }: SkillParts,
  parts: Pick<RulesSkillParts, 'people' | 'rulesOf' | 'admins' | 'health'>,
): Skill {
  return createRulesSkill({
    ...parts,
    events,
    reader: createRuleReader(languageDirectory),
    phrases: loadPhrases(promptsDirectory, 'rules', rulesPhraseKeys),
  })
}
