import type { Citation } from '../../domain/citation.ts'
import type { Language } from '../../domain/language.ts'
import { referencesIn, toCitation } from '../citing/references.ts'
import type { EntryPair, Knowledge } from '../knowledge.ts'
import { plainText } from '../plain-text.ts'
import { markedStretchesOf } from '../statements.ts'
import type { Quoted } from './reply-book.ts'

/** A statement of an entry, and what stands behind it. `isAsAsked`: false where the words that were wanted have left it. */
export type EntryQuote = {
  readonly pair: EntryPair
  readonly text: string
  readonly citations: readonly Citation[]
  readonly isAsAsked: boolean
}

/** The statement of an entry that has the words, or its opening. Undefined: the entry is not in the knowledge base. */
export function quoteFor(
  { entry: id, words }: Quoted,
  language: Language,
  knowledge: Knowledge,
): EntryQuote | undefined {
  const pair = knowledge.entries.get(id)
  if (!pair) return undefined
  const entry = pair[language]
  const wanted = words?.[language]
  const found =
    wanted === undefined
      ? undefined
      : [entry.answer, ...entry.sections.map(({ markdown }) => markdown)]
          .flatMap(markedStretchesOf)
          .find((stretch) => stretch.includes(wanted))
  const stretch = found ?? entry.answer
  const citations = referencesIn(stretch, entry).map((reference) => toCitation(reference, entry.id, knowledge))
  return { pair, text: plainText(stretch), citations, isAsAsked: wanted === undefined || found !== undefined }
}
