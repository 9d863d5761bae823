import { z } from 'zod'
import { loadPhrases } from '../../conversation/phrases.ts'
import { createSentenceReader } from '../../conversation/sentence-patterns.ts'
import type { Skill } from '../../conversation/skill.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { SkillParts } from '../skill-parts.ts'
import { exportWordsSchema } from './export-words.ts'
import { privacyPhraseKeys } from './privacy-phrases.ts'
import { createPrivacySkill, type PrivacySkillParts } from './privacy-skill.ts'

const sentences = z.array(z.string().min(1)).min(1)
const schema = z.strictObject({ show: sentences, export: sentences, forget: sentences })

/**
 * Privacy as Prima ships it.
 * @throws KnowledgeError naming file and line of what is not right in its data.
 */
export function openPrivacySkill(
  { languageDirectory, promptsDirectory, events, timeZone, phrases }: SkillParts,
  parts: Pick<PrivacySkillParts, 'personalData' | 'sweep' | 'sessionTtlDays' | 'storage' | 'modelServer'>,
): Skill {
  return createPrivacySkill({
    ...parts,
    events,
    timeZone,
    sharedPhrases: phrases,
    phrases: loadPhrases(promptsDirectory, 'privacy', privacyPhraseKeys),
    exportWords: readLanguageFile(languageDirectory, 'export-words.yaml', exportWordsSchema),
    readSentence: createSentenceReader(readLanguageFile(languageDirectory, 'privacy-sentences.yaml', schema)),
  })
}
