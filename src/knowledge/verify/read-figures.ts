import type { ClaimWords } from './claim-words.ts'
import { createPhraseFinder, taggedBy } from './find-phrases.ts'
import { wordsOf } from './words-of.ts'

/** A number as it is claimed: with its unit by one name, and whether it limits from above or from below. */
export type Figure = {
  readonly value: number
  readonly unit?: string
  readonly bound?: 'upper' | 'lower'
}

export type FigureReader = (text: string) => readonly Figure[]

/** A bound stands at most so many words before its figure: "paling banyak sebesar Rp 100 juta". */
const reachOfBound = 3
/** Currencies stand before their number. */
const before = new Set(['rupiah', 'dollar'])
const after = new Map<string, 'upper' | 'lower'>([
  ['atau lebih', 'lower'],
  ['or more', 'lower'],
  ['ke atas', 'lower'],
  ['or above', 'lower'],
  ['atau kurang', 'upper'],
  ['or less', 'upper'],
  ['or fewer', 'upper'],
  ['ke bawah', 'upper'],
])

/** Reads the figures of a text from which dates and references were taken out. */
export function createFigureReader({ units, magnitudes, numbers, bounds }: ClaimWords): FigureReader {
  const findUnits = createPhraseFinder(taggedBy(units))
  const findBounds = createPhraseFinder(taggedBy(bounds))
  const findNumbers = createPhraseFinder(Object.entries(numbers).map(([value, words]) => [Number(value), words]))
  const factors = new Map(
    Object.entries(magnitudes).flatMap(([factor, words]) => words.map((word) => [word, Number(factor)] as const)),
  )

  return (text) => {
    const words = wordsOf(text)
    const unitAt = new Map(findUnits(words).map((unit) => [unit.start, unit]))
    const unitEnds = new Map(findUnits(words).map((unit) => [unit.end, unit]))
    const inWords = new Map(findNumbers(words).map((number) => [number.start, number]))
    const limits = findBounds(words)
    const figures: (Figure & { readonly start: number; readonly end: number })[] = []
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? ''
      const spelled = inWords.get(at)
      const number = spelled ? spelled.tag : toNumber(word)
      if (number === undefined) continue
      const start = at
      let end = spelled ? spelled.end : at + 1
      // "30 (tiga puluh) hari"
      const again = inWords.get(end)
      if (!spelled && again?.tag === number) end = again.end
      const factor = factors.get(words[end] ?? '')
      if (factor !== undefined) end++
      const unit = unitAt.get(end)
      const currency = unitEnds.get(start)
      const named = unit ?? (currency && before.has(currency.tag) ? currency : undefined)
      if (unit) end = unit.end
      const limit = limits.find((one) => one.end <= start && start - one.end < reachOfBound)
      const bound = limit?.tag ?? after.get(words.slice(end, end + 2).join(' '))
      figures.push({
        value: number * (factor ?? 1),
        ...(named ? { unit: named.tag } : {}),
        ...(bound ? { bound } : {}),
        start,
        end,
      })
      at = end - 1
    }
    return figures.map(({ start: _, end, ...figure }, index) => {
      const next = figures[index + 1]
      // "10-30 hari", "1 sampai 3 juta": the first has the unit of the second.
      const isRange = figure.unit === undefined && next?.unit !== undefined && next.start - end <= 1
      return isRange ? { ...figure, unit: next.unit } : figure
    })
  }
}

/** Whether a claimed figure stands among those that support it: the same number of the same thing, limited the same way. */
export function isSupported(claimed: Figure, supporting: readonly Figure[]): boolean {
  return supporting.some(
    ({ value, unit, bound }) =>
      value === claimed.value && bound === claimed.bound && (claimed.unit === undefined || claimed.unit === unit),
  )
}

/** `1.500.000`, `1,500.50`, `12,5`: three digits behind a sign group thousands, anything else is a fraction. */
function toNumber(word: string): number | undefined {
  if (!/^\d/.test(word)) return undefined
  const [, grouped, fraction = '0'] = /^(\d{1,3}(?:(?:\.\d{3})+|(?:,\d{3})+))(?:[.,](\d{1,2}))?$/.exec(word) ?? []
  if (grouped !== undefined) return Number(`${grouped.replace(/[.,]/g, '')}.${fraction}`)
  return Number(word.replace(',', '.'))
}
