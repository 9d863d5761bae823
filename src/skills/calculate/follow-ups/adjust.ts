import { fitQuantity } from '../label-numbers.ts'
import type { MeasureName } from '../measures/solve.ts'
import type { CalculateMemory } from '../memory.ts'
import { type Quantity, toSeconds } from '../quantity.ts'
import { readAs } from '../read-wish.ts'
import { noRelations } from '../relations.ts'
import type { MeasureTables, Vocabulary } from '../vocabulary.ts'
import { chainOf, type FollowUp, replayWith } from './replay.ts'
import { type Figure, type Said, wordsIn } from './said.ts'

const longestWish = 24

/** Measures with a load that can grow and shrink, and the figure of it. */
const loads: Partial<Record<MeasureName, string>> = {
  staffing: 'contacts',
  occupancy: 'contacts',
  capacity: 'load',
  'repeat-cost': 'contacts',
  'contact-cost': 'contacts',
  worth: 'count',
}

/**
 * "Kalau volume naik 25%?", "a bot takes 25% of the tickets, the rest take 18 minutes", "tambah 2 menit": the last figures
 * moved by a percentage or an amount; others that are named beside it are replaced.
 */
export function adjusted(before: CalculateMemory, said: Said, vocabulary: Vocabulary): FollowUp | undefined {
  const { figures, words, has } = said
  if (figures.length === 0 || figures.length > 2 || words > longestWish) return undefined
  const [grows, shrinks] = [has('growing'), has('shrinking')]
  if (!grows && !shrinks) return undefined
  const at = chainOf(before).findIndex(({ measure }) => loads[measure] !== undefined)
  const one = chainOf(before)[at]
  const table = vocabulary.measures.find(({ name }) => name === one?.measure)
  const load = one && loads[one.measure]
  if (!one || !table || load === undefined) return undefined
  const named = othersIn(table, said)
  const percent = figures.find(({ quantity }) => quantity.unit === 'percent')
  const base = one.slots[load]
  // "Shrinkage naik jadi 40%" names what it is.
  if (percent && !isNamed(named, percent) && base) {
    const sign = shrinks && !isGrowth(said) ? -1 : 1
    const value = base.value * (1 + (sign * percent.quantity.value) / 100)
    const whole = base.unit === 'plain' ? Math.round(value) : value
    const rest = restOf(named, figures, percent, one.slots, table)
    return rest && replayWith(before, at, { ...one.slots, ...rest, [load]: { ...base, value: whole } })
  }
  const [figure, more] = figures
  const isMore = has('growing') && !has('becoming')
  if (!figure || more || !isMore || percent) return undefined
  const slot = slotLike(one.slots, figure.quantity) ?? peopleSlot(one.slots, said)
  const old = slot === undefined ? undefined : one.slots[slot]
  return slot && old ? replayWith(before, at, { ...one.slots, [slot]: sumOf(old, figure.quantity) }) : undefined
}

/** A share that grows is not what a bot takes: the growth is said of the whole. */
function isGrowth({ has }: Said): boolean {
  return has('growing') && !has('shrinking')
}

function othersIn(table: MeasureTables, { items }: Said): ReturnType<typeof readAs> {
  return readAs(table, items, noRelations)
}

function isNamed({ slots, labelled }: ReturnType<typeof readAs>, { quantity }: Figure): boolean {
  return [...labelled].some((slot) => slots[slot]?.value === quantity.value && slots[slot]?.unit === quantity.unit)
}

/** What the other figure of the message replaces: a time the handling time; undefined where it finds no place. */
function restOf(
  { slots }: ReturnType<typeof readAs>,
  figures: readonly Figure[],
  percent: Figure,
  old: Readonly<Record<string, Quantity>>,
  table: MeasureTables,
): Readonly<Record<string, Quantity>> | undefined {
  const other = figures.find((figure) => figure !== percent)
  if (!other) return {}
  const own = Object.entries(slots).find(([, quantity]) => quantity.value === other.quantity.value)
  const slot = own?.[0] ?? slotLike(old, other.quantity)
  const takes = slot === undefined ? undefined : table.words.slots[slot]?.takes
  const quantity = takes && fitQuantity(other, takes)
  return slot !== undefined && quantity ? { [slot]: quantity } : undefined
}

/** The one figure of the same kind: a time for a time. */
function slotLike(slots: Readonly<Record<string, Quantity>>, quantity: Quantity): string | undefined {
  const isTime = toSeconds(quantity) !== undefined
  const like = Object.entries(slots).filter(([slot, { unit, value }]) =>
    isTime
      ? toSeconds({ unit, value }) !== undefined && slot === 'handling'
      : unit === quantity.unit && unit === 'money',
  )
  return like.length === 1 ? like[0]?.[0] : undefined
}

const people = / (?:orang|agen|agent|agents|petugas|staf|admin|cs|people|person) /

/** "Kalau nambah 2 orang?": those who are counted already. */
function peopleSlot(slots: Readonly<Record<string, Quantity>>, { items, figures }: Said): string | undefined {
  const [figure] = figures
  if (figure?.quantity.unit !== 'plain' || !people.test(wordsIn(items))) return undefined
  return ['agents', 'people', 'count'].find((slot) => slots[slot]?.unit === 'plain')
}

function sumOf(old: Quantity, added: Quantity): Quantity {
  const [a, b] = [toSeconds(old), toSeconds(added)]
  if (a !== undefined && b !== undefined) return { ...old, value: a + b, unit: 'second' }
  return { ...old, value: old.value + added.value }
}
