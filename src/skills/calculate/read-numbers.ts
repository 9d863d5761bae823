import type { Language } from '../../domain/language.ts'
import type { NumberWords } from './number-words.ts'
import { createPhraseTable } from './phrase-table.ts'
import type { Quantity, Unit } from './quantity.ts'
import { readLiteral } from './read-literal.ts'
import { createWordNumberReader } from './read-word-number.ts'
import { type Token, tokenise } from './tokens.ts'

/** A number as it stands in a text. */
export type Mention = {
  readonly quantity: Quantity
  /** Other values that the same digits may mean: "1.250" may be 1.25. */
  readonly others: readonly number[]
  /** A word such as "satu", a year, "minggu 6": counts only where a label stands beside it. */
  readonly isWeak: boolean
}

/** A text as numbers between words. `start` counts characters of the text. */
export type Item = { readonly start: number } & (
  | { readonly kind: 'number'; readonly mention: Mention }
  /** "9-10", "4 sampai 5", "nilai 4 dan 5". `text` is `9-10`. */
  | { readonly kind: 'range'; readonly text: string; readonly low: number; readonly high: number }
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string }
)

export type ReadNumbers = {
  readonly items: readonly Item[]
  /** The highest answer of the scale, where the text names one: "skala 1-5". */
  readonly scale?: number
}

export type NumberReader = (text: string, language: Language) => ReadNumbers

type Context = { readonly tokens: readonly Token[]; readonly language: Language }
type Read = { readonly mention: Mention; readonly next: number }

const firstYear = 1990
const lastYear = 2045
/** So many digits without a separator are an account, a phone or a licence number. */
const fewestDigitsOfId = 9
/** How high answers go. */
const highestAnswers: ReadonlySet<number> = new Set([5, 7, 10])
/** How many words may stand between a number and its "per jam". */
const reachOfPer = 3
const reachOfConfidence = 3

/** `slang`: everyday spelling -> standard form. `months`: their names, which make dates of the numbers beside them. */
export function createNumberReader(
  words: NumberWords,
  slang: ReadonlyMap<string, string>,
  months: ReadonlySet<string>,
): NumberReader {
  const sets = {
    currency: new Set(words.currency),
    percent: new Set(words.percent),
    times: new Set(words.times),
    points: new Set(words.points),
    minus: new Set(words.minus),
    per: new Set(words.per),
    range: new Set(words.range),
    and: new Set(words.and),
    references: new Set(words.references),
    occasions: new Set(words.occasions),
    confidence: new Set(words.confidence),
    scale: new Set(words.scale),
    rating: new Set(words.rating),
    of: new Set(words.of),
  }
  const units = createPhraseTable(invert<Unit>(words.units))
  const gluedUnits = createPhraseTable(invert<Unit>(words['glued-units']))
  const ones = createPhraseTable(invert<Unit>(words.one))
  const scales = createPhraseTable(invert<string>(words.scales))
  const moneyScales = createPhraseTable(invert<string>(words['money-scales']))
  const readWords = createWordNumberReader(words)
  const fixed = new RegExp(
    `(?<![\\p{L}\\d])(?:${words.fixed.map((phrase) => phrase.replace(/[/.]/g, '\\$&')).join('|')})(?![\\p{L}\\d])`,
    'giu',
  )

  return (text, language) => {
    const tokens = tokenise(
      text.replace(fixed, (found) => ' '.repeat(found.length)),
      slang,
      sets.currency,
    )
    const context = { tokens, language }
    const items: Item[] = []
    let scale: number | undefined
    for (let at = 0; at < tokens.length; ) {
      const token = tokens[at]
      if (!token) break
      const { start } = token
      const skipped = skip(context, at)
      if (skipped > 0) {
        at += skipped
        continue
      }
      const rated = readRated(context, at)
      if (rated) {
        scale = rated.scale
        at = rated.next
        continue
      }
      const range = readRange(context, at)
      if (range) {
        if (isBehind(tokens, at, sets.scale)) scale = range.high
        else items.push({ kind: 'range', text: `${range.low}-${range.high}`, ...range, start })
        at = range.next
        continue
      }
      const list = readList(context, at)
      if (list) {
        for (const mention of list) items.push({ kind: 'number', mention, start })
        at++
        continue
      }
      const read = readNumber(context, at)
      if (read) {
        if (isBehind(tokens, at, sets.scale)) scale = read.mention.quantity.value
        else items.push({ kind: 'number', mention: read.mention, start })
        at = read.next
        continue
      }
      if (!isCurrencyOf(context, at)) items.push(toItem(token))
      at++
    }
    return { items: joinTimes(attachPer(items)), ...(scale === undefined ? {} : { scale }) }
  }

  /** How many tokens from here are no quantity: a date, a rule and its number, an id. */
  function skip({ tokens }: Context, at: number): number {
    const token = tokens[at]
    if (!token) return 0
    const isPer = sets.per.has(tokens[at - 1]?.text ?? '')
    if (token.kind === 'word' && sets.references.has(token.text) && !isPer) return skipReference(tokens, at)
    if (months.has(token.text) && /^\d{4}$/.test(tokens[at + 1]?.text ?? '')) return 2
    if (token.kind !== 'digits') return 0
    const [second, third, fourth, fifth] = [1, 2, 3, 4].map((offset) => tokens[at + offset])
    if (second && months.has(second.text)) return /^\d{4}$/.test(third?.text ?? '') ? 3 : 2
    const isDate =
      second && (second.text === '/' || second.text === '-') && third?.kind === 'digits' && second.text === fourth?.text
    if (isDate && fifth?.kind === 'digits' && (fifth.text.length === 4 || token.text.length === 4)) return 5
    // "5/2024" is the number of a rule.
    if (second?.text === '/' && third?.isGlued === true && isRuleNumber(token.text, third.text)) return 3
    const isId = token.text.length >= fewestDigitsOfId && /^\d+$/.test(token.text)
    if (isId && !isMoney(tokens, at, at + 1)) return 1
    const isListNumber = (at === 0 || tokens[at - 1]?.text === '\n') && /^\d{1,2}$/.test(token.text)
    return isListNumber && /^[.)]$/.test(second?.text ?? '') && third?.isGlued === false ? 2 : 0
  }

  /** "pasal 46 ayat (1)", "PP 28/2025", "no. 5 tahun 2021": the word and the numbers behind it. */
  function skipReference(tokens: readonly Token[], at: number): number {
    let next = at + 1
    while (/^[.(]$/.test(tokens[next]?.text ?? '')) next++
    if (tokens[next]?.kind !== 'digits') return 0
    next++
    for (;;) {
      const joint = tokens[next]?.text ?? ''
      const isJoint =
        joint === '/' || joint === 'tahun' || joint === 'of' || (joint === '.' && tokens[next + 1]?.isGlued === true)
      if (!isJoint || tokens[next + 1]?.kind !== 'digits') break
      next += 2
    }
    return next - at
  }

  /** "nilai 3 dari 5", "4,1 out of 7": one answer on a scale, and no share. */
  function readRated({ tokens, language }: Context, at: number) {
    const value = tokens[at]
    if (value?.kind !== 'digits') return undefined
    const of = sets.of.has(tokens[at + 1]?.text ?? '')
      ? 1
      : tokens[at + 1]?.text === 'out' && tokens[at + 2]?.text === 'of'
        ? 2
        : 0
    const scale = of > 0 ? Number(tokens[at + 1 + of]?.text) : Number.NaN
    if (!highestAnswers.has(scale)) return undefined
    const [reading = 0] = readLiteral(value.text, language)
    // "skor 4 dari 5", "skor kepuasan 4 dari 5"
    const isNamed = [at, at - 1].some((position) => isBehind(tokens, position, sets.rating))
    const isAnswer = reading <= scale && (!Number.isInteger(reading) || isNamed)
    return isAnswer ? { scale, next: at + 2 + of } : undefined
  }

  function readRange(context: Context, at: number) {
    const { tokens } = context
    const [low, sign, high] = [tokens[at], tokens[at + 1], tokens[at + 2]]
    if (low?.kind !== 'digits' || high?.kind !== 'digits' || !sign) return undefined
    const isRange = sets.range.has(sign.text) && (sign.kind === 'word' || (sign.isGlued && high.isGlued))
    const isPair = sets.and.has(sign.text) && (isBehind(tokens, at, sets.rating) || isTopBox(low.text, high.text))
    if (!isRange && !isPair) return undefined
    const [from, to] = [low, high].map(({ text }) => readLiteral(text, context.language)[0])
    if (from === undefined || to === undefined || from >= to || (isPair && to !== from + 1)) return undefined
    return { low: from, high: to, next: at + 3 }
  }

  /** "3,32;…" apart, digits that are no one number are several: "40,30,10,5", "3.32,3.22,2.84". */
  function readList({ tokens, language }: Context, at: number): Mention[] | undefined {
    const token = tokens[at]
    if (token?.kind !== 'digits' || readLiteral(token.text, language).length > 0) return undefined
    const values = token.text.split(',').map((part) => readLiteral(part, 'en'))
    if (values.some((readings) => readings.length === 0)) return []
    return values.map(([value = 0]) => ({ quantity: { value, unit: 'plain' }, others: [], isWeak: false }))
  }

  function readNumber(context: Context, at: number): Read | undefined {
    const { tokens, language } = context
    const token = tokens[at]
    if (token?.kind !== 'digits') return readWordNumber(context, at)
    const clock = readClock(tokens, at)
    if (clock) return clock
    let next = at + 1
    let factor = 1
    for (let scale = scaleAt(tokens, next, at); scale; scale = scaleAt(tokens, next, at)) {
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

  function readWordNumber(context: Context, at: number): Read | undefined {
    const read = readWords(context.tokens, at)
    if (!read) return undefined
    const sign = isNegative(context.tokens, at) ? -1 : 1
    const { value, length } = read
    return finish(context, { value: value * sign, others: [], from: at, next: at + length, isWeak: read.isWeak })
  }

  /** Reads the unit behind a value. */
  function finish(
    { tokens }: Context,
    value: { value: number; others: readonly number[]; from: number; next: number; isWeak: boolean },
  ): Read | undefined {
    const { from, next } = value
    const mention = (unit: Unit, length: number, isWeak = false): Read => ({
      mention: { quantity: { value: value.value, unit }, others: value.others, isWeak },
      next: next + length,
    })
    const after = tokens[next]
    if (after && sets.percent.has(after.text)) {
      return isConfidence(tokens, from, next) ? { ...mention('percent', 1, true) } : mention('percent', 1)
    }
    if (isMoney(tokens, from, next)) return mention('money', sets.currency.has(after?.text ?? '') ? 1 : 0)
    const glued = after?.isGlued === true ? gluedUnits.at(tokens, next) : undefined
    if (glued) return mention(glued.value, glued.length)
    const unit = units.at(tokens, next)
    // "Buka 7 hari, kerja 5 hari" without the comma.
    const isSplit = unit !== undefined && unit.length > 1 && tokens[next + unit.length]?.kind === 'digits'
    const shorter = isSplit ? units.at(tokens.slice(0, next + 1), next) : undefined
    if (unit) return shorter ? mention(shorter.value, 1) : mention(unit.value, unit.length)
    if (after && sets.times.has(after.text) && tokens[next + 1]?.kind !== 'digits') return mention('times', 1)
    if (after && sets.points.has(after.text)) return mention('points', 1)
    return mention('plain', 0, value.isWeak)
  }

  /** "5:30" is five and a half minutes, unless it is a time of the day. */
  function readClock(tokens: readonly Token[], at: number): Read | undefined {
    const [minutes, colon, seconds] = [tokens[at], tokens[at + 1], tokens[at + 2]]
    if (colon?.text !== ':' || !colon.isGlued || !seconds?.isGlued || !/^\d\d$/.test(seconds.text)) return undefined
    if (!minutes || !/^\d{1,2}$/.test(minutes.text) || Number(seconds.text) > 59) return undefined
    const value = Number(minutes.text) * 60 + Number(seconds.text)
    return { mention: { quantity: { value, unit: 'second' }, others: [], isWeak: false }, next: at + 3 }
  }

  function scaleAt(tokens: readonly Token[], next: number, from: number) {
    const token = tokens[next]
    if (!token) return undefined
    const money = isMoney(tokens, from, next) ? moneyScales.at(tokens, next) : undefined
    const found = scales.at(tokens, next) ?? money
    // A letter alone is a scale only right behind the digits: "50k", but not "50 k".
    if (!found || (token.text.length === 1 && !token.isGlued && !money)) return undefined
    return { factor: Number(found.value), length: found.length }
  }

  function isMoney(tokens: readonly Token[], from: number, next: number): boolean {
    const before = tokens[from - 1]?.text === '.' ? tokens[from - 2] : tokens[from - 1]
    return sets.currency.has(before?.text ?? '') || sets.currency.has(tokens[next]?.text ?? '')
  }

  /** The "Rp" of a number, which says its unit and nothing else. */
  function isCurrencyOf({ tokens }: Context, at: number): boolean {
    return (
      sets.currency.has(tokens[at]?.text ?? '') ||
      (tokens[at]?.text === '.' && sets.currency.has(tokens[at - 1]?.text ?? ''))
    )
  }

  function isNegative(tokens: readonly Token[], at: number): boolean {
    const before = tokens[at - 1]
    if (before?.kind === 'word') return sets.minus.has(before.text)
    return before?.text === '-' && tokens[at]?.isGlued === true && !before.isGlued
  }

  /** "tahun 2026", "minggu ke-6", "bulan 3", but not "per bulan 1.200". */
  function isOccasion(tokens: readonly Token[], at: number): boolean {
    let before = at - 1
    if (tokens[before]?.text === '-') before--
    const text = tokens[before]?.text ?? ''
    if (text === 'ke') return tokens[at - 1]?.text === '-' || sets.occasions.has(tokens[before - 1]?.text ?? '')
    return sets.occasions.has(text) && !sets.per.has(tokens[before - 1]?.text ?? '')
  }

  /** "95% confidence", "tingkat kepercayaan 95%": a word for it within reach, and no sign between. */
  function isConfidence(tokens: readonly Token[], from: number, next: number): boolean {
    const after = tokens.slice(next + 1, next + 1 + reachOfConfidence)
    const before = tokens.slice(Math.max(0, from - reachOfConfidence), from).toReversed()
    return [after, before].some((near) => {
      const word = near.findIndex(({ text }) => sets.confidence.has(text))
      return word >= 0 && near.slice(0, word).every(({ kind }) => kind === 'word')
    })
  }

  /** Whether one of these words stands just before. */
  function isBehind(tokens: readonly Token[], at: number, of: ReadonlySet<string>): boolean {
    const before = tokens[at - 1]
    return of.has(before?.text ?? '') || (before?.text === 'of' && of.has(tokens[at - 2]?.text ?? ''))
  }

  /** "60 panggilan per jam", "400 chat sehari", "per jam 60 panggilan": puts the period into the number. */
  function attachPer(items: readonly Item[]): readonly Item[] {
    const result = [...items]
    for (let at = 0; at < result.length; at++) {
      const found = perAt(result, at)
      if (!found) continue
      const target = numberBefore(result, at) ?? numberAfter(result, at + found.length)
      const item = target === undefined ? undefined : result[target]
      if (target === undefined || item?.kind !== 'number') continue
      const quantity = { ...item.mention.quantity, per: found.per }
      result[target] = { ...item, mention: { ...item.mention, quantity } }
      result.splice(at, found.length)
      at--
    }
    return result
  }

  function perAt(items: readonly Item[], at: number) {
    const tokens = items.slice(at, at + 3).map(asToken)
    const one = ones.at(tokens, 0)
    if (one) return { per: { count: 1, unit: one.value }, length: one.length }
    if (!sets.per.has(tokens[0]?.text ?? '')) return undefined
    const next = items[at + 1]
    if (next?.kind === 'number' && isTime(next.mention.quantity.unit)) {
      const { value, unit } = next.mention.quantity
      return { per: { count: value, unit }, length: 2 }
    }
    const unit = units.at(tokens, 1)
    return unit && { per: { count: 1, unit: unit.value }, length: 1 + unit.length }
  }

  function numberBefore(items: readonly Item[], at: number): number | undefined {
    for (let index = at - 1; index >= Math.max(0, at - 1 - reachOfPer); index--) {
      const item = items[index]
      if (item?.kind === 'sign') return undefined
      if (item?.kind === 'number') return takesPer(item.mention) ? index : undefined
    }
    return undefined
  }

  function numberAfter(items: readonly Item[], from: number): number | undefined {
    for (let index = from; index < Math.min(items.length, from + reachOfPer); index++) {
      const item = items[index]
      if (item?.kind === 'sign') return undefined
      if (item?.kind === 'number') return takesPer(item.mention) ? index : undefined
    }
    return undefined
  }
}

/** "4 & 5 ada 120": the two best answers. */
function isTopBox(low: string, high: string): boolean {
  return low === '4' && high === '5'
}

/** Rules are numbered within a year; 2000 is rather a count. */
function isRuleNumber(number: string, year: string): boolean {
  return (
    /^\d{1,3}$/.test(number) &&
    /^\d{4}$/.test(year) &&
    Number(year) >= firstYear &&
    Number(year) <= lastYear &&
    year !== '2000'
  )
}

function takesPer({ quantity }: Mention): boolean {
  return quantity.per === undefined && !isTime(quantity.unit)
}

function isTime(unit: Unit): boolean {
  return !['plain', 'percent', 'money', 'times', 'points'].includes(unit)
}

const clockUnits: readonly Unit[] = ['hour', 'minute', 'second']
const secondsIn: Partial<Record<Unit, number>> = { hour: 3600, minute: 60, second: 1 }

/** "6 menit 30 detik" is one time. */
function joinTimes(items: readonly Item[]): readonly Item[] {
  const result: Item[] = []
  for (const item of items) {
    const last = result.at(-1)
    if (item.kind === 'number' && last?.kind === 'number') {
      const [longer, shorter] = [last.mention.quantity, item.mention.quantity]
      const isShorter = clockUnits.indexOf(shorter.unit) > Math.max(0, clockUnits.indexOf(longer.unit))
      const [big, small] = [secondsIn[longer.unit], secondsIn[shorter.unit]]
      if (big !== undefined && small !== undefined && isShorter && big > small) {
        const quantity = { value: longer.value * big + shorter.value * small, unit: 'second' } as const
        result[result.length - 1] = { ...last, mention: { ...last.mention, quantity } }
        continue
      }
    }
    result.push(item)
  }
  return result
}

function toItem({ kind, text, start }: Token): Item {
  return kind === 'sign' ? { kind: 'sign', text, start } : { kind: 'word', text, start }
}

function asToken(item: Item): Token {
  const text = item.kind === 'number' ? '' : item.text
  return { kind: item.kind === 'sign' ? 'sign' : 'word', text, isGlued: false, start: item.start }
}

/** The table of each variant of a record `standard: [variants]`. */
function invert<Key extends string>(lists: Readonly<Record<string, readonly string[]>>): [string, Key][] {
  return Object.entries(lists).flatMap(([key, variants]) =>
    variants.map((variant): [string, Key] => [variant, key as Key]),
  )
}
