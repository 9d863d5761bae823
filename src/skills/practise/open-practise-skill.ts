import { join } from 'node:path'
import { z } from 'zod'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { createJudgedReader } from '../../knowledge/practice/judged-reply.ts'
import { loadPractice, type Practice } from '../../knowledge/practice/load-practice.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { SkillParts } from '../skill-parts.ts'
import { practisePhraseKeys } from './practise-phrases.ts'
import { createPractiseSkill } from './practise-skill.ts'
import { createSceneWordReader, createWhyReader, createWishReader } from './read-wish.ts'

const phrases = z.array(z.string()).min(1)
const sceneWord = z.strictObject({ anywhere: phrases, alone: phrases })
const wishSchema = z.strictObject({
  rolePlay: phrases,
  quiz: phrases,
  rate: phrases,
  teachBack: phrases,
  menu: phrases,
  scene: z.strictObject({ enough: sceneWord, harder: sceneWord, again: sceneWord, next: sceneWord }),
  fillers: phrases,
  why: phrases,
  whyAbout: phrases,
})

/**
 * The practice partner as she ships.
 * @throws KnowledgeError naming file and line of what is not right in her data.
 */
export function openPractiseSkill({
  knowledge,
  events,
  knowledgeDirectory,
  promptsDirectory,
  soundsLikeQuestion,
  wordsmiths,
}: SkillParts): Skill {
  const directory = join(knowledgeDirectory, 'practice')
  let practice: Practice | undefined
  const wishes = readLanguageFile(directory, 'wishes.yaml', wishSchema)
  return createPractiseSkill({
    practice: () => {
      practice ??= loadPractice(directory)
      return practice
    },
    knowledge,
    events,
    readWish: createWishReader(wishes, createJudgedReader(directory)),
    readSceneWord: createSceneWordReader(wishes),
    asksWhy: createWhyReader(wishes),
    soundsLikeQuestion,
    phrases: loadPhrases(promptsDirectory, 'practise', practisePhraseKeys),
    ...(wordsmiths
      ? { wordsmiths: { reply: wordsmiths.wording('better-reply'), customer: wordsmiths.wording('customer-line') } }
      : {}),
  })
}
