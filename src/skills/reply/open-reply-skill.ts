import { join } from 'node:path'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { wordsIn } from '../../domain/words-in.ts'
import { createJudgedReader } from '../../knowledge/practice/judged-reply.ts'
import { loadPractice, type PracticeRules } from '../../knowledge/practice/load-practice.ts'
import { createConceptReader } from '../../knowledge/replies/read-concepts.ts'
import { createSlotReader } from '../../knowledge/replies/read-slots.ts'
import { createStanceReader } from '../../knowledge/replies/read-stance.ts'
import { readReplyBook } from '../../knowledge/replies/reply-book.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createDeclinedReader } from './declined.ts'
import { createCaseJudge } from './judge-case.ts'
import { createOwnReplyReader } from './own-reply.ts'
import { createCaseReader } from './read-case.ts'
import { createChangeReader } from './read-changes.ts'
import { createDraftReader } from './read-draft.ts'
import { createWishReader } from './read-wish.ts'
import { replyPhraseKeys } from './reply-phrases.ts'
import { createReplySkill } from './reply-skill.ts'
import { createDraftWorder } from './word-draft.ts'

/**
 * The writer of drafts as she ships.
 * @throws KnowledgeError naming file and line of what is not right in her data.
 */
export function openReplySkill(parts: SkillParts): Skill {
  const { knowledge, knowledgeDirectory, promptsDirectory, words, readNames, soundsLikeQuestion, wordsmiths } = parts
  const practice = join(knowledgeDirectory, 'practice')
  let rules: PracticeRules | undefined
  const book = readReplyBook(join(knowledgeDirectory, 'replies'))
  const standard = (text: string) =>
    wordsIn(text)
      .map((word) => words.slang.get(word) ?? word)
      .join(' ')
  const conceptsIn = createConceptReader(book, standard)
  const cases = createCaseReader(book, conceptsIn, createSlotReader(book.things))
  const namesOthers = (text: string) => readNames(text).topics.size > 0
  const wishes = createWishReader(book, createStanceReader(book, standard), conceptsIn)
  return createReplySkill({
    book,
    cases,
    knowledge,
    reader: createDraftReader({
      book,
      cases,
      wishes,
      changes: createChangeReader(book, standard),
      soundsLikeQuestion,
      judge: createCaseJudge(book, cases, namesOthers),
      namesOthers,
    }),
    readJudged: createJudgedReader(practice),
    readOwn: createOwnReplyReader(book.polish),
    readDeclined: createDeclinedReader(book, (text) => wishes.wish(text)?.kind === 'draft'),
    word: createDraftWorder(
      wordsmiths && {
        advise: wordsmiths.advice('customer-reply'),
        rules: () => {
          rules ??= loadPractice(practice).rules
          return rules
        },
      },
    ),
    phrases: loadPhrases(promptsDirectory, 'reply', replyPhraseKeys),
  })
}
