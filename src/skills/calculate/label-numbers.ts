import { type Item, isStory, type Mention, tokensOf } from './items.ts'
import type { Takes } from './measures-vocabulary.ts'
import type { PhraseTable } from './phrase-table.ts'
import type { Quantity } from './quantity.ts'

export type Label = {
  readonly slot: string
  readonly takes: Takes
  readonly isWeak: boolean
  /** It labels only a number that stands behind it. */
  readonly leads: boolean
}

/** A label in a text: from `start` up to `end`, not with it, among the items. */
type PlacedLabel = Label & { readonly start: number; readonly end: number }

export type LabelledNumber = { readonly position: number; readonly slot: string; readonly isWeak: boolean }

// How far apart a number and its label may stand, and what stands between them. Chosen on sentences of the tests; the order
// of the costs matters more than their sizes.
const farthest = 9
const weakCost = 3
const labelFirstCost = 0.2
/** What can stand before its number only binds it. */
const leadingCost = -0.5
const signCosts: Readonly<Record<string, number>> = { ',': 2, ';': 4, '.': 4, '\n': 4, '?': 4, ':': -0.4, '=': -0.4 }
const sentenceEnds: ReadonlySet<string> = new Set(['.', '?'])
const noEnds: ReadonlySet<string> = new Set()
const numberBetweenCost = 8.5
/** "dijawab dalam 20 detik 930": a time between a count and its label only says more of it. */
const timeBetweenCost = 1.5
const skippedNumberCost = 10
/** "satu", a year, "minggu 6": a label must stand right beside it. */
const skippedWeakNumberCost = 2.5
const skippedLabelCost = 2.5
const skippedWeakCost = 0.2
const foreignUnitCost = 0.5
/** "5.000 per kontak" may be money; "kontak 6.000, per kontak" is not. */
const unsaidMoneyCost = 4
/** A smaller number without "Rp" is no amount of rupiah. */
const smallestMoney = 500

/** What a figure can be read as where a slot takes this, or undefined where it cannot. */
export function fitQuantity({ quantity, others, isWeak }: Mention, takes: Takes): Quantity | undefined {
  const { value, unit } = quantity
  switch (takes) {
    case 'count': {
      if (unit !== 'plain' && unit !== 'times') return undefined
      const whole = [value, ...others].find((reading) => Number.isInteger(reading))
      return { ...quantity, value: whole ?? value }
    }
    case 'amount':
      if (unit === 'percent') return quantity
      // "Setengah dari 200" is half of them.
      if (unit === 'plain' && value > 0 && value < 1) return { ...quantity, unit: 'percent', value: value * 100 }
      return fitQuantity({ quantity, others, isWeak: false }, 'count')
    case 'share':
      if (unit === 'percent') return quantity
      if (unit !== 'plain') return undefined
      return { ...quantity, unit: 'percent', value: value > 0 && value < 1 ? value * 100 : value }
    case 'money':
      if (unit === 'plain' && value < smallestMoney) return undefined
      return unit === 'money' || unit === 'plain' ? { ...quantity, unit: 'money' } : undefined
    case 'time':
      return ['second', 'minute', 'hour', 'plain'].includes(unit) ? quantity : undefined
    case 'span':
      return ['day', 'working-day', 'week', 'month', 'year', 'plain'].includes(unit) ? quantity : undefined
    case 'percent':
      return unit === 'percent' ? quantity : undefined
    case 'score':
      return unit === 'plain' && !isWeak ? quantity : undefined
    case 'by':
      return unit === 'percent' || unit === 'points' ? quantity : undefined
    case 'number':
      return ['plain', 'percent', 'points', 'times', 'money'].includes(unit) || takesAnyUnit(unit)
        ? quantity
        : undefined
  }
}

function takesAnyUnit(unit: Quantity['unit']): boolean {
  return ['second', 'minute', 'hour', 'day', 'week', 'month'].includes(unit)
}

/** Whether the unit is one that a slot of this kind is said with, so that no label is needed. */
export function hasOwnUnit({ unit }: Quantity, takes: Takes): boolean {
  if (takes === 'share' || takes === 'percent') return unit === 'percent'
  if (takes === 'money') return unit === 'money'
  if (takes === 'time') return unit === 'second' || unit === 'minute' || unit === 'hour'
  if (takes === 'span') return ['day', 'working-day', 'week', 'month', 'year'].includes(unit)
  return takes === 'number' && unit === 'times'
}

/**
 * Which label each number has: the cheapest pairing in which no two pairs cross, so that "promoter 90 netral 60" and "90
 * promoter 60 netral" both come out right. Numbers without a label near enough are left out.
 */
export function labelNumbers(
  items: readonly Item[],
  numbers: readonly number[],
  labels: PhraseTable<Label>,
): readonly LabelledNumber[] {
  const placed = placeLabels(items, labels)
  // In a story the words of another sentence name nothing.
  const ends = isStory(items) ? sentenceEnds : noEnds
  // best[i][j]: cheapest way for the numbers from i and the labels from j on.
  const best: number[][] = Array.from({ length: numbers.length + 1 }, () => new Array(placed.length + 1).fill(0))
  const choice: ('pair' | 'number' | 'label')[][] = best.map(() => [])
  for (let i = numbers.length; i >= 0; i--) {
    for (let j = placed.length; j >= 0; j--) {
      const [position, label] = [numbers[i], placed[j]]
      const options: [number, 'pair' | 'number' | 'label'][] = []
      if (position !== undefined) options.push([skipCost(items[position]) + at(best, i + 1, j), 'number'])
      if (label) options.push([(label.isWeak ? skippedWeakCost : skippedLabelCost) + at(best, i, j + 1), 'label'])
      if (position !== undefined && label) {
        const cost = pairCost(items, position, label, ends)
        if (cost !== undefined) options.push([cost + at(best, i + 1, j + 1), 'pair'])
      }
      const cheapest = options.toSorted(([a], [b]) => a - b)[0]
      if (!cheapest) continue
      const [row, choices] = [best[i], choice[i]]
      if (row) row[j] = cheapest[0]
      if (choices) choices[j] = cheapest[1]
    }
  }
  const result: LabelledNumber[] = []
  for (let [i, j] = [0, 0]; i < numbers.length && choice[i]?.[j] !== undefined; ) {
    const step = choice[i]?.[j]
    const [position, label] = [numbers[i], placed[j]]
    if (step === 'pair' && position !== undefined && label)
      result.push({ position, slot: label.slot, isWeak: label.isWeak })
    if (step !== 'label') i++
    if (step !== 'number') j++
  }
  return result
}

function skipCost(item: Item | undefined): number {
  return item?.kind === 'number' && item.mention.isWeak ? skippedWeakNumberCost : skippedNumberCost
}

function at(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0
}

function placeLabels(items: readonly Item[], labels: PhraseTable<Label>): readonly PlacedLabel[] {
  const tokens = tokensOf(items)
  const placed: PlacedLabel[] = []
  for (let start = 0; start < tokens.length; ) {
    const found = labels.at(tokens, start)
    if (found) placed.push({ ...found.value, start, end: start + found.length })
    start += found?.length ?? 1
  }
  return placed.filter((label) => !isHeading(label, items, placed))
}

/** "Biaya kontak ulang: 1000 kontak, 25% ulang": what is repeated later was only a heading. */
function isHeading(label: PlacedLabel, items: readonly Item[], placed: readonly PlacedLabel[]): boolean {
  const next = items[label.end]
  const isMarked = next?.kind === 'sign' && next.text === ':'
  return isMarked && placed.some(({ slot, start }) => slot === label.slot && start > label.end)
}

function pairCost(
  items: readonly Item[],
  position: number,
  label: PlacedLabel,
  ends: ReadonlySet<string>,
): number | undefined {
  const item = items[position]
  if (item?.kind !== 'number') return undefined
  const fitted = fitQuantity(item.mention, label.takes)
  if (!fitted) return undefined
  const isLabelFirst = label.end <= position
  if (label.leads && !isLabelFirst) return undefined
  const between = isLabelFirst ? items.slice(label.end, position) : items.slice(position + 1, label.start)
  const sideCost = label.leads ? leadingCost : isLabelFirst ? labelFirstCost : 0
  if (between.some((one) => one.kind === 'sign' && ends.has(one.text))) return undefined
  let cost = 1 + sideCost + (label.isWeak ? weakCost : 0)
  if (!hasOwnUnit(item.mention.quantity, label.takes) && !isPlainSlot(label.takes)) {
    cost += label.takes === 'money' ? unsaidMoneyCost : foreignUnitCost
  }
  for (const one of between) {
    if (one.kind === 'number') cost += isAside(one.mention, label.takes) ? timeBetweenCost : numberBetweenCost
    else cost += one.kind === 'sign' ? (signCosts[one.text] ?? 0.5) : 1
  }
  return cost > farthest ? undefined : cost
}

function isAside({ quantity }: Mention, takes: Takes): boolean {
  return takes === 'count' && hasOwnUnit(quantity, 'time')
}

function isPlainSlot(takes: Takes): boolean {
  return takes !== 'share' && takes !== 'money' && takes !== 'time' && takes !== 'span'
}
