import type { ClaimWords } from './claim-words.ts'

export type ReadDates = {
  /** `27-3-2026`, `3-2026`, `27-3`, `3`: whole dates, and the parts that are said of them. */
  readonly dates: ReadonlySet<string>
  /** The text without them. */
  readonly rest: string
}

export type DateReader = (text: string) => ReadDates

/** Reads dates that name a month or are written in digits. */
export function createDateReader({ months }: ClaimWords): DateReader {
  const numberOf = new Map(months.flatMap((names, index) => names.map((name) => [name, index + 1] as const)))
  const name = [...numberOf.keys()].toSorted((a, b) => b.length - a.length).join('|')
  const patterns = [
    new RegExp(`\\b(?<day>\\d{1,2})\\s+(?<month>${name})\\b\\.?(?:,?\\s+(?<year>(?:19|20)\\d{2})\\b)?`, 'gi'),
    new RegExp(
      `\\b(?<month>${name})\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?!\\d)(?:,?\\s+(?<year>(?:19|20)\\d{2})\\b)?`,
      'gi',
    ),
    new RegExp(`\\b(?<month>${name})\\s+(?<year>(?:19|20)\\d{2})\\b`, 'gi'),
    /\b(?<year>(?:19|20)\d{2})-(?<month>\d{1,2})-(?<day>\d{1,2})\b/g,
    /\b(?<day>\d{1,2})[/.-](?<month>\d{1,2})[/.-](?<year>(?:19|20)\d{2})\b/g,
    // "may" and "mar" alone say something else more often.
    new RegExp(`\\b(?<month>${[...numberOf.keys()].filter((one) => one.length > 3).join('|')})\\b`, 'gi'),
  ]
  return (text) => {
    const dates = new Set<string>()
    let rest = text
    for (const pattern of patterns) {
      rest = rest.replace(pattern, (_match: string, ...details: unknown[]) => {
        const { day, month = '', year } = details.at(-1) as Partial<Record<'day' | 'month' | 'year', string>>
        const number = numberOf.get(month.toLowerCase()) ?? Number(month)
        dates.add(
          [day === undefined ? undefined : Number(day), number, year].filter((part) => part !== undefined).join('-'),
        )
        return ' '
      })
    }
    return { dates, rest }
  }
}

/** Every way of saying less of a date: `27-3-2026` is also said by `27-3`, `3-2026` and `3`. */
export function withParts(dates: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...dates].flatMap((date) => [date, ...partsOf(date.split('-'))]))
}

function partsOf(parts: readonly string[]): readonly string[] {
  const [first = '', second = '', third] = parts
  if (third !== undefined) return [`${first}-${second}`, `${second}-${third}`, second]
  if (second === '') return []
  return [second.length === 4 ? first : second]
}
