import type { Item } from '../items.ts'
import { type Quantity, toSeconds } from '../quantity.ts'
import type { Slots } from '../slots.ts'
import { isNumber } from './labelled.ts'

const fewestValues = 3
const fewestInRun = 5

/** Three or more figures of one kind, "3 menit, 5 menit, 41 menit", as `value-1` on; empty where they are not alike. */
export function readValues(items: readonly Item[]): Slots {
  const run = longestRun(items)
  const all = items.filter(isNumber).flatMap(({ mention }) => (mention.isWeak ? [] : [mention.quantity]))
  // "12 sampel: 8, 11, 9, …; rata-ratanya 24 menit" counts and tells besides.
  const values = run.length >= fewestInRun ? run : all
  if (values.length < fewestValues) return {}
  const last = values.at(-1)
  // "12, 8, 15, 11 menit" names the unit once.
  const isShared = last && toSeconds(last) !== undefined && values.slice(0, -1).every(({ unit }) => unit === 'plain')
  if (isShared) return toValues(values.map(({ value }) => ({ value, unit: last.unit })))
  const isAlike = new Set(values.map(kindOf)).size === 1 && values.every(({ per }) => per === undefined)
  return isAlike ? toValues(values) : {}
}

/** The figures that stand in a row with nothing but commas between them. */
function longestRun(items: readonly Item[]): readonly Quantity[] {
  const runs: Quantity[][] = [[]]
  for (const [at, item] of items.entries()) {
    if (!isNumber(item)) continue
    const [before, one] = [items[at - 1], items[at - 2]]
    const goesOn = before?.kind === 'sign' && before.text === ',' && one !== undefined && isNumber(one)
    if (!goesOn) runs.push([])
    runs.at(-1)?.push(item.mention.quantity)
  }
  return runs.reduce((longest, run) => (run.length > longest.length ? run : longest), [])
}

function toValues(values: readonly Quantity[]): Slots {
  return Object.fromEntries(values.map((value, index) => [`value-${index + 1}`, value]))
}

function kindOf(quantity: Quantity): string {
  return toSeconds(quantity) === undefined ? quantity.unit : 'time'
}
