import { type Language, localeOf } from '../../domain/language.ts'
import type { CalculatePhrase, CalculatePhrases } from './phrases.ts'

/** Says sentences and numbers in one language. */
export type Speech = {
  readonly language: Language
  say(key: CalculatePhrase, values?: Readonly<Record<string, string | number>>): string
  /** At most so many decimals; none that are zero. */
  number(value: number, decimals?: number): string
  /** `percent` is 0–100: `68,3%`. */
  percent(percent: number, decimals?: number): string
  /** Points with their sign: `+12,5`. */
  signed(value: number, decimals?: number): string
  /** Whole rupiah: `Rp1.250.000`. */
  money(rupiah: number): string
  /** `5 menit 30 detik`. */
  time(seconds: number): string
}

const secondsPerMinute = 60
const secondsPerHour = 3600

const formats = new Map<string, Intl.NumberFormat>()

/** One for each language and number of decimals: they are dear to make. */
function formatOf(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals })
  formats.set(key, format)
  return format
}

export function createSpeech(phrases: CalculatePhrases, language: Language): Speech {
  const locale = localeOf[language]
  const say: Speech['say'] = (key, values) => phrases.say(language, key, values)
  const number = (value: number, decimals = 1) =>
    // What would be "-0" is 0.
    formatOf(locale, decimals)
      .format(value + 0)
      .replace(/^-0$/, '0')
      .replace('-', '−')
  const plural = (count: number, key: 'hours' | 'minutes' | 'seconds', decimals = 0) =>
    say(`unit-${key}`, { count: number(count, decimals) })
  return {
    language,
    say,
    number,
    percent: (percent, decimals = 1) => `${number(percent, decimals)}%`,
    signed: (value, decimals = 1) => {
      const text = number(value, decimals)
      return value > 0 && text !== '0' ? `+${text}` : text
    },
    money: (rupiah) => `${rupiah < 0 ? '−' : ''}Rp${number(Math.abs(Math.round(rupiah)), 0)}`,
    time(signedSeconds) {
      const seconds = Math.abs(signedSeconds)
      if (seconds < secondsPerMinute) return plural(seconds, 'seconds', 1)
      const rounded = Math.round(seconds)
      const hours = Math.floor(rounded / secondsPerHour)
      const minutes = Math.floor((rounded % secondsPerHour) / secondsPerMinute)
      const rest = rounded % secondsPerMinute
      return [
        hours > 0 ? plural(hours, 'hours') : '',
        minutes > 0 ? plural(minutes, 'minutes') : '',
        rest > 0 ? plural(rest, 'seconds') : '',
      ]
        .filter((part) => part !== '')
        .join(' ')
    },
  }
}
