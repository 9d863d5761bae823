import type { Language } from '../../domain/language.ts'
import type { Mention } from './items.ts'
import { isMoney, type NumberLists } from './number-lists.ts'
import type { NumberWords } from './number-words.ts'
import type { Unit } from './quantity.ts'
import { readLiteral } from './read-literal.ts'
import { createWordNumberReader } from './read-word-number.ts'
import type { Token } from './tokens.ts'
import { firstYear, lastYear } from './years.ts'

/** Where a number is looked for. */
export type NumberContext = { readonly tokens: readonly Token[]; readonly language: Language }

type Read = { readonly mention: Mention; readonly next: number }

const reachOfConfidence = 3
const reachOfMoneyTalk = 4
const million = 1_000_000
const billion = 1_000_000_000

/** Reads a number with its scale and unit, beginning at a token: "Rp1,2 M", "20 hari kerja", "seratus dua puluh". */
export function createQuantityReader(words: NumberWords, lists: NumberLists) {
  const readWords = createWordNumberReader(words)
  return readNumber

  function readNumber(context: NumberContext, at: number): Read | undefined {
    const { tokens, language } = context
    const token = tokens[at]
    if (token?.kind !== 'digits') return readWordNumber(context, at)
    const clock = readClock(tokens, at)
    if (clock) return clock
    let next = at + 1
    let factor = 1
    for (let scale = scaleAt(context, next, at); scale; scale = scaleAt(context, next, at)) {
      factor *= scale.factor
      next += scale.length
    }
    const sign = isNegative(tokens, at) ? -1 : 1
    const [value = Number.NaN, ...others] = readLiteral(token.text, language).map(
      (reading) => Number((reading * factor).toPrecision(15)) * sign,
    )
    if (Number.isNaN(value)) return undefined
    const isYear = factor === 1 && /^\d{4}$/.test(token.text) && value >= firstYear && value <= lastYear
    return finish(context, { value, others, from: at, next, isWeak: isYear || isOccasion(tokens, at) })
  }

  function readWordNumber(context: NumberContext, at: number): Read | undefined {
    const read = readWords(context.tokens, at)
    if (!read) return undefined
    const sign = isNegative(context.tokens, at) ? -1 : 1
    const { value, length } = read
    return finish(context, { value: value * sign, others: [], from: at, next: at + length, isWeak: read.isWeak })
  }

  /** Reads the unit behind a value. */
  function finish(
    { tokens }: NumberContext,
    value: { value: number; others: readonly number[]; from: number; next: number; isWeak: boolean },
  ): Read | undefined {
    const { from, next } = value
    const mention = (unit: Unit, length: number, isWeak = false): Read => ({
      mention: { quantity: { value: value.value, unit }, others: value.others, isWeak },
      next: next + length,
    })
    const after = tokens[next]
    if (after && lists.permille.has(after.text))
      return {
        mention: { quantity: { value: value.value / 10, unit: 'percent' }, others: [], isWeak: false },
        next: next + 1,
      }
    if (after && lists.percent.has(after.text)) {
      return isConfidence(tokens, from, next) ? mention('percent', 1, true) : mention('percent', 1)
    }
    if (isMoney(tokens, from, next, lists)) return mention('money', lists.currency.has(after?.text ?? '') ? 1 : 0)
    const glued = after?.isGlued === true ? lists.gluedUnits.at(tokens, next) : undefined
    if (glued) return mention(glued.value, glued.length)
    const found = lists.units.at(tokens, next)
    const isNamed = found !== undefined && isPointedAt(tokens, next + found.length)
    const unit = isNamed ? undefined : found
    // "Buka 7 hari, kerja 5 hari" without the comma.
    const isSplit = unit !== undefined && unit.length > 1 && tokens[next + unit.length]?.kind === 'digits'
    const shorter = isSplit ? lists.units.at(tokens.slice(0, next + 1), next) : undefined
    if (unit) return shorter ? mention(shorter.value, 1) : mention(unit.value, unit.length)
    if (after && lists.times.has(after.text) && tokens[next + 1]?.kind !== 'digits') return mention('times', 1)
    if (after && lists.points.has(after.text)) return mention('points', 1)
    return mention('plain', 0, value.isWeak)
  }

  /** "120 bulan ini", "85 minggu ke-5": the unit says when, not how much. */
  function isPointedAt(tokens: readonly Token[], at: number): boolean {
    if (tokens[at]?.text !== 'ke') return lists.pointing.has(tokens[at]?.text ?? '')
    const isOrdinal = tokens[at + 1]?.kind === 'digits' && lists.units.at(tokens, at + 2) === undefined
    return isOrdinal || tokens[at + 1]?.text === '-'
  }

  /** "5:30" is five and a half minutes, unless it is a time of the day. */
  function readClock(tokens: readonly Token[], at: number): Read | undefined {
    const [minutes, colon, seconds] = [tokens[at], tokens[at + 1], tokens[at + 2]]
    if (colon?.text !== ':' || !colon.isGlued || !seconds?.isGlued || !/^\d\d$/.test(seconds.text)) return undefined
    if (!minutes || !/^\d{1,2}$/.test(minutes.text) || Number(seconds.text) > 59) return undefined
    const value = Number(minutes.text) * 60 + Number(seconds.text)
    return { mention: { quantity: { value, unit: 'second' }, others: [], isWeak: false }, next: at + 3 }
  }

  function scaleAt({ tokens, language }: NumberContext, next: number, from: number) {
    const token = tokens[next]
    if (!token) return undefined
    if (token.text === 'm' && !isMoney(tokens, from, next, lists) && isMoneyTalk(tokens, from, next)) {
      return { factor: language === 'en' ? million : billion, length: 1 }
    }
    const money = isMoney(tokens, from, next, lists) ? lists.moneyScales.at(tokens, next) : undefined
    const found = lists.scales.at(tokens, next) ?? money
    // A letter alone is a scale only right behind the digits: "50k", but not "50 k".
    if (!found || (token.text.length === 1 && !token.isGlued && !money)) return undefined
    return { factor: found.value, length: found.length }
  }

  /** "Omzetnya 7,2 m", "an agent costs 7m/month": an amount by the words around it. */
  function isMoneyTalk(tokens: readonly Token[], from: number, next: number): boolean {
    const before = tokens.slice(Math.max(0, from - reachOfMoneyTalk), from)
    const near = before.slice(before.findLastIndex(({ kind }) => kind !== 'word') + 1)
    if (near.some(({ text }) => lists['money-talk'].has(text))) return true
    return tokens[next + 1]?.text === '/' && lists.units.at(tokens, next + 2)?.value === 'month'
  }

  function isNegative(tokens: readonly Token[], at: number): boolean {
    const before = tokens[at - 1]
    // "5 min 20 s": minutes, and no minus.
    if (before?.kind === 'word') return lists.minus.has(before.text) && tokens[at - 2]?.kind !== 'digits'
    return before?.text === '-' && tokens[at]?.isGlued === true && !before.isGlued
  }

  /** "tahun 2026", "minggu ke-6", "bulan 3", but not "per bulan 1.200". */
  function isOccasion(tokens: readonly Token[], at: number): boolean {
    let before = at - 1
    if (tokens[before]?.text === '-') before--
    const text = tokens[before]?.text ?? ''
    if (text === 'ke') return tokens[at - 1]?.text === '-' || lists.occasions.has(tokens[before - 1]?.text ?? '')
    return lists.occasions.has(text) && !lists.per.has(tokens[before - 1]?.text ?? '')
  }

  /** "95% confidence", "tingkat kepercayaan 95%": a word for it within reach, and no sign between. */
  function isConfidence(tokens: readonly Token[], from: number, next: number): boolean {
    const after = tokens.slice(next + 1, next + 1 + reachOfConfidence)
    const before = tokens.slice(Math.max(0, from - reachOfConfidence), from).toReversed()
    return [after, before].some((near) => {
      const word = near.findIndex(({ text }) => lists.confidence.has(text))
      return word >= 0 && near.slice(0, word).every(({ kind }) => kind === 'word')
    })
  }
}
