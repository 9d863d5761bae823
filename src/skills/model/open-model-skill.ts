import { z } from 'zod'
import type { ModelSwitch } from '../../conversation/model/model-switch.ts'
import { loadPhrases } from '../../conversation/phrases.ts'
import { createSentenceReader } from '../../conversation/sentence-patterns.ts'
import type { Skill } from '../../conversation/skill.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { SkillParts } from '../skill-parts.ts'
import { modelPhraseKeys } from './model-phrases.ts'
import { createModelSkill } from './model-skill.ts'

const patterns = z.array(z.string())
const sentencesSchema = z.strictObject({ on: patterns, off: patterns, ask: patterns })

/** @throws KnowledgeError naming file and line of what is not right in its words. */
export function openModelSkill(
  { languageDirectory, promptsDirectory }: Pick<SkillParts, 'languageDirectory' | 'promptsDirectory'>,
  { server, modelSwitch }: { readonly server: string; readonly modelSwitch: ModelSwitch },
): Skill {
  return createModelSkill({
    server,
    modelSwitch,
    phrases: loadPhrases(promptsDirectory, 'model-switch', modelPhraseKeys),
    readSentence: createSentenceReader(readLanguageFile(languageDirectory, 'model-sentences.yaml', sentencesSchema)),
  })
}
