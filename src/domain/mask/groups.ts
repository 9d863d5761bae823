import { looksLikeFigure } from './figures.ts'
import type { Word } from './words.ts'

/** Digits that stand together. */
export type Group = {
  readonly digits: string
  readonly start: number
  readonly end: number
  /** Index of its word. */
  readonly word: number
  /** What stands between it and the group before; empty for the first. */
  readonly gap: string
  /** Alone it would be a year, a code, a score, an amount or a time. */
  readonly isFigure: boolean
}

/** What people put between the groups of one number: spaces, dashes, dots, brackets, a few signs. */
const joiner = /^ {0,3}[-./_·•*|,~()[\]]{0,3} {0,3}$/
const digitWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nol: '0',
    kosong: '0',
    zero: '0',
    satu: '1',
    one: '1',
    dua: '2',
    two: '2',
    tiga: '3',
    three: '3',
    empat: '4',
    four: '4',
    lima: '5',
    five: '5',
    enam: '6',
    six: '6',
    tujuh: '7',
    seven: '7',
    delapan: '8',
    lapan: '8',
    eight: '8',
    sembilan: '9',
    nine: '9',
  }),
)

/** Chains of groups that may be one number. A list with commas and spaces is none, nor what a line's end parts. */
export function readChains(text: string, words: readonly Word[]): readonly (readonly Group[])[] {
  const chains: Group[][] = []
  let chain: Group[] = []
  for (const [index, word] of words.entries()) {
    const digits = digitsOf(text, words, index)
    if (digits === undefined) continue
    const before = chain.at(-1)
    const gap = before ? text.slice(before.end, word.start) : ''
    const group = { digits, start: word.start, end: word.end, word: index, isFigure: looksLikeFigure(digits) }
    if (before && before.word === index - 1 && joins(gap, word.isDigits && isDigit(text, before.start))) {
      chain.push({ ...group, gap })
    } else {
      chain = [{ ...group, gap: '' }]
      chains.push(chain)
    }
  }
  return chains
}

/** Digits that are spelled out join by a space, a dash or a comma only. */
function joins(gap: string, areDigits: boolean): boolean {
  return areDigits ? joiner.test(gap) && !/^[,.] /.test(gap) : /^(?:|[ -]|, ?)$/.test(gap)
}

function isDigit(text: string, at: number): boolean {
  return /[0-9]/.test(text[at] ?? '')
}

function digitsOf(text: string, words: readonly Word[], index: number): string | undefined {
  const word = words[index]
  if (!word) return undefined
  if (word.isDigits) return word.text
  const spoken = digitWords.get(word.lower)
  if (spoken !== undefined) return spoken
  // The letters that are taken for 0 and 1, where they touch digits: O812.
  if (word.text.length > 3 || !/^[OoIl]+$/.test(word.text)) return undefined
  const touches = words[index - 1]?.end === word.start || words[index + 1]?.start === word.end
  const isAmongDigits = /[0-9]/.test(text[word.start - 1] ?? '') || /[0-9]/.test(text[word.end] ?? '')
  return touches && isAmongDigits ? word.text.replace(/[Oo]/g, '0').replace(/[Il]/g, '1') : undefined
}
