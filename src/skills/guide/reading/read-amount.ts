import type { GuideQuestion } from '../../../knowledge/guides/guide.ts'

const units: Readonly<Record<string, number>> = {
  rb: 1e3,
  ewu: 1e3,
  ribu: 1e3,
  k: 1e3,
  thousand: 1e3,
  jt: 1e6,
  juta: 1e6,
  yuta: 1e6,
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
  String.raw`(?<![\d.,])(?:rp\.?\s*)?(\d+(?:[.,]\d+)*)\s*(${Object.keys(units).join('|')})(?:an)?\b`,
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

/** What stands between two marks: "3,5 miliar" has none in it. */
export function partsOf(text: string): readonly string[] {
  return text.split(/[,.;!?\n]+(?:\s+|$)/).filter((part) => part.trim() !== '')
}

const amountOnly = new RegExp(
  String.raw`^\s*(?:sekitar|kira-kira|kurang lebih|about|around|ada)?\s*${amount.source}\s*(?:rupiah|idr|lah|aja|saja|an)?\s*$`,
  'i',
)

/** Whether a text is nothing but an amount of money with its unit. */
export function isAmountOnly(text: string): boolean {
  return amountOnly.test(text)
}

/** What stands between two amounts that are a range, or one of the two: "1 miliar sampai 2 miliar". */
const betweenAmounts = /^\s*(?:[-–]|sampai|sampe|hingga|s\/d|sd|to|atau|or|sama|dan|and)\s*(?:rp\.?\s*)?$/i

/** The first amount of a text, and those that make a range with it. `isBeyond`: each is said to be exceeded. */
export function readAmounts(
  text: string,
  { bare = false, isBeyond = false }: { readonly bare?: boolean; readonly isBeyond?: boolean } = {},
): readonly number[] {
  const amounts: number[] = []
  const all = new RegExp(amount, 'gi')
  let end = -1
  for (const found of text.matchAll(all)) {
    if (end >= 0 && !betweenAmounts.test(text.slice(end, found.index))) break
    amounts.push(readAmount(found[0]) ?? 0)
    end = found.index + found[0].length
  }
  const one = amounts.length === 0 ? readAmount(text, { bare }) : undefined
  return [...amounts, ...(one === undefined ? [] : [one])].map((value) => value + (isBeyond ? 1 : 0))
}

/** How many a text says: `1.200`, `10 ribu`, `1.200 per bulan` where `isMonthly`, as many in a year. Undefined: nothing. */
export function readCount(text: string, { isMonthly }: { readonly isMonthly: boolean }): string | undefined {
  const count = readAmount(text, { bare: true })
  return count === undefined || count < 1 ? undefined : String(Math.round(count * (isMonthly ? 12 : 1)))
}

/**
 * The classes of a question that amounts may belong to: of each the first that it does not go beyond; the last has no end.
 * None: the question has no classes.
 */
export function classesOf({ answers }: GuideQuestion, amounts: readonly number[]): readonly string[] {
  const classes = Object.entries(answers).filter(([, { most }]) => most !== undefined)
  if (classes.length === 0) return []
  const last = Object.keys(answers)[classes.length]
  const found = amounts.map((value) => {
    const within = classes.find(([, { most = '' }]) => value <= (readAmount(most, { bare: true }) ?? 0))
    return within?.[0] ?? last
  })
  return [...new Set(found)].filter((one) => one !== undefined)
}
