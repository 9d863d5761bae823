import { join } from 'node:path'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { loadSuggestions } from '../../knowledge/programme/suggestions.ts'
import { createPeople } from '../../people/people.ts'
import { createStreamStates } from '../../streams/stream-states.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createRequestReader } from './read-request.ts'
import { applySchedule, noSchedule } from './schedule.ts'
import { summaryPhraseKeys } from './summary-phrases.ts'
import { createSummarySkill } from './summary-skill.ts'

/**
 * The weekly summary as it ships.
 * @throws KnowledgeError naming file and line of what is not right in its data.
 */
export function openSummarySkill({
  events,
  histories,
  knowledge,
  holidays,
  charts,
  privateConversationOf,
  timeZone,
  knowledgeDirectory,
  programme,
  promptsDirectory,
}: SkillParts): Skill {
  return createSummarySkill({
    people: createPeople(events),
    events,
    histories,
    charts,
    privateConversationOf,
    schedules: createStreamStates({ events, empty: noSchedule, apply: applySchedule }),
    knowledge: programme,
    titleOf: (entryId, language) => knowledge.entries.get(entryId)?.[language].title,
    suggestions: loadSuggestions(join(knowledgeDirectory, 'programme')),
    reader: createRequestReader(join(knowledgeDirectory, 'programme')),
    phrases: loadPhrases(promptsDirectory, 'summary', summaryPhraseKeys),
    holidays,
    timeZone,
  })
}
