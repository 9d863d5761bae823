import type { Language } from '../../domain/language.ts'
import type { Mention } from './items.ts'
import { isBehind, type NumberLists } from './number-lists.ts'
import { readLiteral } from './read-literal.ts'
import type { Token } from './tokens.ts'

/** "nilai 3 dari 5", "4,1 out of 7": one answer on a scale, and no share. */
export function readRated(tokens: readonly Token[], at: number, language: Language, lists: NumberLists) {
  const value = tokens[at]
  if (value?.kind !== 'digits') return undefined
  const of = lists.of.has(tokens[at + 1]?.text ?? '')
    ? 1
    : tokens[at + 1]?.text === 'out' && tokens[at + 2]?.text === 'of'
      ? 2
      : 0
  const scale = of > 0 ? lists.highestAnswers.get(tokens[at + 1 + of]?.text ?? '') : undefined
  if (scale === undefined) return undefined
  const [reading = 0] = readLiteral(value.text, language)
  // "skor 4 dari 5", "skor kepuasan 4 dari 5"
  const isNamed = [at, at - 1].some((position) => isBehind(tokens, position, lists.rating))
  const isAnswer = reading <= scale && (!Number.isInteger(reading) || isNamed)
  return isAnswer ? { scale, next: at + 2 + of } : undefined
}

/** "9-10", "4 sampai 5", "nilai 4 dan 5". */
export function readRange(tokens: readonly Token[], at: number, language: Language, lists: NumberLists) {
  const [low, sign, high] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (low?.kind !== 'digits' || high?.kind !== 'digits' || !sign) return undefined
  const isRange = lists.range.has(sign.text) && (sign.kind === 'word' || (sign.isGlued && high.isGlued))
  const isPair = lists.and.has(sign.text) && (isBehind(tokens, at, lists.rating) || isTopBox(low.text, high.text))
  if (!isRange && !isPair) return undefined
  const [from, to] = [low, high].map(({ text }) => readLiteral(text, language)[0])
  if (from === undefined || to === undefined || from >= to || (isPair && to !== from + 1)) return undefined
  return { low: from, high: to, next: at + 3 }
}

/** "3,32;…" apart, digits that are no one number are several: "40,30,10,5", "3.32,3.22,2.84". */
export function readList(tokens: readonly Token[], at: number, language: Language): Mention[] | undefined {
  const token = tokens[at]
  if (token?.kind !== 'digits' || readLiteral(token.text, language).length > 0) return undefined
  const values = token.text.split(',').map((part) => readLiteral(part, 'en'))
  if (values.some((readings) => readings.length === 0)) return []
  return values.map(([value = 0]) => ({ quantity: { value, unit: 'plain' }, others: [], isWeak: false }))
}

/** "4 & 5 ada 120": the two best answers. */
function isTopBox(low: string, high: string): boolean {
  return low === '4' && high === '5'
}
