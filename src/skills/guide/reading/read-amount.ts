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
/** "Kira2" is a word. */
const bareNumber = /(?<![\w.,])(?:rp\.?\s*)?(\d{1,3}(?:[.,]\d{3})+|\d+)(?![\d.,]*\d)/i

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
  String.raw`^\s*(?:sekitar|kira-kira|kurang lebih|about|around|ada)?\s*${amount.source}\s*(?:rupiah|idr|lah|aja|saja|deh|dong|kok|ding|kak|an)?\s*$`,
  'i',
)

/** Whether a text is nothing but an amount of money with its unit. */
export function isAmountOnly(text: string): boolean {
  return amountOnly.test(text)
}

/** What stands between two amounts that are a range, or one of the two: "1 miliar sampai 2 miliar". */
const betweenAmounts = /^\s*(?:[-–]|sampai|sampe|hingga|s\/d|sd|to|atau|or|sama|dan|and)\s*(?:rp\.?\s*)?$/i

/** "1 miliar 500 juta", "1 miliar lebih 200 juta" are one. */
const withinAmount = /^\s+(?:dan\s+|and\s+|lebih\s+)?(?:rp\.?\s*)?$/i

/** "4 sampai 6 miliar", "4-6 M": the unit is said once, of both. */
const sharedUnit = new RegExp(
  String.raw`(?<![\d.,])(\d+(?:[.,]\d+)?)(\s*(?:[-–]|sampai|sampe|hingga|s\/d|sd|to|atau|or)\s*)(\d+(?:[.,]\d+)?)\s*(${Object.keys(units).join('|')})(?=(?:an)?\b)`,
  'gi',
)

/** The first amount of a text, and those that make a range with it. `isBeyond`: each is said to be exceeded. */
export function readAmounts(
  written: string,
  { bare = false, isBeyond = false }: { readonly bare?: boolean; readonly isBeyond?: boolean } = {},
): readonly number[] {
  const text = written.replace(sharedUnit, '$1 $4$2$3 $4')
  const amounts: number[] = []
  const all = new RegExp(amount, 'gi')
  let end = -1
  for (const found of text.matchAll(all)) {
    const between = text.slice(end, found.index)
    const value = readAmount(found[0]) ?? 0
    const before = amounts.at(-1) ?? 0
    if (end >= 0 && withinAmount.test(between) && value < unitOf(before)) amounts.splice(-1, 1, before + value)
    else if (end >= 0 && !betweenAmounts.test(between)) break
    else amounts.push(value)
    end = found.index + found[0].length
  }
  const one = amounts.length === 0 ? readAmount(text, { bare }) : undefined
  return [...amounts, ...(one === undefined ? [] : [one])].map((value) => value + (isBeyond ? 1 : 0))
}

/** The largest unit that an amount has: of 2,5 miliar a miliar. */
function unitOf(value: number): number {
  return Math.max(1, ...Object.values(units).filter((unit) => unit <= value))
}

/** How often what is counted comes in a year; of days those that offices work. */
const timesAYear = { year: 1, month: 12, week: 52, day: 250 } as const
export type Span = keyof typeof timesAYear

/**
 * How many a text says, in a year: `1.200`, `10 ribu`, `1.200 per bulan`, `sehari 30`. `spanOf`: the span of time that a
 * part of it speaks of; where the year is spoken of, its number counts. Undefined: nothing.
 */
export function readCount(text: string, spanOf: (part: string) => Span | undefined): string | undefined {
  const parts = text
    .split(/(?:[,;!?\n]|\s(?:jadi|berarti|so)\s)+/i)
    .filter((part) => readAmount(part, { bare: true }) !== undefined)
  const yearly = parts.find((part) => spanOf(part) === 'year')
  const said = yearly ?? parts[0]
  const count = said === undefined ? undefined : readAmount(said, { bare: true })
  if (said === undefined || count === undefined || count < 1) return undefined
  return String(Math.round(count * timesAYear[spanOf(said) ?? spanOf(text) ?? 'year']))
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
