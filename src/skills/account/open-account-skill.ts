import { z } from 'zod'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import type { Language } from '../../domain/language.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { entryChoice } from '../../questions/answer-commands.ts'
import type { SkillParts } from '../skill-parts.ts'
import { accountPhraseKeys } from './account-phrases.ts'
import { createAccountSkill } from './account-skill.ts'
import { createOthersReader, createSmallTalkReader } from './small-talk.ts'
import { createTalkReader } from './talk.ts'

const phrase = z.enum([
  'example-oss',
  'example-pse',
  'example-cs-analysis',
  'example-cse',
  'example-guide',
  'example-team',
])
/** An entry that answers, or what another skill does when it is picked. */
const greetingSchema = z.array(
  z.union([
    z.strictObject({ entry: z.string(), phrase }),
    z.strictObject({ skill: z.string(), act: z.string(), phrase }),
  ]),
)

/** What the composition root adds: what all skills say of themselves, and who is named to whoever wants a human. */
export type AccountOptions = {
  readonly helpLines: (language: Language) => readonly (readonly string[])[]
  readonly humanContact?: string | undefined
}

/**
 * Start, help and talk as Prima ships them.
 * @throws KnowledgeError naming file and line of what is not right in words, phrases or knowledge/greeting.yaml.
 */
export function openAccountSkill(parts: SkillParts, { helpLines, humanContact }: AccountOptions): Skill {
  const { knowledge, knowledgeDirectory, languageDirectory, promptsDirectory, readNames } = parts
  return createAccountSkill({
    readSmallTalk: createSmallTalkReader(languageDirectory),
    readTalk: createTalkReader(parts.intents, readNames, createOthersReader(languageDirectory)),
    readNames,
    languageDetector: parts.languageDetector,
    phrases: parts.phrases,
    ownPhrases: loadPhrases(promptsDirectory, 'account', accountPhraseKeys),
    examples: readLanguageFile(knowledgeDirectory, 'greeting.yaml', greetingSchema)
      .filter((row) => !('entry' in row) || knowledge.entries.has(row.entry))
      .map((row) => ({
        pick: 'entry' in row ? entryChoice('ask', row.entry) : { skill: row.skill, act: row.act, value: '' },
        phrase: row.phrase,
      })),
    helpLines,
    ...(humanContact ? { humanContact } : {}),
  })
}
