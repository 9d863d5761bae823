import { type Language, localeOf } from '../../domain/language.ts'

const factors: readonly (readonly [RegExp, number])[] = [
  [/(?:juta|jt|million|m)$/i, 1_000_000],
  [/(?:ribu|rb|thousand|k)$/i, 1000],
  [/miliar$/i, 1_000_000_000],
]

/** "Rp4.750.000", "5 juta", "1.9 million" in rupiah. Undefined: it is no amount. */
export function readAmount(said: string): number | undefined {
  const text = said.trim().replace(/^(?:rp\.?|idr)\s*/i, '')
  const factor = factors.find(([unit]) => unit.test(text))?.[1] ?? 1
  const digits = /^[\d.,]+/.exec(text)?.[0].replace(/[.,]+$/, '')
  if (digits === undefined) return undefined
  // Three digits behind each mark group thousands; anything else is a fraction.
  const plain = /^\d{1,3}(?:[.,]\d{3})+$/.test(digits) ? digits.replace(/[.,]/g, '') : digits.replace(',', '.')
  const value = Number(plain) * factor
  return Number.isFinite(value) && value > 0 ? value : undefined
}

/** An amount of rupiah as it is written: Rp250.000. */
export function formatAmount(rupiah: number, language: Language): string {
  return `Rp${new Intl.NumberFormat(localeOf[language], { maximumFractionDigits: 0 }).format(rupiah)}`
}
