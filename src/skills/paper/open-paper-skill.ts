import { join } from 'node:path'
import { loadPhrases } from '../../conversation/phrases.ts'
import type { Skill } from '../../conversation/skill.ts'
import { outlinesIn, readOutlineBook } from '../../knowledge/outlines/outline-book.ts'
import { papersIn, readPaperBook } from '../../knowledge/papers/paper-book.ts'
import { readPaperData } from '../../knowledge/papers/paper-data.ts'
import { createToldReader } from '../../knowledge/papers/read-told.ts'
import { phrasesPattern, phrasesTest, toLine } from '../../knowledge/replies/phrase-pattern.ts'
import { readReplyBook } from '../../knowledge/replies/reply-book.ts'
import { spellOut } from '../../knowledge/replies/spell-out.ts'
import { addDays } from '../../programme/dates/calendar.ts'
import { sayShortDay } from '../../programme/dates/say-day.ts'
import type { SkillParts } from '../skill-parts.ts'
import { createStepsChecker } from './check-steps.ts'
import { createWhysReader } from './five-whys.ts'
import { createMinutesReader } from './meeting-minutes.ts'
import { paperPhraseKeys } from './paper-phrases.ts'
import { createPaperSkill } from './paper-skill.ts'
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
  // "Karena belum buat laporan" is a cause; "buatin laporan" is a wish.
  const beginsOtherwise = phrasesAtStart([...book.words.wish, ...book.words.recorded, ...book.words.asking])
  const data = readPaperData(papersIn(knowledgeDirectory))
  const wishes = createPaperWishReader(book, readTold)
  return createPaperSkill({
    book,
    knowledge,
    readTold,
    wishes,
    whys: createWhysReader(data.whys, (text) => beginsOtherwise.test(toLine(text)) || text.includes('?')),
    whyNames: data.whys.all,
    minutes: createMinutesReader(data.minutes, readTold),
    checkSteps: createStepsChecker(data.steps),
    phrases: loadPhrases(promptsDirectory, 'paper', paperPhraseKeys),
    dayAfter: (days, language) => sayShortDay(addDays(today(), days), language),
  })
}

function phrasesAtStart(phrases: readonly string[]): RegExp {
  return new RegExp(`^ ${phrasesPattern(phrases).source}`, 'u')
}
