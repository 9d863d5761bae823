import type { DatedFor, DatedThing } from '../../conversation/dated-thing.ts'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { createPeople } from '../../people/people.ts'
import { createDateReader } from '../../programme/dates/read-date.ts'
import { dateWordsSchema } from '../../programme/dates/vocabulary.ts'
import { applyToReminders, noReminders } from '../../programme/reminders/agreement.ts'
import { createStreamStates } from '../../streams/stream-states.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createAskedReader } from './read-asked.ts'
import { createReminderReader } from './read-wish.ts'
import { remindPhraseKeys } from './remind-phrases.ts'
import { createRemindSkill } from './remind-skill.ts'

/** The clock asks for everybody's twice a minute, and each is small. */
const remembered = 10_000

/**
 * Reminders as Prima ships them. `dated`: what all other skills know to have a date.
 * @throws KnowledgeError naming file and line of what is not right in their data.
 */
export function openRemindSkill(parts: SkillParts, dated: (of: DatedFor) => Promise<readonly DatedThing[]>): Skill {
  const { events, holidays, languageDirectory, promptsDirectory, soundsLikeQuestion, timeZone } = parts
  const reader = createReminderReader(languageDirectory)
  return createRemindSkill({
    people: createPeople(events),
    events,
    reminders: createStreamStates({ events, empty: noReminders, apply: applyToReminders, remembered }),
    reader,
    readAsked: createAskedReader(reader.words),
    dates: createDateReader(readLanguageFile(languageDirectory, 'dates.yaml', dateWordsSchema)),
    phrases: loadPhrases(promptsDirectory, 'remind', remindPhraseKeys),
    holidays,
    soundsLikeQuestion,
    dated,
    timeZone,
  })
}
