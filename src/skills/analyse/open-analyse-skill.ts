import { join } from 'node:path'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { loadAnalyseWords, loadWishWords } from '../../knowledge/analyse/analyse-words.ts'
import { loadPractice } from '../../knowledge/practice/load-practice.ts'
import { createPeople } from '../../people/people.ts'
import type { SkillParts } from '../skill-parts.ts'
import type { AnalyseTools } from './analyse-parts.ts'
import { analysePhraseKeys } from './analyse-phrases.ts'
import { createAnalyseSkill } from './analyse-skill.ts'
import { createAnalyseWishReader } from './read-wish.ts'
import type { RecordParts } from './record-results.ts'
import { createAnswerReader } from './survey/read-answer.ts'
import { createSentimentReader } from './words/sentiment.ts'
import { createThemeReader } from './words/themes.ts'

/**
 * The analyst as she ships. Only how people ask for her is read at the start; all else when somebody first does.
 * @throws KnowledgeError naming file and line of what is not right.
 */
export function openAnalyseSkill(shared: SkillParts): Skill {
  const { knowledgeDirectory, promptsDirectory, events, timeZone } = shared
  const directory = join(knowledgeDirectory, 'analyse')
  let tools: AnalyseTools | undefined
  let record: RecordParts | undefined
  return createAnalyseSkill({
    ...shared,
    ...(shared.wordsmiths ? { remark: shared.wordsmiths.remarks('chat-remarks') } : {}),
    phrases: loadPhrases(promptsDirectory, 'analyse', analysePhraseKeys),
    readWish: createAnalyseWishReader(loadWishWords(directory)),
    tools: () => {
      tools ??= openTools(directory, join(knowledgeDirectory, 'practice'))
      return tools
    },
    record: () => {
      record ??= {
        people: createPeople(events),
        histories: shared.histories,
        metrics: shared.programme.metrics,
        timeZone,
      }
      return record
    },
  })
}

function openTools(directory: string, practice: string): AnalyseTools {
  const words = loadAnalyseWords(directory)
  return {
    words,
    answers: createAnswerReader(words.answers),
    sentiment: createSentimentReader(words.sentiment),
    themes: createThemeReader(words.themes),
    rules: loadPractice(practice).rules,
  }
}
