import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { wordsOfEntries } from '../../knowledge/entry-words.ts'
import type { Guide } from '../../knowledge/guides/guide.ts'
import { loadGuides } from '../../knowledge/guides/load-guides.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { createPeople } from '../../people/people.ts'
import { createDateReader } from '../../programme/dates/read-date.ts'
import { dateWordsSchema } from '../../programme/dates/vocabulary.ts'
import { createStreamStates } from '../../streams/stream-states.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createDerive } from './derive.ts'
import type { GuideLibrary } from './desk.ts'
import { guidePhraseKeys } from './guide-phrases.ts'
import { createGuideSkill } from './guide-skill.ts'
import { applyToPlans, noPlans } from './kept-plans.ts'
import { createAffirmedReader } from './reading/affirmed.ts'
import { createHearing } from './reading/hear.ts'
import { loadHours } from './reading/hours-vocabulary.ts'
import { createAnswerReader } from './reading/read-answer.ts'
import { createMomentReader } from './reading/read-moment.ts'
import { createStartReader } from './reading/read-start.ts'
import { loadSpokenAmounts } from './reading/spoken-amounts.ts'
import { createStandardise, loadGuideVocabulary, loadPlaces } from './reading/vocabulary.ts'

/**
 * The guides as they ship. Their files are read when the first message comes that may be for one.
 * @throws KnowledgeError naming file and line of what is not right in words or phrases; a guide's own, when it is read.
 */
export function openGuideSkill(parts: SkillParts): Skill {
  const { knowledge, words, kbli, events, knowledgeDirectory, languageDirectory, promptsDirectory, prepared } = parts
  const standardise = createStandardise(words.slang)
  const vocabulary = loadGuideVocabulary(languageDirectory, standardise)
  let library: GuideLibrary | undefined
  return createGuideSkill({
    knowledge,
    phrases: loadPhrases(promptsDirectory, 'guide', guidePhraseKeys),
    soundsLikeQuestion: parts.soundsLikeQuestion,
    standardise,
    vocabulary,
    places: loadPlaces(languageDirectory),
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
    const guides = prepared.of('guides', () => loadGuides([knowledgeDirectory]))
    const dates = createDateReader(readLanguageFile(languageDirectory, 'dates.yaml', dateWordsSchema))
    const hearing = createHearing(words, {
      phrases: () => guides.flatMap(phrasesOf),
      // The words of our fields, which are no slips of others.
      known: () => prepared.of('entry-words', () => wordsOfEntries(knowledge)),
      kinds: { anyland: vocabulary.lands, anypeople: vocabulary.peoples },
    })
    return {
      guides,
      starts: createStartReader(guides, vocabulary, hearing.read),
      answers: createAnswerReader(vocabulary, standardise, hearing, loadSpokenAmounts(languageDirectory)),
      derive: createDerive(kbli.tables),
      affirmed: createAffirmedReader(vocabulary.denying, standardise),
      tables: kbli.tables,
      moments: createMomentReader(loadHours(languageDirectory), dates),
    }
  }
}

/** Every phrase that a guide listens for. */
function phrasesOf({ questions, notes }: Guide): readonly string[] {
  const answers = Object.values(questions).flatMap((question) => Object.values(question.answers))
  return [
    ...answers.flatMap(({ words, told, maybe }) => [...words, ...told, ...maybe]),
    ...Object.values(notes).flatMap(({ told }) => told),
  ]
}
