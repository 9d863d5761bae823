import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { createPeople } from '../../people/people.ts'
import { createDateReader } from '../../programme/dates/read-date.ts'
import { dateWordsSchema } from '../../programme/dates/vocabulary.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createTeamReader } from './read-wish.ts'
import { teamPhraseKeys } from './team-phrases.ts'
import { createTeamSkill } from './team-skill.ts'

/**
 * Teams as Prima ships them.
 * @throws KnowledgeError naming file and line of what is not right in their data.
 */
export function openTeamSkill({
  events,
  languageDirectory,
  promptsDirectory,
  soundsLikeQuestion,
  timeZone,
}: SkillParts): Skill {
  return createTeamSkill({
    people: createPeople(events),
    reader: createTeamReader(languageDirectory),
    phrases: loadPhrases(promptsDirectory, 'team', teamPhraseKeys),
    dates: createDateReader(readLanguageFile(languageDirectory, 'dates.yaml', dateWordsSchema)),
    soundsLikeQuestion,
    timeZone,
  })
}
