import { elementsOfSkm, nrrRange } from '../../measures/ikm.ts'
import type { Item } from './items.ts'
import type { Quantity } from './quantity.ts'
import type { Reading } from './read-wish.ts'
import type { Relations } from './relations.ts'
import type { Slots } from './slots.ts'
import type { MeasureTables } from './vocabulary.ts'

/**
 * The index of several units with the respondents of each, "84,20 (300 responden) dan 78,10 (100 responden)", as `unit-1`,
 * `answers-1` and so on; empty where figures do not come in such pairs.
 */
export function readUnits(items: readonly Item[]): Slots {
  const figures = items.flatMap((item) =>
    item.kind === 'number' && !item.mention.isWeak && item.mention.quantity.unit === 'plain'
      ? [item.mention.quantity]
      : [],
  )
  if (figures.length < 4 || figures.length % 2 !== 0) return {}
  const pairs = Array.from({ length: figures.length / 2 }, (_, index) => [figures[2 * index], figures[2 * index + 1]])
  return Object.fromEntries(
    pairs.flatMap(([value, answers], index) =>
      value && answers ? [[`unit-${index + 1}`, value] as const, [`answers-${index + 1}`, answers] as const] : [],
    ),
  )
}

/** Fewer figures are no list of elements. */
const fewestMeans = 3
/** A mean that was mistyped is still one of the list, so that it can be pointed out. */
const highestTyped = 5

/**
 * The means of elements that a text lists, "3,32; 3,22; 2,84 …", as `mean-1` on; empty where it lists none. Whole numbers
 * above five are something else: the respondents, the number of elements.
 */
export function readMeans(items: readonly Item[]): Slots {
  const means: Quantity[] = []
  for (const item of items) {
    if (item.kind !== 'number' || item.mention.isWeak || item.mention.quantity.unit !== 'plain') continue
    const { quantity, others } = item.mention
    const mean = [quantity.value, ...others].find((value) => value >= nrrRange.low && value <= nrrRange.high)
    if (mean !== undefined) means.push({ value: mean, unit: 'plain' })
    else if (quantity.value < highestTyped) means.push({ value: quantity.value, unit: 'plain' })
  }
  // Whole numbers in a row are rather the answers of the scale, unless there is one for each element.
  const isList = means.some(({ value }) => !Number.isInteger(value)) || means.length === elementsOfSkm
  if (means.length < fewestMeans || !isList) return {}
  return Object.fromEntries(means.map((mean, index) => [`mean-${index + 1}`, mean]))
}

/** A reading of the index with the figures that come as a list in it. Other measures have no lists. */
export function withLists(
  measure: MeasureTables,
  items: readonly Item[],
  relations: Relations,
  reading: Reading,
): Reading {
  if (measure.name !== 'ikm' || reading.slots.total || relations.ratings) return reading
  const units = reading.marks.has('combined') ? readUnits(items) : {}
  const figures = Object.keys(units).length
  if (figures > 0) return { ...reading, slots: units, placed: figures, leftovers: [] }
  const isNamedList =
    Object.keys(reading.slots).filter((slot) => measure.words.slots[slot]?.words.includes(slot)).length > 2
  if (isNamedList) return reading
  const means = readMeans(items)
  const count = Object.keys(means).length
  if (count === 0) return reading
  const leftovers = reading.leftovers.filter(({ quantity }) => quantity.value > 5)
  const { respondents, elements } = reading.slots
  const slots = { ...means, ...(respondents ? { respondents } : {}), ...(elements ? { elements } : {}) }
  return { ...reading, slots, placed: count, leftovers }
}
