import { referencesIn } from '../../knowledge/citing/references.ts'
import { type ConfidenceMark, confidenceMarks, type Entry } from '../../knowledge/entry.ts'
import { plainText } from '../../knowledge/plain-text.ts'
import type { Case } from '../../knowledge/told-items.ts'
import { wordCount } from './choose-parts.ts'
import { sentencesOf } from './follow-up/statements.ts'

/** The verdict on a case and the rule behind it, in words: one bubble. */
const wordsOfBubble = 90
/** Share of a text's words that were said before it, from which it says nothing new. 0 to 1. */
const saidAlready = 0.6
/** Shorter words are in every sentence. */
const letters = /\p{Letter}{4,}/gu
/** The source that stands for what Prima says of her own accord. */
const ownAdvice = 'prima'

/**
 * The opening of an answer to whoever asks about a case of theirs: the verdict, and below it the rule behind it, which is
 * the first sentence of the entry, unless the verdict has said that already.
 */
export function openWithCases(cases: readonly Case[], entry: Entry): string {
  const [rule = ''] = sentencesOf(entry.answer)
  const verdict = verdictOn(cases)
  const hasRoom = wordCount(verdict) + wordCount(rule) <= wordsOfBubble
  return hasRoom && !isSaidIn(verdict, rule) ? `${verdict}\n\n${rule}` : verdict
}

/** What is said of cases; of two verdicts that say the same the first. */
export function verdictOn(cases: readonly Case[]): string {
  const said: string[] = []
  for (const { statement } of cases) if (!isSaidIn(said.join(' '), statement)) said.push(statement)
  return said.join('\n\n')
}

/**
 * How well an opening with cases is supported: like the entry, but a rule that Prima applied to the case herself is no
 * better than C, and what is nothing but her advice is D.
 */
export function confidenceWith(cases: readonly Case[], entry: Entry): ConfidenceMark {
  const marks = cases.map(({ statement }): ConfidenceMark => {
    const sources = referencesIn(statement, entry).map(({ id }) => id)
    if (!sources.includes(ownAdvice)) return entry.confidence
    return sources.every((id) => id === ownAdvice) ? 'D' : 'C'
  })
  return confidenceMarks.findLast((mark) => mark === entry.confidence || marks.includes(mark)) ?? entry.confidence
}

function isSaidIn(before: string, text: string): boolean {
  const known = new Set(wordsOf(before))
  const words = new Set(wordsOf(text))
  return words.intersection(known).size >= saidAlready * words.size
}

function wordsOf(markdown: string): readonly string[] {
  return plainText(markdown).toLowerCase().match(letters) ?? []
}
