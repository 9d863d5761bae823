import { join } from 'node:path'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { createJudgedReader } from '../../knowledge/practice/judged-reply.ts'
import { loadPractice, type PracticeRules } from '../../knowledge/practice/load-practice.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createReplyReader } from './read-reply-wish.ts'
import { readReplyBook } from './reply-book.ts'
import { createReplySkill, replyPhraseKeys } from './reply-skill.ts'

/**
 * The writer of replies as she ships.
 * @throws KnowledgeError naming file and line of what is not right in her data.
 */
export function openReplySkill({ knowledgeDirectory, promptsDirectory, wordsmiths }: SkillParts): Skill {
  const directory = join(knowledgeDirectory, 'practice')
  const book = readReplyBook(directory)
  let rules: PracticeRules | undefined
  return createReplySkill({
    book,
    reader: createReplyReader(book),
    readJudged: createJudgedReader(directory),
    phrases: loadPhrases(promptsDirectory, 'reply', replyPhraseKeys),
    ...(wordsmiths
      ? {
          wording: {
            advise: wordsmiths.advice('customer-reply'),
            rules: () => {
              rules ??= loadPractice(directory).rules
              return rules
            },
          },
        }
      : {}),
  })
}
