import { codesOfNone, readNumber } from './read-answer.ts'
import { type DayOrder, dayOrderOf, readDay } from './read-day.ts'

/** What the first rows say of a column. */
export type Profile = {
  readonly index: number
  readonly title: string
  /** Cells that hold something. */
  readonly filled: number
  /** Of these: numbers, and days. */
  readonly numbers: number
  readonly days: number
  /** Cells that are a figure and nothing else, of whatever length. */
  readonly figures: number
  readonly order: DayOrder
  readonly isOrderCertain: boolean
  readonly largest: number
  readonly smallest: number
  /** Of numbers that are not whole: how many. Means have them, answers hardly. */
  readonly fractions: number
  /** Of cells above 5: how many. Some on a scale of 1 to 5 are slips. */
  readonly aboveFive: number
  /** The cells in small letters, each with how often it stands there; at most `mostKinds`. */
  readonly kinds: ReadonlyMap<string, number>
  /** How each of them was first written. */
  readonly spellings: ReadonlyMap<string, string>
  readonly hasManyKinds: boolean
  /** Mean number of words. */
  readonly words: number
  /** Share of cells that look like an address, a phone number or a link. */
  readonly personal: number
}

const mostKinds = 300
const datesLookedAt = 400
const bareFigure = /^\d+(?:[.,]\d+)?$/

/** Looks over the columns of some rows. */
export function profileOf(titles: readonly string[], rows: readonly (readonly string[])[]): readonly Profile[] {
  return titles.map((title, index) => {
    const cells = rows.flatMap((row) => (row[index] ? [row[index]] : []))
    const kinds = new Map<string, number>()
    const spellings = new Map<string, string>()
    let [numbers, largest, smallest, words, personal, aboveFive, fractions] = [
      0,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      0,
      0,
      0,
      0,
    ]
    for (const cell of cells) {
      const number = readNumber(cell)
      if (number !== undefined) {
        numbers++
        // A code for no answer is no end of a scale.
        if (!codesOfNone.includes(number)) {
          largest = Math.max(largest, number)
          smallest = Math.min(smallest, number)
          if (number > 5) aboveFive++
          if (!Number.isInteger(number)) fractions++
        }
      }
      words += cell.split(/\s+/).length
      if (/@\w|https?:|^\+?[\d\s()-]{9,}$/.test(cell)) personal++
      const kind = cell.toLowerCase()
      if (kinds.has(kind) || kinds.size < mostKinds) {
        if (!kinds.has(kind)) spellings.set(kind, cell)
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      }
    }
    const figures = cells.filter((cell) => bareFigure.test(cell)).length
    const sample = cells.slice(0, datesLookedAt)
    const { order, isCertain } = dayOrderOf(sample)
    const days = sample.filter((cell) => readDay(cell, order) !== undefined).length
    return {
      index,
      title,
      filled: cells.length,
      numbers,
      figures,
      days: sample.length === 0 ? 0 : Math.round((days / sample.length) * cells.length),
      order,
      isOrderCertain: isCertain,
      largest,
      smallest,
      aboveFive,
      fractions,
      kinds,
      spellings,
      hasManyKinds: kinds.size >= mostKinds,
      words: words / Math.max(1, cells.length),
      personal: personal / Math.max(1, cells.length),
    }
  })
}
