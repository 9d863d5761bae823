import type { AnswerWords } from '../../../knowledge/analyse/analyse-words.ts'
import { tokensOf } from '../words/tokens.ts'

/** The scale that a question was answered on: both ends belong to it. Words stand for 1 and up. */
export type Scale = {
  readonly low: number
  readonly high: number
  /** Which scale of words of knowledge/analyse/answers.yaml, where it is answered in words. */
  readonly words?: string
  /** Its low end is the good one: an answer counts as far from the high end as it stands from the low one. */
  readonly isReversed?: true
}

/** A score, no answer, or one that the scale does not have. */
export type Answer = number | 'missing' | 'invalid'

const number = /^[-+]?\d{1,3}(?:[.,]\d+)?$/
/** "5 - Sangat puas", "4. Puas", "3: cukup", "5 (sangat puas)". */
const leading = /^(\d{1,2})\s*(?:[-–—:.)=(]|bintang\b|stars?\b)\s*\D*$/i
/** "Sangat puas (5)", "bintang 4"; a number behind any other word is part of a name: "Cabang 12". */
const trailing = /^(?:\D+\(|(?:bintang|stars?|skor|score|nilai|rating)\s*:?\s*)(\d{1,2})\)?$/i
/** "8/10", "4 dari 5", "4 out of 5", "2 dari 5 bintang". */
const outOf = /^(\d{1,2}(?:[.,]\d+)?)\s*(?:\/|dari|out of|of)\s*\d{1,3}(?:\s*(?:bintang|stars?|poin|points?))?$/i
const star = /[★⭐]/gu
const repeated = /(\p{L}|\p{Extended_Pictographic}\uFE0F?)\s*\1+(?=$|\s)/gu
/** What programmes for statistics write where nobody answered. */
export const codesOfNone: readonly number[] = [-9, -1, 88, 98, 99, 999]
/** What is written out among the figures: "sepuluh". */
const spelled = new Map(
  [
    'nol zero',
    'satu one',
    'dua two',
    'tiga three',
    'empat four',
    'lima five',
    'enam six',
    'tujuh seven',
    'delapan eight',
    'sembilan nine',
    'sepuluh ten',
  ].flatMap((words, value) => words.split(' ').map((word) => [word, value] as const)),
)

/** The number that a cell says, whatever stands beside it; undefined where it says none. */
export function readNumber(cell: string): number | undefined {
  if (number.test(cell)) return Number(cell.replace(',', '.'))
  const said = (outOf.exec(cell) ?? leading.exec(cell) ?? trailing.exec(cell))?.[1]
  if (said !== undefined) return Number(said.replace(',', '.'))
  return cell.match(star)?.length ?? spelled.get(cell.toLowerCase())
}

export type AnswerReader = {
  isMissing(cell: string): boolean
  /** Said instead of a remark: "-", "tidak ada". */
  isNothing(cell: string): boolean
  /** Names the bad end of a scale: "sangat sulit". */
  isBad(label: string): boolean
  /** The place of a word on a scale of words, from 1; undefined: it has none. */
  placeOf(cell: string, scale: string): number | undefined
  /**
   * The scale of words that has most of these answers, each with how often it was given, and the share that it has.
   * `high`: of those that end there.
   */
  scaleOf(
    answers: ReadonlyMap<string, number>,
    high?: number,
  ): { readonly scale: Scale; readonly share: number } | undefined
  /** What a cell says on a scale. */
  read(cell: string, scale: Scale): Answer
}

/** Reads answers by the words of knowledge/analyse/answers.yaml. */
export function createAnswerReader(words: AnswerWords): AnswerReader {
  const missing = new Set(words.missing)
  const nothing = new Set(words.nothing)
  const bad = new Set(words.bad)
  const scales = new Map(
    words.scales.map(({ id, levels }) => [
      id,
      {
        size: levels.length,
        // From the top: where a word stands in two levels the lower one keeps it.
        places: new Map(levels.flatMap((level, index) => level.map((word) => [word, index + 1] as const)).toReversed()),
      },
    ]),
  )
  const full = new Map(
    Object.entries(words.abbreviations).flatMap(([word, short]) => short.map((one) => [one, word] as const)),
  )
  const bare = (cell: string) =>
    cell
      .toLowerCase()
      .replace(/[.!]+$/, '')
      .replace(/\s+/g, ' ')
      .trim()
  /** "Sgt puas", "tdk puas": as they are spelled out. */
  const spelledOut = (cell: string) =>
    bare(cell)
      .split(' ')
      .map((word) => full.get(word.replace(/\.$/, '')) ?? word)
      .join(' ')
  const placeOf = (cell: string, id: string) => {
    const places = scales.get(id)?.places
    const said = spelledOut(cell)
    // "Puass", "😡😡": said twice is said once.
    return places?.get(said) ?? places?.get(said.replace(repeated, '$1'))
  }
  const isMissing = (cell: string) => cell === '' || missing.has(bare(cell))

  return {
    isMissing,
    isNothing: (cell) => cell === '' || nothing.has(bare(cell)),
    isBad: (label) => tokensOf(label).some((word) => bad.has(word)),
    placeOf,
    scaleOf(answers, end) {
      const total = [...answers].reduce((sum, [cell, count]) => sum + (isMissing(cell) ? 0 : count), 0)
      const fitting = [...scales].filter(([, { size }]) => end === undefined || size === end)
      const covered = fitting.map(([id, { size }]) => {
        const known = [...answers].filter(([cell]) => !isMissing(cell) && placeOf(cell, id) !== undefined)
        const levels = new Set(known.map(([cell]) => placeOf(cell, id))).size
        const share = known.reduce((sum, [, count]) => sum + count, 0) / Math.max(1, total)
        return { scale: { low: 1, high: size, words: id }, share, levels }
      })
      // Of two that have as many of the answers, the one that tells more of them apart; then the shorter one.
      const [best] = covered.toSorted((a, b) => b.share - a.share || b.levels - a.levels || a.scale.high - b.scale.high)
      return best && best.share > 0 ? best : undefined
    },
    read(cell, scale) {
      if (isMissing(cell)) return 'missing'
      const place = scale.words === undefined ? undefined : placeOf(cell, scale.words)
      const value = place ?? readNumber(cell)
      if (value === undefined) return 'invalid'
      if (value < scale.low || value > scale.high) return codesOfNone.includes(value) ? 'missing' : 'invalid'
      return scale.isReversed ? scale.low + scale.high - value : value
    },
  }
}
