import type { NumberWords } from './number-words.ts'
import { createPhraseTable } from './phrase-table.ts'
import type { Token } from './tokens.ts'

/** A number in words; `isWeak` where it is one small word that may be no number: "satu", "one". */
export type WordNumber = { readonly value: number; readonly length: number; readonly isWeak: boolean }

const hundred = 100
const thousand = 1000

/** Reads "seratus dua puluh", "dua setengah", "satu koma lima juta", "one hundred and twenty", beginning at a token. */
export function createWordNumberReader(words: NumberWords) {
  const values = createPhraseTable(pairs(words.words))
  const fractions = createPhraseTable(pairs(words.fractions))
  const scales = createPhraseTable(pairs(words.scales))
  const teen = new Set(words.teen)
  const point = new Set(words.point)
  const and = new Set(words.and)

  return (tokens: readonly Token[], from: number): WordNumber | undefined => {
    let at = from
    /** Thousands and above; hundreds and tens; the digit that a scale may still multiply. */
    let [total, below, digit] = [0, 0, 0]
    let isOpen = true
    while (isOpen) {
      const token = tokens[at]
      const value = values.at(tokens, at)
      const scale = at > from && (token?.text.length ?? 0) > 1 ? scales.at(tokens, at) : undefined
      const fraction = fractions.at(tokens, at)
      // "tiga perempat" begins like "tiga".
      if (value && !(fraction && fraction.length > value.length)) {
        // "satu dua" is two numbers; "dua puluh lima" is one.
        if (digit !== 0 || (below % hundred > 0 && value.value >= 10 && value.value < hundred)) break
        if (value.value >= thousand) total += value.value
        else if (value.value >= 10) below += value.value
        else digit = value.value
        at += value.length
        if (value.value === 0) isOpen = false
      } else if (token && teen.has(token.text) && digit > 0) {
        below += digit + 10
        digit = 0
        at++
      } else if (scale && scale.value <= hundred) {
        below += Math.max(1, digit) * scale.value
        digit = 0
        at += scale.length
      } else if (scale) {
        total += (below + digit || 1) * scale.value
        ;[below, digit] = [0, 0]
        at += scale.length
      } else if (fraction) {
        at += fraction.length
        const half = scales.at(tokens, at)
        const factor = half && half.value >= thousand ? half.value : 1
        const sum = (total + below + digit + fraction.value) * factor
        const length = at - from + (factor > 1 ? (half?.length ?? 0) : 0)
        return { value: sum, length, isWeak: length === fraction.length }
      } else if (token && point.has(token.text) && at > from) {
        return readDecimals(tokens, from, at + 1, total + below + digit)
      } else if (token && and.has(token.text) && below >= hundred && values.at(tokens, at + 1)) {
        at++
      } else {
        isOpen = false
      }
    }
    if (at === from) return undefined
    return { value: total + below + digit, length: at - from, isWeak: at - from === 1 }
  }

  /** "tiga koma dua lima": the digits behind the point, and a scale. */
  function readDecimals(tokens: readonly Token[], from: number, at: number, whole: number): WordNumber | undefined {
    let [digits, next] = ['', at]
    for (let value = values.at(tokens, next); value && value.value < 10; value = values.at(tokens, next)) {
      digits += String(value.value)
      next += value.length
    }
    if (digits === '') return { value: whole, length: at - 1 - from, isWeak: at - 1 - from === 1 }
    const scale = scales.at(tokens, next)
    const value = Number(`${whole}.${digits}`) * (scale?.value ?? 1)
    return { value, length: next - from + (scale?.length ?? 0), isWeak: false }
  }
}

function pairs(lists: Readonly<Record<string, readonly string[]>>): [string, number][] {
  return Object.entries(lists).flatMap(([value, variants]) =>
    variants.map((variant): [string, number] => [variant, Number(value)]),
  )
}
