import type { Passage } from '../ports/retriever.ts'
import type { Entry } from './entry.ts'
import type { Knowledge } from './knowledge.ts'
import { plainText } from './plain-text.ts'

/** Where a passage came from. */
export type PassageOrigin = {
  readonly entryId: string
  /** Position among the entry's sections; undefined for the answer itself. */
  readonly section?: number
}

/**
 * The passages of a knowledge base: for each entry and language one for the answer, with the title and all ways of
 * asking, and one for each section.
 */
export function passagesOf(knowledge: Knowledge): Passage[] {
  return [...knowledge.entries.values()].flatMap(({ id, en }) => [...passagesOfEntry(id), ...passagesOfEntry(en)])
}

function passagesOfEntry(entry: Entry): Passage[] {
  const { language, title } = entry
  return [
    {
      id: `${entry.id}.${language}`,
      language,
      title,
      questions: entry.questions,
      text: plainText(entry.answer),
    },
    ...entry.sections.map((section, index) => ({
      id: `${entry.id}.${language}#${index}`,
      language,
      title: section.heading === '' ? title : `${title}: ${section.heading}`,
      text: plainText(section.markdown),
    })),
  ]
}

/** Reads the id that `passagesOf` gave. */
export function originOf(passageId: string): PassageOrigin {
  const [path = '', section] = passageId.split('#')
  const entryId = path.slice(0, path.lastIndexOf('.'))
  return section === undefined ? { entryId } : { entryId, section: Number(section) }
}
