import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { createPeople } from '../../people/people.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createAmendmentReader } from './amend/read-amendments.ts'
import { readAmendWords } from './amend/words.ts'
import { createAskReader } from './asks.ts'
import { coachPhraseKeys } from './coach-phrases.ts'
import { createCoachSkill } from './coach-skill.ts'
import { createCoachReader, programmeDirectory } from './sentences.ts'
import { advicePhraseKeys, withAdvice } from './with-advice.ts'

/**
 * The coach as she ships.
 * @throws KnowledgeError naming file and line of what is not right in her data.
 */
export function openCoachSkill(parts: SkillParts): Skill {
  const { events, histories, knowledgeDirectory, promptsDirectory, soundsLikeQuestion, timeZone } = parts
  const programme = programmeDirectory(knowledgeDirectory)
  const amendWords = readAmendWords(programme)
  const skill = createCoachSkill({
    people: createPeople(events),
    histories,
    knowledge: parts.programme,
    reader: createCoachReader(programme),
    readAsk: createAskReader(programme),
    amendWords,
    readAmendments: createAmendmentReader(amendWords),
    phrases: loadPhrases(promptsDirectory, 'coach', coachPhraseKeys),
    soundsLikeQuestion,
    timeZone,
  })
  if (!parts.wordsmiths) return skill
  return withAdvice(skill, {
    advise: parts.wordsmiths.advice('coach'),
    phrases: loadPhrases(promptsDirectory, 'coach-model', advicePhraseKeys),
  })
}
