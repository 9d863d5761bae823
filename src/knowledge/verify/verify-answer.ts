import type { Language } from '../../domain/language.ts'
import type { ClaimWords } from './claim-words.ts'
import { createPhraseFinder } from './find-phrases.ts'
import { hasMention } from './read-links.ts'
import type { Flaw, Support, Verifier } from './verifier.ts'
import { wordsOf } from './words-of.ts'

/** A sentence as a model says it, with the ids of the statements that it says it rests on. */
export type ClaimedSentence = { readonly text: string; readonly statements: readonly string[] }

export type CutSentence = { readonly flaw: Flaw | 'uncited' | 'unknown-statement' | 'empty' | 'leans-on-cut' }

export type VerifiedAnswer<Sentence extends ClaimedSentence = ClaimedSentence> = {
  /** What may be said, in order; `text` without what is left out of every sentence. */
  readonly kept: readonly Sentence[]
  readonly cut: readonly CutSentence[]
  /** Whether the first sentence is kept. */
  readonly beginsWell: boolean
  /** Whether enough is left to be an answer: the first sentence, and at least half of all words. */
  readonly holds: boolean
}

export type AnswerVerifier = <Sentence extends ClaimedSentence>(
  sentences: readonly Sentence[],
  statements: ReadonlyMap<string, Support>,
  language: Language,
) => VerifiedAnswer<Sentence>

/** Share of an answer's words that must be left after cutting; with less, the statements speak for themselves. */
const leastShare = 0.5

/** Verifies an answer sentence by sentence: whatever the statements do not support is cut. */
export function createAnswerVerifier(flawOf: Verifier, { leaning, verdicts }: ClaimWords): AnswerVerifier {
  const findLeaning = createPhraseFinder([['leaning', leaning]])
  const verdict = new RegExp(
    `^(?:${verdicts.toSorted((a, b) => b.length - a.length).join('|')})\\s*[,.!:;–—-]+\\s*`,
    'i',
  )

  return <Sentence extends ClaimedSentence>(
    sentences: readonly Sentence[],
    statements: ReadonlyMap<string, Support>,
    language: Language,
  ) => {
    const kept: Sentence[] = []
    const cut: CutSentence[] = []
    let wasCut = false
    let firstHolds = false
    for (const [index, sentence] of sentences.entries()) {
      const { text, statements: ids } = sentence
      const plain = tidy(text.replace(verdict, ''))
      const flaw: CutSentence['flaw'] | undefined =
        wasCut && leans(plain) ? 'leans-on-cut' : hasMention(text) ? 'mention' : flawIn(plain, ids)
      wasCut = flaw !== undefined
      if (flaw !== undefined) cut.push({ flaw })
      else kept.push({ ...sentence, text: plain, statements: [...new Set(ids)] })
      if (index === 0) firstHolds = flaw === undefined
    }
    const left = countWords(kept) / Math.max(1, countWords(sentences))
    return { kept, cut, beginsWell: firstHolds, holds: firstHolds && left >= leastShare }

    function flawIn(plain: string, ids: readonly string[]): CutSentence['flaw'] | undefined {
      if (wordsOf(plain).length === 0) return 'empty'
      if (ids.length === 0) return 'uncited'
      const support = ids.flatMap((id) => statements.get(id) ?? [])
      return support.length < ids.length ? 'unknown-statement' : flawOf(plain, support, language)
    }
  }

  function leans(text: string): boolean {
    return findLeaning(wordsOf(text)).some(({ start }) => start === 0)
  }
}

/** One line of plain text, without the marks of a list or of Markdown, and with a capital first. */
function tidy(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/^\s*(?:[-*•>#]+|\d{1,2}[.)])\s+/, '')
    .replace(/[*_`~#|<>[\]\\]/g, '')
    .trim()
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}

function countWords(sentences: readonly ClaimedSentence[]): number {
  return sentences.reduce((sum, { text }) => sum + wordsOf(text).length, 0)
}
