import { lowerCase } from './fold.ts'

/** A word, or the digits of a number, of a folded text. */
export type Word = {
  readonly text: string
  readonly lower: string
  readonly start: number
  readonly end: number
  readonly isDigits: boolean
}

/** Letters and digits apart, so that `Rp2500` and `hp0812` read like `Rp 2500` and `hp 0812`. */
export function readWords(text: string): readonly Word[] {
  return [...text.matchAll(/\p{L}+(?:['’`]\p{L}+)*|[0-9]+/gu)].map(({ 0: word, index }) => ({
    text: word,
    lower: lowerCase(word),
    start: index,
    end: index + word.length,
    isDigits: word < ':',
  }))
}

/** A list of words written as one text. */
export function setOf(...texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.split(/\s+/)).filter((word) => word !== ''))
}
