import type { Citation } from '../../domain/citation.ts'
import type { Language } from '../../domain/language.ts'
import { referencesIn, toCitation } from '../../knowledge/citing/references.ts'
import type { Entry } from '../../knowledge/entry.ts'
import type { EntryPair, Knowledge } from '../../knowledge/knowledge.ts'
import { plainText } from '../../knowledge/plain-text.ts'
import { markedStretchesOf } from '../../knowledge/statements.ts'
import type { LawfulWay } from './vocabulary.ts'

/** One statement of an entry, and what stands behind it. */
export type Quote = { readonly pair: EntryPair; readonly text: string; readonly citations: readonly Citation[] }

/**
 * The statement that tells the lawful way: the one that has the words, or the opening of the entry, also where an edit has
 * taken the words out of it. Undefined: the entry has left the knowledge base.
 */
export function quoteFor({ entry: id, words }: LawfulWay, language: Language, knowledge: Knowledge): Quote | undefined {
  const pair = knowledge.entries.get(id)
  if (!pair) return undefined
  const entry = pair[language]
  const stretch = (words && statementWith(words[language], entry)) ?? markedStretchesOf(entry.answer)[0] ?? entry.answer
  const citations = referencesIn(stretch, entry).map((reference) => toCitation(reference, entry.id, knowledge))
  return { pair, text: plainText(stretch), citations }
}

/** The statement that has these words. */
export function statementWith(words: string, { answer, sections }: Entry): string | undefined {
  return [answer, ...sections.map(({ markdown }) => markdown)]
    .flatMap(markedStretchesOf)
    .find((stretch) => stretch.includes(words))
}
