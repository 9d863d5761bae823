import { referencesIn } from '../../knowledge/citing/references.ts'
import { type ConfidenceMark, confidenceMarks, type Entry } from '../../knowledge/entry.ts'
import { plainText } from '../../knowledge/plain-text.ts'
import type { Case, Detail, ToldItem } from '../../knowledge/told-items.ts'
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

/** What of an entry is for just this asker, or just this question. */
export type ItemsFor = { readonly cases: readonly Case[]; readonly details: readonly Detail[] }

/** The opening of an answer to whoever asks about a case of theirs, about a detail, or both. */
export function openWithItems({ cases, details }: ItemsFor, entry: Entry): string {
  if (details.length === 0) return openWithCases(cases, entry)
  const opening = cases.length > 0 ? verdictOn(cases) : entry.answer
  const told = verdictOn(details)
  return `${beginningOf(opening, wordsOfBubble - wordCount(told))}\n\n${told}`
}

/** The sentences of a text from its first that have at most so many words together; the first whatever it has. */
export function beginningOf(text: string, words: number): string {
  const [first = text, ...rest] = sentencesOf(text)
  let left = words - wordCount(first)
  const kept = [first]
  for (const sentence of rest) {
    left -= wordCount(sentence)
    if (left < 0) break
    kept.push(sentence)
  }
  return kept.join(' ')
}

/**
 * The opening of an answer to whoever asks about a case of theirs: the verdict, and below it the rule behind it, which is
 * the first sentence of the entry, unless the verdict has said that already.
 */
function openWithCases(cases: readonly Case[], entry: Entry): string {
  const [rule = ''] = sentencesOf(entry.answer)
  const verdict = verdictOn(cases)
  const hasRoom = wordCount(verdict) + wordCount(rule) <= wordsOfBubble
  return hasRoom && !isSaidIn(verdict, rule) ? `${verdict}\n\n${rule}` : verdict
}

/** What is said of cases or details; of two verdicts that say the same the first. */
export function verdictOn(cases: readonly ToldItem[]): string {
  const said: string[] = []
  for (const { statement } of cases) if (!isSaidIn(said.join(' '), statement)) said.push(statement)
  return said.join('\n\n')
}

/**
 * How well an opening with cases or details is supported: like the entry, but a rule that Prima applied to the case herself is no
 * better than C, and what is nothing but her advice is D.
 */
export function confidenceWith(cases: readonly ToldItem[], entry: Entry): ConfidenceMark {
  const marks = cases.map(({ statement }): ConfidenceMark => {
    const sources = referencesIn(statement, entry).map(({ id }) => id)
    if (!sources.includes(ownAdvice)) return entry.confidence
    return sources.every((id) => id === ownAdvice) ? 'D' : 'C'
  })
  return confidenceMarks.findLast((mark) => mark === entry.confidence || marks.includes(mark)) ?? entry.confidence
}

/** Whether most words of a text stand in another: it says nothing new. */
export function isSaidIn(before: string, text: string): boolean {
  const known = new Set(wordsOf(before))
  const words = new Set(wordsOf(text))
  return words.intersection(known).size >= saidAlready * words.size
}

function wordsOf(markdown: string): readonly string[] {
  return plainText(markdown).toLowerCase().match(letters) ?? []
}
