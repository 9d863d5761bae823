import type { CalculateMemory } from '../memory.ts'
import { type Quantity, toSeconds } from '../quantity.ts'
import type { Relations } from '../relations.ts'
import type { Vocabulary } from '../vocabulary.ts'
import { chainOf, type FollowUp, isNear, type Place, replayWith } from './replay.ts'
import type { Figure, Said } from './said.ts'

const longestReplacing = 16
/** A number this large is an amount, where the figure before it was one. */
const surelyMoney = 100_000
/** Words that have nothing to do with the measure, in a correction. */
const mostStrangers = 4

/**
 * "Eh 383, bukan 338", "yang 8% tadi ngira-ngira, kalau cuma 3%?", "yang 2,6 jadi 3,2": one figure that was computed with
 * and one that was not, so the old one is replaced by the new. Undefined where it cannot be told which is which.
 */
export function replaceNamed(
  before: CalculateMemory,
  { figures, words, has }: Said,
  { fractions }: Relations,
): FollowUp | undefined {
  const [first, second, more] = figures
  // "92 dari 120" are two figures of their own.
  if (!first || !second || more || words > longestReplacing || fractions.length > 0) return undefined
  if (!has('corrections') && !has('follow-ups') && !has('becoming')) return undefined
  const places = [first, second].map((figure) => placeOf(before, figure))
  const [old, fresh] = places[0] && !places[1] ? [first, second] : places[1] && !places[0] ? [second, first] : []
  const place = places[0] ?? places[1]
  return old && fresh && place && put(has('corrections') ? putRight(before, place, fresh) : before, place, fresh)
}

/** "Kalau 3%?" where the last measure has one share that was not said yet: the asker's own rate of a fine. */
export function fillByUnit(
  before: CalculateMemory,
  { figures, words, has }: Said,
  vocabulary: Vocabulary,
): FollowUp | undefined {
  const [figure, more] = figures
  const table = vocabulary.measures.find(({ name }) => name === before.measure)
  if (!figure || more || !table || words > longestReplacing / 2 || figure.quantity.unit !== 'percent') return undefined
  if (!has('follow-ups') && !has('corrections')) return undefined
  const open = Object.entries(table.words.slots).filter(
    ([slot, { takes }]) => takes === 'percent' && !before.slots[slot],
  )
  const [only, another] = open
  return only && !another ? replayWith(before, 0, { ...before.slots, [only[0]]: figure.quantity }) : undefined
}

/** "Kalau cuma 3%?": the one figure of that kind in the latest computation that has any. */
export function replaceByUnit(
  before: CalculateMemory,
  { figures, words, has, items }: Said,
  vocabulary: Vocabulary,
): FollowUp | undefined {
  const [figure, more] = figures
  const longest = has('corrections') ? longestReplacing : longestReplacing / 2
  if (!figure || more || words > longest) return undefined
  const table = vocabulary.measures.find(({ name }) => name === before.measure)
  const strangers = table ? vocabulary.strangersTo(table, items) : 0
  // "Kalau pelanggan minta refund 2 juta" tells of something else.
  if (strangers > (has('corrections') ? mostStrangers : 1)) return undefined
  const unit = figure.quantity.unit === 'plain' && figure.quantity.value >= surelyMoney ? 'money' : figure.quantity.unit
  const isSaid = has('follow-ups') || has('corrections')
  const isTime = toSeconds({ value: 1, unit }) !== undefined
  if (!isSaid || !(unit === 'percent' || unit === 'money' || isTime)) return undefined
  const chain = chainOf(before)
  for (const [at, { slots }] of chain.entries()) {
    const fitting = Object.entries(slots).filter(([, quantity]) =>
      isTime ? toSeconds({ value: 1, unit: quantity.unit }) !== undefined : quantity.unit === unit,
    )
    const [only, another] = fitting
    if (!only) continue
    return another ? undefined : put(before, { at, slot: only[0] }, figure)
  }
  return undefined
}

function put(before: CalculateMemory, { at, slot }: Place, { quantity }: Figure): FollowUp | undefined {
  const slots = chainOf(before)[at]?.slots
  const old = slots?.[slot]
  if (!slots || !old) return undefined
  return replayWith(before, at, { ...slots, [slot]: { ...old, value: quantity.value, unit: unitOf(quantity, old) } })
}

/** What is taken back was wrong wherever it was computed with: the older computations are put right too. */
function putRight(before: CalculateMemory, { at, slot }: Place, { quantity }: Figure): CalculateMemory {
  const old = chainOf(before)[at]?.slots[slot]
  if (!old || !before.history) return before
  const history = before.history.map((one, index) =>
    index + 1 === at
      ? one
      : {
          ...one,
          slots: Object.fromEntries(
            Object.entries(one.slots).map(([name, figure]) => [
              name,
              figure.unit === old.unit && isNear(figure.value, old.value)
                ? { ...figure, value: quantity.value, unit: unitOf(quantity, figure) }
                : figure,
            ]),
          ),
        },
  )
  return { ...before, history }
}

/** "8% … kalau 3": what has no unit of its own has that of the figure in whose place it comes. */
function unitOf(said: Quantity, old: Quantity): Quantity['unit'] {
  return said.unit === 'plain' ? old.unit : said.unit
}

/** Where a figure that is said again stands. */
function placeOf(before: CalculateMemory, { quantity, others }: Figure): Place | undefined {
  for (const [at, { slots }] of chainOf(before).entries()) {
    const found = Object.entries(slots).find(
      ([, { value, unit }]) =>
        (unit === quantity.unit || quantity.unit === 'plain') &&
        [quantity.value, ...others].some((one) => isNear(one, value)),
    )
    if (found) return { at, slot: found[0] }
  }
  return undefined
}
