import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { readLanguageFile } from '../../knowledge/text/read-language-file.ts'
import { createDateReader } from '../../programme/dates/read-date.ts'
import { dateWordsSchema } from '../../programme/dates/vocabulary.ts'
import type { SkillParts } from '../skill-parts.ts'
import { loadBenchmarks } from './benchmarks.ts'
import { createCalculateSkill } from './calculate-skill.ts'
import { type Calculator, createCalculator } from './calculator.ts'
import { calculatePhraseKeys } from './phrases.ts'

/**
 * The calculator on the lists of knowledge/language, read with the first message so that a start does not wait for them,
 * and its own sentences, read now.
 * @throws KnowledgeError naming file and line of whatever is not right in them.
 */
export function openCalculateSkill({
  knowledge,
  phrases: sharedPhrases,
  words,
  knowledgeDirectory,
  languageDirectory,
  promptsDirectory,
  holidays,
  today,
}: Pick<
  SkillParts,
  | 'knowledge'
  | 'phrases'
  | 'words'
  | 'knowledgeDirectory'
  | 'languageDirectory'
  | 'promptsDirectory'
  | 'holidays'
  | 'today'
>): Skill {
  let built: Calculator | undefined
  const build = () => {
    const dateWords = readLanguageFile(languageDirectory, 'dates.yaml', dateWordsSchema)
    const dates = createDateReader(dateWords)
    return createCalculator(languageDirectory, words, dates, holidays, loadBenchmarks(knowledgeDirectory), dateWords)
  }
  return createCalculateSkill({
    calculator: () => {
      built ??= build()
      return built
    },
    knowledge,
    phrases: loadPhrases(promptsDirectory, 'calculate', calculatePhraseKeys),
    sharedPhrases,
    today,
  })
}
