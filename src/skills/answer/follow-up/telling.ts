import type { Entry } from '../../../knowledge/entry.ts'
import type { EntryPair } from '../../../knowledge/knowledge.ts'
import { plainText } from '../../../knowledge/plain-text.ts'
import type { QueryReading, QueryWord } from '../../../knowledge/retrieval/read-query.ts'
import { stem } from '../../../knowledge/text/stem.ts'
import { createTokeniser } from '../../../knowledge/text/tokenise.ts'
import type { Words } from '../../../knowledge/text/words.ts'

/**
 * How much of a text is said by an entry's title and opening, as the sum of its words' rarity (idf); what stands in its ways
 * of asking alone counts half. Numbers tell nothing.
 */
export type Telling = (text: string, pair: EntryPair) => number

const shareOfAsked = 0.5

type Terms = { readonly lead: ReadonlySet<string>; readonly asked: ReadonlySet<string> }

/** Tells an entry that is about what was said from one that happens to have its words somewhere. */
export function createTelling(
  readQuery: (text: string) => QueryReading,
  { legalKinds }: Pick<Words, 'legalKinds'>,
): Telling {
  const tokenise = createTokeniser(legalKinds)
  const known = new WeakMap<EntryPair, Terms>()
  const termsIn = (text: string, { language }: Entry) =>
    tokenise(text).flatMap((token) => [token, stem(token, language)])
  const termsOf = (pair: EntryPair): Terms => ({
    lead: new Set([pair.id, pair.en].flatMap((one) => termsIn(`${one.title} ${plainText(one.answer)}`, one))),
    asked: new Set([pair.id, pair.en].flatMap((one) => termsIn(one.questions.join(' '), one))),
  })
  return (text, pair) => {
    const terms = known.get(pair) ?? termsOf(pair)
    known.set(pair, terms)
    const share = ({ alternatives }: QueryWord) => {
      if (alternatives.some(({ term }) => terms.lead.has(term))) return 1
      return alternatives.some(({ term }) => terms.asked.has(term)) ? shareOfAsked : 0
    }
    return readQuery(text)
      .words.filter(({ isQuestionWord, word }) => !isQuestionWord && !/^\d/.test(word))
      .reduce((sum, word) => sum + word.idf * share(word), 0)
  }
}
