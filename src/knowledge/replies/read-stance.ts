import { phrasesTest, toLine } from './phrase-pattern.ts'
import type { ReplyBook, Stance } from './reply-book.ts'

/** What a text is to do, and whether the message asks for one by saying so. */
export type ReadStance = { readonly stance: Stance; readonly asks: boolean }

export type StanceReader = (text: string) => ReadStance | undefined

/** Reads what a text is to do (refuse, correct, announce, thank), by the words of stances.yaml; the first of them counts. */
export function createStanceReader(
  { stances }: Pick<ReplyBook, 'stances'>,
  standard: (text: string) => string,
): StanceReader {
  const read = stances.map((stance) => ({
    stance,
    when: phrasesTest(stance.when),
    asks: phrasesTest(stance.asks),
    not: phrasesTest(stance.not),
  }))
  return (text) => {
    const lines = [...new Set([toLine(text), toLine(standard(text))])]
    const has = (test: { test(line: string): boolean }) => lines.some((line) => test.test(line))
    for (const { stance, when, asks, not } of read) {
      const isAsked = has(asks)
      if ((isAsked || has(when)) && !has(not)) return { stance, asks: isAsked }
    }
    return undefined
  }
}
