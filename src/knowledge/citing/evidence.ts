import type { Evidence } from '../../domain/citation.ts'
import type { Entry } from '../entry.ts'
import type { Knowledge } from '../knowledge.ts'
import { plainText } from '../plain-text.ts'
import { markedStretchesOf } from '../statements.ts'
import { referencesIn, toCitation } from './references.ts'

/** Every statement of an entry that carries a footnote, with what stands behind it, in reading order. */
export function evidenceOf(entry: Entry, knowledge: Knowledge): Evidence[] {
  const texts = [entry.answer, ...entry.sections.map(({ markdown }) => markdown)]
  return texts.flatMap((text) => evidenceIn(text, entry, knowledge))
}

/** The same of a piece of an entry's Markdown. */
export function evidenceIn(markdown: string, entry: Entry, knowledge: Knowledge): Evidence[] {
  return markedStretchesOf(markdown).map((stretch) => ({
    statement: plainText(stretch).replace(/^[\s.,;:]+/, ''),
    citations: referencesIn(stretch, entry).map((reference) => toCitation(reference, entry.id, knowledge)),
  }))
}
