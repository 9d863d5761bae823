import type { GuideQuestion } from '../../../knowledge/guides/guide.ts'

const units: Readonly<Record<string, number>> = {
  rb: 1e3,
  ribu: 1e3,
  k: 1e3,
  thousand: 1e3,
  jt: 1e6,
  juta: 1e6,
  million: 1e6,
  m: 1e9,
  milyar: 1e9,
  miliar: 1e9,
  miliyar: 1e9,
  billion: 1e9,
  t: 1e12,
  triliun: 1e12,
  trilyun: 1e12,
  trillion: 1e12,
}
const amount = new RegExp(
  String.raw`(?<![\d.,])(?:rp\.?\s*)?(\d+(?:[.,]\d+)*)\s*(${Object.keys(units).join('|')})\b`,
  'i',
)
const written = /(?<![\d.,])(?:rp\.?\s*)?(\d{1,3}(?:[.,]\d{3}){2,})(?!\d)/i
const bareNumber = /(?<![\d.,])(\d{1,3}(?:[.,]\d{3})+|\d+)(?![\d.,]*\d)/

/**
 * An amount such as `modal 3,5 miliar`, `500jt`, `Rp750.000.000`. `bare`: a number alone, such as `1.200`, is one too.
 * Undefined: none.
 */
export function readAmount(text: string, { bare = false } = {}): number | undefined {
  const [, number, unit] = amount.exec(text) ?? []
  const factor = units[unit?.toLowerCase() ?? '']
  if (number !== undefined && factor !== undefined) {
    const value = Number(
      /^\d{1,3}(?:[.,]\d{3})+$/.test(number) ? number.replace(/[.,]/g, '') : number.replace(',', '.'),
    )
    return Number.isFinite(value) ? value * factor : undefined
  }
  const [, whole] = written.exec(text) ?? (bare ? bareNumber.exec(text) : undefined) ?? []
  return whole === undefined ? undefined : Number(whole.replace(/[.,]/g, ''))
}

/** How many a text says: `1.200`, `10 ribu`, `1.200 per bulan` where `isMonthly`, as many in a year. Undefined: nothing. */
export function readCount(text: string, { isMonthly }: { readonly isMonthly: boolean }): string | undefined {
  const count = readAmount(text, { bare: true })
  return count === undefined || count < 1 ? undefined : String(Math.round(count * (isMonthly ? 12 : 1)))
}

/** The first class of a question that an amount does not go beyond; the last has no end. Undefined: it has no classes. */
export function classOf({ answers }: GuideQuestion, value: number | undefined): string | undefined {
  const classes = Object.entries(answers).filter(([, { most }]) => most !== undefined)
  if (value === undefined || classes.length === 0) return undefined
  const within = classes.find(([, { most = '' }]) => value <= (readAmount(most, { bare: true }) ?? 0))
  return within?.[0] ?? Object.keys(answers)[classes.length]
}
