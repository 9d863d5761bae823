import { bareWord } from '../../words/tokens.ts'
import { stemOf } from '../find-columns.ts'

/** A word of a question in small letters, without what hangs on it, and where it stands. */
export type WordAt = {
  readonly word: string
  readonly bare: string
  readonly stem: string
  readonly start: number
  readonly end: number
  readonly isCapital: boolean
}

/** The words of a question with their places. */
export function wordsIn(text: string): readonly WordAt[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:[-'’&][\p{L}\p{N}]+)*|\p{Extended_Pictographic}/gu)].map((found) => {
    const word = found[0].toLowerCase()
    return {
      word,
      bare: bareWord(word),
      stem: stemOf(word),
      start: found.index,
      end: found.index + found[0].length,
      isCapital: /^\p{Lu}/u.test(found[0]),
    }
  })
}
