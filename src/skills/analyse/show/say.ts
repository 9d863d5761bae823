import type { Phrases } from '../../../conversation/phrases.ts'
import { type Language, localeOf } from '../../../domain/language.ts'
import type { AnalysePhraseKey } from '../analyse-phrases.ts'
import type { Figure } from '../survey/figures.ts'
import type { MeasureKind } from '../survey/survey-result.ts'

/** How something is said to one person. */
export type Say = {
  readonly language: Language
  (key: AnalysePhraseKey, values?: Readonly<Record<string, string | number>>): string
}

export function sayIn(phrases: Phrases<AnalysePhraseKey>, language: Language): Say {
  return Object.assign(
    (key: AnalysePhraseKey, values?: Readonly<Record<string, string | number>>) => phrases.say(language, key, values),
    { language },
  )
}

/** A number as the language writes it, with so many decimals at most. */
export function sayNumber(value: number, language: Language, decimals = 1): string {
  const format = new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: decimals })
  return format
    .format(value)
    .replace(/^-(?=.*[1-9])/, '−')
    .replace(/^-/, '')
}

/** How exactly a measure is told: shares to a tenth, means and an IKM to a hundredth, NPS to a whole point. */
export function decimalsOf(kind: MeasureKind): number {
  return kind === 'csat' ? 1 : kind === 'nps' ? 0 : 2
}

/** "78,4 %", "+21", "5,62". */
export function sayFigure(kind: MeasureKind, value: number, language: Language): string {
  const number = sayNumber(value, language, decimalsOf(kind))
  if (kind === 'csat') return `${number} %`
  return kind === 'nps' && value > 0 ? `+${number}` : number
}

/** A difference with its sign: "+2,4", "−19". */
export function sayChange(kind: MeasureKind, value: number, language: Language): string {
  const number = sayNumber(Math.abs(value), language, decimalsOf(kind))
  return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${number}`
}

/** "73,7–82,4 %". */
export function sayInterval(kind: MeasureKind, { interval }: Pick<Figure, 'interval'>, language: Language): string {
  const [low, high] = [interval.low, interval.high].map((end) => sayNumber(end, language, decimalsOf(kind)))
  const range = interval.low < 0 ? `${low} … ${high}` : `${low}–${high}`
  return kind === 'csat' ? `${range} %` : range
}

/** A title of a column is often a whole question. */
export function short(text: string, longest = 60): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`
}
