import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { loadGuides } from '../../knowledge/guides/load-guides.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { createPeople } from '../../people/people.ts'
import { createDateReader } from '../../programme/dates/read-date.ts'
import { dateWordsSchema } from '../../programme/dates/vocabulary.ts'
import { createStreamStates } from '../../streams/stream-states.ts'
import type { SkillParts } from '../skill-parts.ts'
import type { GuideLibrary } from './desk.ts'
import { createRiskOf } from './find-activity.ts'
import { guidePhraseKeys } from './guide-phrases.ts'
import { createGuideSkill } from './guide-skill.ts'
import { applyToPlans, noPlans } from './kept-plans.ts'
import { createAnswerReader } from './read-answer.ts'
import { createMomentReader } from './read-moment.ts'
import { createStartReader } from './read-start.ts'
import { createStandardise, loadGuideVocabulary } from './vocabulary.ts'

/**
 * The guides as they ship. Their files are read when the first message comes that may be for one.
 * @throws KnowledgeError naming file and line of what is not right in words or phrases; a guide's own, when it is read.
 */
export function openGuideSkill(parts: SkillParts): Skill {
  const { knowledge, words, kbli, events, knowledgeDirectory, languageDirectory, promptsDirectory } = parts
  const standardise = createStandardise(words.slang)
  const vocabulary = loadGuideVocabulary(languageDirectory, standardise)
  let library: GuideLibrary | undefined
  return createGuideSkill({
    knowledge,
    phrases: loadPhrases(promptsDirectory, 'guide', guidePhraseKeys),
    soundsLikeQuestion: parts.soundsLikeQuestion,
    standardise,
    vocabulary,
    people: createPeople(events),
    plans: createStreamStates({ events, empty: noPlans, apply: applyToPlans }),
    today: parts.today,
    timeZone: parts.timeZone,
    library: () => {
      library ??= openLibrary()
      return library
    },
  })

  function openLibrary(): GuideLibrary {
    const guides = loadGuides([knowledgeDirectory])
    const dates = createDateReader(readLanguageFile(languageDirectory, 'dates.yaml', dateWordsSchema))
    return {
      guides,
      starts: createStartReader(guides, vocabulary, standardise),
      answers: createAnswerReader(vocabulary, standardise),
      derive: createRiskOf(kbli.tables),
      tables: kbli.tables,
      moments: createMomentReader(languageDirectory, dates),
    }
  }
}
