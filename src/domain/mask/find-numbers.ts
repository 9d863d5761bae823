import { classifyNumber } from './classify-number.ts'
import { cueBefore, type FoundCue, isUnitAfter } from './cues.ts'
import { findFigures } from './figures.ts'
import { findReferences } from './find-references.ts'
import { findSplit } from './find-split.ts'
import type { Finding } from './finding.ts'
import { type Group, readChains } from './groups.ts'
import type { Word } from './words.ts'

/** More digits than this no number of a person has. */
const mostDigits = 20

/** Phones, NIK, NPWP, accounts, cards, one-time codes and other long numbers. Linear in the length of the text. */
export function findNumbers(text: string, words: readonly Word[]): readonly Finding[] {
  const isFigure = findFigures(text)
  const isReference = findReferences(text)
  return [
    ...findHalfHidden(text),
    ...findSplit(text),
    ...readChains(text, words)
      .flatMap((chain) => findInChain(text, words, chain, isFigure))
      .filter(({ start }) => !isReference[start]),
  ]
}

/** 0812xxxx5432: what is left of it may be enough to tell whose it is. */
function findHalfHidden(text: string): readonly Finding[] {
  return [
    ...text.matchAll(/(?<![\p{L}\p{N}])(?:\+?62|0)8[0-9]{1,3}[ -]?[xX*•#]{2,7}[ -]?[0-9]{2,5}(?![\p{L}\p{N}])/gu),
  ].map(({ index, 0: whole }) => ({ kind: 'phone', start: index, end: index + whole.length }))
}

function findInChain(
  text: string,
  words: readonly Word[],
  chain: readonly Group[],
  isFigure: Uint8Array,
): readonly Finding[] {
  const found: Finding[] = []
  let cue: FoundCue | undefined
  for (let first = 0; first < chain.length; ) {
    const own = cueBefore(text, words, chain[first]?.word ?? 0)
    // What says that the first is a figure says so of those beside it.
    cue = own ?? (cue?.cue === 'figures' || cue?.cue === 'money' ? cue : undefined)
    first += countOfNumber({ text, words, chain, first, cue, isFigure }, found)
  }
  return found
}

type Place = {
  readonly text: string
  readonly words: readonly Word[]
  readonly chain: readonly Group[]
  readonly first: number
  readonly cue: FoundCue | undefined
  readonly isFigure: Uint8Array
}

/** How many groups from `first` are dealt with; what they are goes to `found`. The longest number that fits wins. */
function countOfNumber({ text, words, chain, first, cue, isFigure }: Place, found: Finding[]): number {
  const begin = chain[first]
  if (!begin) return 1
  const isNamed = cue !== undefined && cue.cue !== 'money' && cue.cue !== 'figures' && cue.isDirect
  if (isFigure[begin.start] && !isNamed) return 1
  const isInternational = text[begin.start - 1] === '+'
  for (let last = lastWithin(chain, first); last >= first; last--) {
    const groups = chain.slice(first, last + 1)
    const end = groups.at(-1)?.end ?? begin.end
    const hasUnit = isUnitAfter(text, words[begin.word + groups.length], end)
    // 08129876543 2 kali: what is counted is no part of the number.
    if (hasUnit && groups.length > 1 && (groups.at(-1)?.digits.length ?? 0) <= 3) continue
    const kind = classifyNumber({ groups, isInternational, cue, hasUnit })
    if (!kind || (!isNamed && kind !== 'npwp' && groups.some((group) => isFigure[group.start]))) continue
    const start = kind === 'number' ? withLetters(text, begin.start) : withOpening(text, begin.start, end)
    found.push({ kind, start, end })
    return groups.length
  }
  return 1
}

function lastWithin(chain: readonly Group[], first: number): number {
  let digits = 0
  let last = first
  for (let at = first; at < chain.length; at++) {
    digits += chain[at]?.digits.length ?? 0
    if (digits > mostDigits) break
    last = at
  }
  return last
}

/** One or two letters that touch the first digit belong to it: B7654321. */
function withLetters(text: string, start: number): number {
  return start - (/(?<![A-Za-z])[A-Za-z]{1,2}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0)
}

/** The `+` and the bracket that stand before the first digit belong to it. */
function withOpening(text: string, start: number, end: number): number {
  let at = start
  if (text[at - 1] === '+') at--
  const closesInside = text.slice(start, end).includes(')')
  return closesInside && text[at - 1] === '(' ? at - 1 : at
}
