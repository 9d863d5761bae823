import type { Item, Mention } from './items.ts'
import { tokensOf } from './items.ts'
import { fitQuantity, hasOwnUnit, labelNumbers } from './label-numbers.ts'
import type { Quantity } from './quantity.ts'
import type { Pair, Relations } from './relations.ts'
import type { Slots } from './slots.ts'
import type { MeasureTables } from './vocabulary.ts'

/** A text as one measure would read it. */
export type Reading = {
  readonly slots: Slots
  readonly marks: ReadonlySet<string>
  /** Whether the text names the measure, and with how many words. */
  readonly named: number
  /** Figures that found their slot by a label, or as a pair. */
  readonly placed: number
  /** Slots that a label of their own names, and no weak one. */
  readonly labelled: ReadonlySet<string>
  /** Figures without a slot, in order; those that count only beside a label are not among them. */
  readonly leftovers: readonly Mention[]
}

/** How far the two figures of a target for a queue stand apart. */
const reachOfTarget = 5

/** Puts the figures of a text into the slots of a measure, by the words beside them, as pairs, by unit, and by order. */
export function readAs(measure: MeasureTables, items: readonly Item[], relations: Relations): Reading {
  const { words } = measure
  const tokens = tokensOf(items)
  const slots: Record<string, Quantity> = {}
  const taken = new Set<number>()
  const ratings = takesRatings(measure) ? relations.ratings : undefined
  if (ratings) {
    for (const { value, count } of ratings.counts) slots[`rating-${value}`] = { value: count, unit: 'plain' }
    for (const position of ratings.positions) taken.add(position)
  }

  const numbers = items.flatMap((item, position) => (item.kind === 'number' && !taken.has(position) ? [position] : []))
  const pattern = placePattern()
  const others = numbers.filter((position) => !pattern.includes(position))
  const found = labelNumbers(items, others, measure.labels)
  const labelled = new Map(found.map(({ position, slot }) => [position, slot]))
  const named = new Set(found.flatMap(({ slot, isWeak }) => (isWeak ? [] : [slot])))
  if (words.fraction) applyPair(fractionFor(words.fraction), words.fraction)
  else if (!words.change && !words.strict) dropChanged(relations.changes[0])
  if (words.change) applyChange(relations.changes[0], words.change)
  for (const [position, slot] of labelled) place(position, slot)
  if (slots.by && !slots.from) placeBefore('by', 'from')
  // A target alone is nothing to compute a measured service level from.
  const placed = taken.size - (measure.name === 'service-level' ? pattern.length : 0)

  if (!words.strict) for (const position of numbers) placeByUnit(position)
  placeByOrder()

  return {
    slots,
    marks: new Set(tokens.flatMap((_, index) => measure.marks.at(tokens, index)?.value ?? [])),
    named: Math.max(0, ...tokens.map((_, index) => measure.names.at(tokens, index)?.length ?? 0)),
    placed,
    labelled: named,
    leftovers: numbers.flatMap((position) => {
      const mention = mentionAt(position)
      return taken.has(position) || !mention || mention.isWeak || isRepeated(mention) ? [] : [mention]
    }),
  }

  /** "80/20", "80% dalam 20 detik": the target of a queue, where a measure has one. Returns the positions it took. */
  function placePattern(): readonly number[] {
    if (!words.slots['service-share'] && measure.name !== 'service-level') return []
    for (const [index, position] of numbers.entries()) {
      const [share, time] = [mentionAt(position), mentionAt(numbers[index + 1] ?? position)]
      const next = numbers[index + 1]
      if (!share || !time || next === undefined || next - position > reachOfTarget) continue
      const between = items.slice(position + 1, next).map((item) => (item.kind === 'number' ? '' : item.text))
      const isSlashed = between.join() === '/' && share.quantity.unit !== 'money' && share.quantity.value <= 100
      const isSpoken =
        share.quantity.unit === 'percent' && (time.quantity.unit === 'second' || time.quantity.unit === 'minute')
      const isTarget =
        (isSlashed && share.quantity.value >= 50 && time.quantity.value < share.quantity.value) || isSpoken
      if (!isTarget) continue
      if (words.slots['service-share']) slots['service-share'] = { ...share.quantity, unit: 'percent' }
      const seconds =
        time.quantity.unit === 'plain' ? ({ value: time.quantity.value, unit: 'second' } as const) : time.quantity
      slots[words.slots.seconds ? 'seconds' : 'threshold'] = seconds
      if (measure.name === 'service-level' && share.quantity.unit === 'percent') slots.target = share.quantity
      taken.add(position)
      taken.add(next)
      return [position, next]
    }
    return []
  }

  /** "80/20 … dalam 20 detik": the same said twice. */
  function isRepeated({ quantity: { value, unit } }: Mention): boolean {
    return (
      unit !== 'plain' && Object.values(slots).some((quantity) => quantity.value === value && quantity.unit === unit)
    )
  }

  function mentionAt(position: number): Mention | undefined {
    const item = items[position]
    return item?.kind === 'number' ? item.mention : undefined
  }

  function fractionFor([part, whole]: readonly [string, string]): Pair | undefined {
    return relations.fractions.find(({ first, second }) => {
      const isOwn = labelled.get(first) === part || labelled.get(second) === whole
      return !pattern.includes(first) && (isOwn || !words['own-pairs'])
    })
  }

  /** "Kalau naik dari 60 jadi 90": what it becomes counts, in the place and period of what it was. */
  function dropChanged(pair: Pair | undefined): void {
    const slot = pair && labelled.get(pair.first)
    const [before, after] = pair ? [mentionAt(pair.first), mentionAt(pair.second)] : []
    if (!pair || slot === undefined || !before || !after || labelled.has(pair.second) || !fits(pair.second, slot))
      return
    const { per } = before.quantity
    const takes = words.slots[slot]?.takes
    const quantity = takes && fitQuantity(after, takes)
    if (!quantity || slots[slot]) return
    slots[slot] = per && !quantity.per ? { ...quantity, per } : quantity
    labelled.delete(pair.first)
    taken.add(pair.first)
    taken.add(pair.second)
  }

  /** A pair fills two slots; a label beside one of them keeps its own, but a part is never the whole. */
  function applyPair(pair: Pair | undefined, [first, second]: readonly [string, string]): void {
    if (!pair) return
    const [partLabel, wholeLabel] = [labelled.get(pair.first), labelled.get(pair.second)]
    // "Dari 540 total nilai, 100 responden": both say themselves what they are.
    if (partLabel !== undefined && wholeLabel !== undefined && partLabel !== wholeLabel) return
    // "82 dari 120 orang puas": the label of the part stands behind the whole.
    const isShifted = wholeLabel !== undefined && wholeLabel !== second && partLabel === undefined
    // A share has no whole: "churn 10 dari 1.000" counts ten.
    const isShare = partLabel !== undefined && words.slots[partLabel]?.takes === 'share'
    const part = isShifted ? wholeLabel : partLabel === undefined || partLabel === second || isShare ? first : partLabel
    if (!fits(pair.first, part) || !fits(pair.second, second)) return
    // "88% dari 1.250 tiket tepat waktu, target 92%": what a pair says, no label beside another figure says again.
    for (const [position, slot] of labelled) if (slot === part || slot === second) labelled.delete(position)
    labelled.set(pair.first, part)
    labelled.set(pair.second, second)
  }

  /** "dari 26 ke 10" says both, whatever labels stand around. */
  function applyChange(pair: Pair | undefined, [from, to]: readonly [string, string]): void {
    if (!pair || !fits(pair.first, from) || !fits(pair.second, to)) return
    labelled.set(pair.first, from)
    labelled.set(pair.second, to)
  }

  function fits(position: number, slot: string): boolean {
    const mention = mentionAt(position)
    const takes = words.slots[slot]?.takes
    return mention !== undefined && takes !== undefined && fitQuantity(mention, takes) !== undefined
  }

  function place(position: number, slot: string): void {
    const mention = mentionAt(position)
    const takes = words.slots[slot]?.takes
    const quantity = mention && takes && fitQuantity(mention, takes)
    if (!quantity || slots[slot] || taken.has(position)) return
    slots[slot] = quantity
    taken.add(position)
  }

  /** "70 naik 10%": what grows stands before. */
  function placeBefore(known: string, open: string): void {
    const at = [...labelled].find(([, slot]) => slot === known)?.[0] ?? 0
    const before = numbers.findLast((position) => position < at && !taken.has(position))
    if (before !== undefined) place(before, open)
  }

  /** "Rp185 ribu" goes where money goes, if one place is left for it. */
  function placeByUnit(position: number): void {
    const mention = mentionAt(position)
    if (!mention || taken.has(position) || mention.isWeak) return
    const open = Object.entries(words.slots).filter(
      ([slot, { takes }]) =>
        !slots[slot] && hasOwnUnit(mention.quantity, takes) && fitQuantity(mention, takes) !== undefined,
    )
    const lone = words.lone.find((slot) => open.some(([one]) => one === slot))
    const only = open.length === 1 ? open[0]?.[0] : lone
    if (only !== undefined) place(position, only)
  }

  function placeByOrder(): void {
    const order = words.order ?? []
    const rest = numbers.filter((position) => !taken.has(position) && mentionAt(position)?.isWeak === false)
    if (rest.length !== order.length || order.some((slot) => slots[slot])) return
    for (const [index, slot] of order.entries()) {
      const position = rest[index]
      if (position !== undefined) place(position, slot)
    }
  }
}

function takesRatings({ name }: MeasureTables): boolean {
  return name === 'csat' || name === 'nps' || name === 'ces' || name === 'average'
}
