import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { createPeople } from '../../people/people.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createAmendmentReader } from './amend/read-amendments.ts'
import { readAmendWords } from './amend/words.ts'
import { createAskReader, readNotNames, readStepNames } from './asks.ts'
import { createChangeReader } from './change/read-changes.ts'
import { readChangeWords } from './change/words.ts'
import { coachPhraseKeys } from './coach-phrases.ts'
import { createCoachSkills } from './coach-skill.ts'
import { readDoingWords } from './doing-words.ts'
import { readDoorWords } from './door/door-words.ts'
import { createDoorReader } from './door/read-door.ts'
import { createToldReader } from './door/read-told.ts'
import { createFlowHearing } from './flow/hear.ts'
import { createLeadReader } from './lead/cues.ts'
import { readLeadData } from './lead/lead-data.ts'
import { readEditWords } from './plan/edit-words.ts'
import { createPlainWords } from './plan/plain-words.ts'
import { createEditReader } from './plan/read-edits.ts'
import { createCoachReader, programmeDirectory } from './sentences.ts'
import { advicePhraseKeys, withAdvice } from './with-advice.ts'

/**
 * The coach as she ships; see `createCoachSkills` for the two places she is asked in.
 * @throws KnowledgeError naming file and line of what is not right in her data.
 */
export function openCoachSkills(parts: SkillParts): ReturnType<typeof createCoachSkills> {
  const { events, histories, holidays, knowledgeDirectory, promptsDirectory, soundsLikeQuestion, timeZone } = parts
  const programme = programmeDirectory(knowledgeDirectory)
  const amendWords = readAmendWords(programme)
  const changeWords = readChangeWords(programme)
  const { businesses, planWords } = parts.programme
  const notNames = readNotNames(programme)
  const skills = createCoachSkills({
    people: createPeople(events),
    histories,
    events,
    titleOf: (entryId, language) => parts.knowledge.entries.get(entryId)?.[language].title,
    knowledge: parts.programme,
    reader: createCoachReader(programme),
    readAsk: createAskReader(programme),
    flowHearing: createFlowHearing(programme, readStepNames(programme)),
    amendWords,
    readAmendments: createAmendmentReader(amendWords),
    changeWords,
    doingWords: readDoingWords(programme),
    readChanges: createChangeReader(changeWords, amendWords.places),
    notNames,
    lead: createLeadReader(programme),
    door: createDoorReader({
      words: readDoorWords(programme),
      planWords,
      businesses: businesses.flatMap(({ also }) => also),
      soundsLikeQuestion,
    }),
    readEdits: createEditReader(readEditWords(programme)),
    plainWords: createPlainWords(parts.words.slang),
    readTold: createToldReader(businesses, planWords, notNames),
    leadData: readLeadData(programme),
    holidays,
    phrases: loadPhrases(promptsDirectory, 'coach', coachPhraseKeys),
    soundsLikeQuestion,
    timeZone,
  })
  if (!parts.wordsmiths) return skills
  const advice = {
    advise: parts.wordsmiths.advice('coach'),
    phrases: loadPhrases(promptsDirectory, 'coach-model', advicePhraseKeys),
  }
  const advised = (skill: Skill) => withAdvice(skill, advice)
  return { ...skills, door: advised(skills.door), first: advised(skills.first), rest: advised(skills.rest) }
}
