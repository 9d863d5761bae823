import type { Passage } from '../ports/retriever.ts'
import type { Entry } from './entry.ts'
import type { Knowledge } from './knowledge.ts'
import { plainText } from './plain-text.ts'

/**
 * The passages of a knowledge base: one for each entry and language. Entries are a page of a phone long, so cutting them
 * further only scattered the words that find them. For the same reason the ways of asking are one text: what one person
 * calls "bocor" and another "kena hack" may stand in two of them.
 */
export function passagesOf(knowledge: Knowledge): Passage[] {
  return [...knowledge.entries.values()].flatMap(({ id, en }) => [toPassage(id), toPassage(en)])
}

/** The entry that a passage of `passagesOf` came from. */
export function entryIdOf(passage: Passage): string {
  return passage.id.slice(0, passage.id.lastIndexOf('.'))
}

function toPassage(entry: Entry): Passage {
  return {
    id: `${entry.id}.${entry.language}`,
    language: entry.language,
    title: entry.title,
    questions: [entry.questions.join('\n')],
    text: [entry.answer, ...entry.sections.map(({ heading, markdown }) => `${heading}\n${markdown}`)]
      .map(plainText)
      .join('\n'),
  }
}
