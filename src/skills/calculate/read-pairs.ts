import type { Item } from './items.ts'
import { fitQuantity, labelNumbers } from './label-numbers.ts'
import type { Quantity } from './quantity.ts'
import type { Relations } from './relations.ts'
import type { Slots } from './slots.ts'
import type { MeasureTables } from './vocabulary.ts'

/** Whether words for an earlier or a later time stand among some items. */
export type PeriodCue = (items: readonly Item[], cue: 'earlier' | 'later') => boolean

/** Measures that are a share of all, said without "%". */
const sharesInPercent: ReadonlySet<string> = new Set(['csat', 'fcr', 'sla', 'kepuasan', 'satisfaction'])
const highestPercent = 100
/** Set where the later of two shares was told first. */
export const laterFirst = 'later-first'
const origins: ReadonlySet<string> = new Set(['dari', 'from'])
/** What two periods or branches have each. */
const promoterSlots = ['promoters', 'passives', 'detractors', 'total'] as const

/**
 * The figures of two groups, as `part-1`, `total-1`, `part-2`, `total-2` (or promoters and detractors of each), in the order
 * of the text; undefined where it does not speak of two. `compare`: the measure whose labels are used.
 */
export function readPairs(
  compare: MeasureTables,
  items: readonly Item[],
  relations: Relations,
  has: PeriodCue,
): Slots | undefined {
  const numbers = items.flatMap((item, position) => (item.kind === 'number' ? [position] : []))
  const labelled = labelNumbers(items, numbers, compare.labels)
  if (labelled.filter(({ slot }) => slot === 'promoters').length === 2) return promoters()
  return fractions() ?? percentsWithCounts() ?? changesOfBoth() ?? percentsOfOneCount() ?? labels() ?? percentsAlone()

  function promoters(): Slots {
    const slots: Record<string, Quantity> = {}
    for (const name of promoterSlots) {
      const positions = labelled.filter(({ slot }) => slot === name).map(({ position }) => position)
      const wholes =
        name === 'total' && positions.length === 0 ? relations.fractions.map(({ second }) => second) : positions
      for (const [index, position] of wholes.entries()) put(slots, `${name}-${index + 1}`, position)
    }
    return slots
  }

  function fractions(): Slots | undefined {
    const [first, second, third] = relations.fractions
    if (!first || !second || third) return undefined
    return pairsOf([
      [first.first, first.second],
      [second.first, second.second],
    ])
  }

  /** "84% (n=250) ke 77,9% (n=240)": each share with the count behind it. */
  function percentsWithCounts(): Slots | undefined {
    const [a, b, c, d, more] = numbers
    if (a === undefined || b === undefined || c === undefined || d === undefined || more !== undefined) return undefined
    const isPercent = [a, b, c, d].map((position) => unitAt(position) === 'percent')
    if (isPercent.join() === 'true,false,true,false') {
      return pairsOf([
        [a, b],
        [c, d],
      ])
    }
    if (isPercent.join() === 'true,true,false,false') {
      return pairsOf([
        [a, c],
        [b, d],
      ])
    }
    return undefined
  }

  /** "CSAT 84 ke 87 tapi responden 510 ke 93": a share that changed, and the answers behind it. */
  function changesOfBoth(): Slots | undefined {
    const [share, answers, more] = relations.changes
    if (!share || !answers || more || numbers.length !== 4 || relations.fractions.length > 0) return undefined
    const isCounted = labelled.some(({ slot, position }) => slot === 'total' && position === answers.first)
    if (!isCounted || !items.some((item) => item.kind === 'word' && sharesInPercent.has(item.text))) return undefined
    const slots: Record<string, Quantity> = {}
    for (const [index, [part, total]] of [
      [share.first, answers.first],
      [share.second, answers.second],
    ].entries()) {
      const item = items[part ?? 0]
      const value = item?.kind === 'number' ? item.mention.quantity.value : highestPercent + 1
      if (total === undefined || value < 0 || value > highestPercent) return undefined
      slots[`part-${index + 1}`] = { value, unit: 'percent' }
      put(slots, `total-${index + 1}`, total, 'count')
    }
    return Object.keys(slots).length === 4 ? slots : undefined
  }

  /** "84% ke 79%, responden 210": both of as many. */
  function percentsOfOneCount(): Slots | undefined {
    const totals = labelled.filter(({ slot }) => slot === 'total').map(({ position }) => position)
    const percents = numbers.filter((position) => unitAt(position) === 'percent')
    const [[a, b], [total]] = [percents, totals]
    if (a === undefined || b === undefined || total === undefined) return undefined
    if (numbers.length !== 3 || totals.length !== 1 || relations.fractions.length > 0) return undefined
    return pairsOf([
      [a, total],
      [b, total],
    ])
  }

  /** "puas 82 responden 120 vs puas 90 responden 110". */
  function labels(): Slots | undefined {
    const parts = labelled.filter(({ slot }) => slot === 'part').map(({ position }) => position)
    const totals = labelled.filter(({ slot }) => slot === 'total').map(({ position }) => position)
    const [a, b, more] = parts
    const [c, d] = totals
    if (a === undefined || b === undefined || more !== undefined || c === undefined || d === undefined) return undefined
    return pairsOf([
      [a, c],
      [b, d],
    ])
  }

  /** "cabang A 61%, B 85%": the counts behind them are still to be asked for. */
  function percentsAlone(): Slots | undefined {
    const [a, b, more] = numbers
    if (a === undefined || b === undefined || more !== undefined) return undefined
    if (unitAt(a) !== 'percent' || unitAt(b) !== 'percent') return undefined
    const slots: Record<string, Quantity> = {}
    // "82%, turun dari 85%": what it came from is first.
    const isFrom = items.slice(a + 1, b).some((item) => item.kind === 'word' && origins.has(item.text))
    const isReversed = isFrom && !relations.changes.some(({ first }) => first === a)
    const inOrder: readonly (readonly [number, number])[] = isReversed
      ? [
          [b, b],
          [a, a],
        ]
      : inTime([
          [a, a],
          [b, b],
        ])
    for (const [index, [position]] of inOrder.entries()) put(slots, `part-${index + 1}`, position)
    // Their counts are told in the order of the text, too.
    return inOrder[0]?.[0] === b ? { ...slots, [laterFirst]: { value: 1, unit: 'plain' } } : slots
  }

  function pairsOf(pairs: readonly (readonly [number, number])[]): Slots | undefined {
    const slots: Record<string, Quantity> = {}
    for (const [index, [part, total]] of inTime(pairs).entries()) {
      put(slots, `part-${index + 1}`, part)
      put(slots, `total-${index + 1}`, total, 'count')
    }
    return Object.keys(slots).length === 4 ? slots : undefined
  }

  /** "Bulan ini 84 dari 100, bulan lalu 80 dari 100": what came first is first. */
  function inTime(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
    const [first, second] = pairs
    if (!first || !second) return pairs
    const [endOfFirst, startOfSecond] = [Math.max(...first), Math.min(...second)]
    const [before, between, after] = [
      items.slice(0, Math.min(...first)),
      items.slice(endOfFirst, startOfSecond),
      items.slice(Math.max(...second)),
    ]
    const isBefore = has(between, 'earlier') && !has(after, 'later')
    // "12% bulan ini, 9% bulan lalu".
    const isBehind = has(after, 'earlier') && has(between, 'later') && !has(between, 'earlier')
    return (isBefore || isBehind) && !has(before, 'earlier') ? [second, first] : pairs
  }

  function put(slots: Record<string, Quantity>, name: string, position: number, takes: 'amount' | 'count' = 'amount') {
    const item = items[position]
    const quantity = item?.kind === 'number' ? fitQuantity(item.mention, takes) : undefined
    if (quantity) slots[name] = quantity
  }

  function unitAt(position: number): string | undefined {
    const item = items[position]
    return item?.kind === 'number' ? item.mention.quantity.unit : undefined
  }
}
