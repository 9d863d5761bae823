import { join } from 'node:path'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { outlinesIn, readOutlineBook } from '../../knowledge/outlines/outline-book.ts'
import { papersIn, readPaperBook } from '../../knowledge/papers/paper-book.ts'
import { createToldReader } from '../../knowledge/papers/read-told.ts'
import { phrasesTest } from '../../knowledge/replies/phrase-pattern.ts'
import { readReplyBook } from '../../knowledge/replies/reply-book.ts'
import { spellOut } from '../../knowledge/replies/spell-out.ts'
import { addDays } from '../../programme/dates/calendar.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createPaperSkill, paperPhraseKeys } from './paper-skill.ts'
import { createPaperWishReader } from './read-wish.ts'

/**
 * The writer of papers as she ships.
 * @throws KnowledgeError naming file and line of what is not right in her data.
 */
export function openPaperSkill({ knowledge, knowledgeDirectory, promptsDirectory, today }: SkillParts): Skill {
  const book = readPaperBook(papersIn(knowledgeDirectory))
  const { polish } = readReplyBook(join(knowledgeDirectory, 'replies'))
  const kinds = readOutlineBook(outlinesIn(knowledgeDirectory)).kinds.map(({ name, words }) => ({
    name,
    test: phrasesTest(words),
  }))
  const readTold = createToldReader(book.words, {
    spellOut: (text, language) => spellOut(text, polish, language),
    placeIn: (line, language) => kinds.find(({ test }) => test.test(line))?.name[language],
  })
  return createPaperSkill({
    book,
    knowledge,
    readTold,
    wishes: createPaperWishReader(book, readTold),
    phrases: loadPhrases(promptsDirectory, 'paper', paperPhraseKeys),
    dayAfter: (days, language) => sayShortDay(addDays(today(), days), language),
  })
}
