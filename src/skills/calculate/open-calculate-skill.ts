import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { createDateReader } from '../../programme/dates/read-date.ts'
import { dateWordsSchema } from '../../programme/dates/vocabulary.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createCalculateSkill } from './calculate-skill.ts'
import { createCalculator } from './calculator.ts'
import { calculatePhraseKeys } from './phrases.ts'

/**
 * The calculator on the lists of knowledge/language and its own sentences.
 * @throws KnowledgeError naming file and line of whatever is not right in them.
 */
export function openCalculateSkill({
  knowledge,
  phrases: sharedPhrases,
  words,
  languageDirectory,
  promptsDirectory,
  today,
}: Pick<SkillParts, 'knowledge' | 'phrases' | 'words' | 'languageDirectory' | 'promptsDirectory' | 'today'>): Skill {
  const dates = createDateReader(readLanguageFile(languageDirectory, 'dates.yaml', dateWordsSchema))
  return createCalculateSkill({
    calculator: createCalculator(languageDirectory, words, dates),
    knowledge,
    phrases: loadPhrases(promptsDirectory, 'calculate', calculatePhraseKeys),
    sharedPhrases,
    today,
  })
}
