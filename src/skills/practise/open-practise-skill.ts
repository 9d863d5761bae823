import { join } from 'node:path'
import { z } from 'zod'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { createJudgedReader } from '../../knowledge/practice/judged-reply.ts'
import { loadPractice, type Practice } from '../../knowledge/practice/load-practice.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createSceneFinder, type SceneFinder } from './find-scene.ts'
import { practisePhraseKeys } from './practise-phrases.ts'
import { createPractiseSkill } from './practise-skill.ts'
import { createSteerReader } from './read-steer.ts'
import { createSceneWordReader, createWhyReader, createWishReader } from './read-wish.ts'

const phrases = z.array(z.string()).min(1)
const sceneWord = z.strictObject({ anywhere: phrases, alone: phrases })
const wishSchema = z.strictObject({
  rolePlay: phrases,
  quiz: phrases,
  rate: phrases,
  teachBack: phrases,
  menu: phrases,
  play: phrases,
  played: phrases,
  playedNot: phrases,
  sceneSilent: phrases,
  scene: z.strictObject({ enough: sceneWord, harder: sceneWord, again: sceneWord, next: sceneWord }),
  fillers: phrases,
  ends: phrases,
  score: phrases,
  scoreAbout: phrases,
  lacking: phrases,
  lackingAbout: phrases,
  answerAround: phrases,
  pass: phrases,
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
  let loaded: Practice | undefined
  let findScene: SceneFinder | undefined
  const practice = () => {
    loaded ??= loadPractice(directory)
    return loaded
  }
  const wishes = readLanguageFile(directory, 'wishes.yaml', wishSchema)
  return createPractiseSkill({
    practice,
    knowledge,
    events,
    readWish: createWishReader(wishes, createJudgedReader(directory)),
    readSceneWord: createSceneWordReader(wishes),
    steer: createSteerReader(wishes),
    findScene: (...wish) => {
      findScene ??= createSceneFinder(practice().rolePlays, wishes.sceneSilent)
      return findScene(...wish)
    },
    asksWhy: createWhyReader(wishes),
    soundsLikeQuestion,
    phrases: loadPhrases(promptsDirectory, 'practise', practisePhraseKeys),
    ...(wordsmiths
      ? { wordsmiths: { reply: wordsmiths.wording('better-reply'), customer: wordsmiths.wording('customer-line') } }
      : {}),
  })
}
