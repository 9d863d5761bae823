import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { loadConcerns } from '../../knowledge/intents/load-intents.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createCareSkill } from './care-skill.ts'
import { carePhraseKeys } from './phrase-keys.ts'
import { createConcernReader } from './read-concern.ts'
import { readSaidWords } from './said-words.ts'
import { careSchema } from './vocabulary.ts'

/**
 * Care as Prima ships it.
 * @throws KnowledgeError naming file and line of what is not right in its data.
 */
export function openCareSkill(parts: SkillParts): Skill {
  const { languageDirectory, promptsDirectory } = parts
  const vocabulary = readLanguageFile(languageDirectory, 'care.yaml', careSchema)
  return createCareSkill({
    ...parts,
    readConcern: createConcernReader({ ...parts, vocabulary, concerns: loadConcerns(languageDirectory, parts.words) }),
    tellsFeeling: (text) => readSaidWords(text, parts.words).has(vocabulary['own-feelings']),
    speaksToCustomer: (text) => readSaidWords(text, parts.words).has(vocabulary['as-customer']),
    meansOtherwise: (text) => readSaidWords(text, parts.words).has(vocabulary['meant-otherwise']),
    phrases: loadPhrases(promptsDirectory, 'care', carePhraseKeys),
  })
}
