import { type Language, localeOf } from '../../domain/language.ts'
import type { CellValue } from './formula/evaluate-formula.ts'
import type { KitField } from './kit.ts'

const minus = '−'
const yesNo = { id: ['ya', 'tidak'], en: ['yes', 'no'] } as const

/** A value as people read it in a language: `38,3%`, `Rp300.000`, `30 September 2027`. Empty for an empty cell. */
export function showValue(value: CellValue, field: KitField, language: Language): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return yesNo[language][value ? 0 : 1]
  if (typeof value === 'string') return field.kind === 'date' ? showDay(value, language) : value
  const digits = decimalsOf(field)
  if (field.kind === 'percent') return `${decimal(value * 100, digits, language)}%`
  if (field.kind === 'money') return `${value < 0 ? minus : ''}Rp${decimal(Math.abs(value), digits, language)}`
  return decimal(value, digits, language)
}

/** Digits after the point; undefined shows as many as a number has, at most four. */
export function decimalsOf({ kind, decimals }: KitField): number | undefined {
  if (decimals !== undefined) return decimals
  if (kind === 'percent') return 1
  return kind === 'money' ? 0 : undefined
}

function decimal(value: number, digits: number | undefined, language: Language): string {
  const fraction =
    digits === undefined
      ? { maximumFractionDigits: 4 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits }
  // The nudge rounds halves away from zero where binary digits fall just short of them, as spreadsheets do.
  return new Intl.NumberFormat(localeOf[language], fraction)
    .format(value + Math.sign(value) * 1e-10)
    .replace('-', minus)
}

function showDay(day: string, language: Language): string {
  const date = new Date(`${day}T00:00:00Z`)
  return new Intl.DateTimeFormat(localeOf[language], { dateStyle: 'long', timeZone: 'UTC' }).format(date)
}
