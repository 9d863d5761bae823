import type { Language } from '../../domain/language.ts'
import type { Computation } from './find-measure.ts'
import { countsInTime } from './follow-ups/one-side.ts'
import type { Item, Mention } from './items.ts'
import { fitQuantity } from './label-numbers.ts'
import { solvers } from './measures/solve.ts'
import type { CalculateMemory } from './memory.ts'
import { impossible } from './outcome.ts'
import type { CalculatePhrase } from './phrases.ts'
import type { Quantity } from './quantity.ts'
import { withLists } from './read-means.ts'
import type { NumberReader } from './read-numbers.ts'
import { laterFirst } from './read-pairs.ts'
import { type Reading, readAs } from './read-wish.ts'
import { recompute } from './recompute.ts'
import { noRelations, type Pair, type Relations } from './relations.ts'
import type { Slots } from './slots.ts'
import type { MeasureTables, Vocabulary } from './vocabulary.ts'

/** An answer to a question of ours, or a follow-up, has at most so many words. */
export const longestFollowUp = 9
/** A figure by itself, with its name: "shrinkage-nya 32%". */
const longestFigure = 4
/** An answer that does not say what its figure is. */
const longestAnswer = 6

export type FollowUpParts = {
  readonly vocabulary: Vocabulary
  readonly readNumbers: NumberReader
  /** Words between a part and its whole: "dari". */
  readonly of: readonly string[]
}

/** Reads what leans on the last computation: the figure that was asked for, another figure, a month to compare with. */
export function createFollowUpReader({ vocabulary, readNumbers, of }: FollowUpParts) {
  const tables = new Map(vocabulary.measures.map((measure) => [measure.name, measure]))
  return { withNumbers, inWords, comparison }

  /** The figure that was asked for, or the last computation with another figure. */
  function withNumbers(before: CalculateMemory, items: readonly Item[], relations: Relations): Computation | undefined {
    const table = tables.get(before.measure)
    if (!table || wordsOf(items) > longestFollowUp || vocabulary.has(items, 'law')) return undefined
    const compared = compareWithLast(before, items, relations) ?? compareWithFigure(before, items)
    if (compared) return compared
    const whole = withWhole(before, table, items)
    if (whole) return whole
    // "Kalau 10 orang komplain barengan" is about complaints.
    if (before.measure === 'staffing' && vocabulary.has(items, 'complaints')) return undefined
    const reading = withLists(table, items, relations, readAs(table, items, relations))
    if (!leansOn(before, table, items, reading)) return undefined
    const isAnswer = before.missing !== undefined
    if (!isAnswer && vocabulary.has(items, 'adding'))
      return { ...recompute(before, before.slots), outcome: impossible('ask-become') }
    const slots: Record<string, Quantity> = { ...before.slots }
    for (const [slot, said] of Object.entries(reading.slots)) slots[slot] = keepPeriod(said, before.slots[slot])
    // "200, bukan 150": what is taken back is no figure of its own.
    const isTakenBack = ({ quantity: { value } }: { readonly quantity: Quantity }) =>
      reading.placed > 0 && Object.values(before.slots).some((slot) => slot.value === value)
    const rest = reading.leftovers.filter((one) => !isTakenBack(one))
    if (isAnswer && before.missing === 'totals') fillTotals(slots, rest, items)
    const open = isAnswer ? before.missing : table.words.main
    const takes = open === undefined ? undefined : table.words.slots[open]?.takes
    const [first] = rest
    const quantity = first && takes && fitQuantity(first, takes)
    if (open !== undefined && quantity && (reading.placed === 0 || isAnswer) && !reading.slots[open]) {
      slots[open] = keepPeriod(quantity, before.slots[open])
      rest.shift()
    }
    // A figure that finds no place shows that something else is meant.
    if (rest.length > 0 || isSame(slots, before.slots)) return undefined
    const found = recompute(before, withoutRatings(slots, reading.slots), reading.marks)
    // What could be computed before and lacks a figure now was about something else.
    return !isAnswer && found.outcome.kind === 'missing' ? undefined : found
  }

  /** Both counts behind two shares; one for both where only one is said. */
  function fillTotals(slots: Record<string, Quantity>, rest: Mention[], items: readonly Item[]): void {
    const counts = items.flatMap((item, at) =>
      item.kind === 'number' && !item.mention.isWeak && item.mention.quantity.unit === 'plain'
        ? [[at, item.mention.quantity] as const]
        : [],
    )
    const both = countsInTime(counts, items, (some) => vocabulary.has(some, 'earlier'))
    if (!both) return
    const isTurned = slots[laterFirst] !== undefined && !vocabulary.has(items, 'earlier')
    delete slots.total
    delete slots[laterFirst]
    ;[slots['total-1'], slots['total-2']] = isTurned ? [both[1], both[0]] : both
    rest.length = 0
  }

  function leansOn(before: CalculateMemory, table: MeasureTables, items: readonly Item[], reading: Reading): boolean {
    const words = wordsOf(items)
    if (before.missing !== undefined) return reading.labelled.size > 0 || words <= longestAnswer
    const strangers = vocabulary.strangersTo(table, items)
    // "Shrinkage 32%": nothing but a figure of what was just computed.
    if (reading.labelled.size > 0 && words <= longestFigure && strangers === 0) return true
    const isSaid = vocabulary.has(items, 'follow-ups') || vocabulary.has(items, 'corrections')
    return isSaid && strangers <= (reading.labelled.size > 0 ? 1 : 0)
  }

  /** "Dari 120 maksudnya": the whole, though it is the only figure. */
  function withWhole(before: CalculateMemory, table: MeasureTables, items: readonly Item[]): Computation | undefined {
    const { fraction } = table.words
    const at = items.findIndex(({ kind }) => kind === 'number')
    const [item, word] = [items[at], items[at - 1]]
    const isAlone = items.filter(({ kind }) => kind === 'number').length === 1
    if (!fraction || !isAlone || item?.kind !== 'number' || word?.kind !== 'word' || !of.includes(word.text))
      return undefined
    const [part, whole] = fraction
    if (before.missing !== undefined || !before.slots[part] || vocabulary.strangersTo(table, items) > 0)
      return undefined
    return recompute(before, { ...before.slots, [whole]: item.mention.quantity })
  }

  /** "Bandingkan dengan triwulan lalu yang 31": one figure beside the result. */
  function compareWithFigure(before: CalculateMemory, items: readonly Item[]): Computation | undefined {
    const figures = items.flatMap((item) => (item.kind === 'number' ? [item.mention.quantity] : []))
    const [said, more] = figures
    // "Kalau bulan lalu 30?": a figure of another time.
    const isDated = said?.unit === 'plain' && vocabulary.has(items, 'earlier') && wordsOf(items) <= longestFigure
    if (!said || more || !(vocabulary.has(items, 'comparing') || isDated)) return undefined
    const last = resultOf(before)
    if (!last) return undefined
    const isLater = vocabulary.has(items, 'later') && !vocabulary.has(items, 'earlier')
    const other: Quantity = { value: said.value, unit: last.unit }
    const [from, to] = isLater ? [last, other] : [other, last]
    return recompute({ measure: 'change', slots: {}, marks: [] }, { from, to })
  }

  /** What came out last, as one figure: per cent of a share, or the points of an NPS. */
  function resultOf({ measure, slots, marks }: CalculateMemory): Quantity | undefined {
    const outcome = solvers[measure](slots, new Set(marks))
    if (outcome.kind !== 'done') return undefined
    const { promoters, passives, detractors, total } = slots
    if (measure === 'nps' && promoters && detractors && (passives || total)) {
      const all = total?.value ?? promoters.value + (passives?.value ?? 0) + detractors.value
      return { value: Math.round(((promoters.value - detractors.value) / all) * 1000) / 10, unit: 'plain' }
    }
    const { share } = outcome
    return share && { value: Math.round((share.x / share.n) * 1000) / 10, unit: 'percent' }
  }

  /** "Turunnya beneran?": the last two of a measure, where both can be compared. */
  function comparison(before: CalculateMemory, items: readonly Item[]): Computation | undefined {
    const table = tables.get('compare')
    const { previous, slots, measure, marks } = before
    if (!table || vocabulary.strangersTo(table, items) > 0) return undefined
    const isNamed = readAs(table, items, noRelations).named > 0 && !vocabulary.has(items, 'explains')
    const saying = (reason: CalculatePhrase) => ({ ...recompute(before, slots), outcome: impossible(reason) })
    const isCompared = measure === 'compare' || measure === 'change'
    if (isCompared && vocabulary.has(items, 'percent-or-points')) return saying('percent-or-points')
    if (!isNamed && !vocabulary.has(items, 'differences')) return undefined
    // A single figure has no counts behind it that could be tested.
    if (measure === 'change') return saying('ask-counts')
    if (measure === 'compare') return recompute(before, slots)
    if (!previous) return undefined
    const pair = [previous, slots].map((figures) => figuresOf(measure, figures, marks))
    const [first, second] = pair
    if (!first || !second) return undefined
    return recompute(nothing, Object.fromEntries([...numbered(first, 1), ...numbered(second, 2)]))
  }

  /** What of a computation can be compared: a share of counts, or promoters, passives and detractors. */
  function figuresOf(measure: CalculateMemory['measure'], slots: Slots, marks: readonly string[]): Slots | undefined {
    if (measure === 'nps') return slots.promoters && slots.detractors ? slots : undefined
    const outcome = solvers[measure](slots, new Set(marks))
    const share = outcome.kind === 'done' ? outcome.share : undefined
    return share && { part: { value: share.x, unit: 'plain' }, total: { value: share.n, unit: 'plain' } }
  }

  /** "Per jam", "tidak tahu": answers without a number. */
  function inWords(
    text: string,
    items: readonly Item[],
    before: CalculateMemory,
    language: Language,
  ): Computation | undefined {
    const table = tables.get(before.measure)
    if (before.missing === 'period') {
      const read = readNumbers(`1 ${text}`, language).items[0]
      const quantity = read?.kind === 'number' ? read.mention.quantity : undefined
      const unit = quantity?.per?.unit ?? (quantity?.unit === 'plain' ? undefined : quantity?.unit)
      const contacts = before.slots.contacts
      if (!unit || !contacts) return undefined
      return recompute(before, { ...before.slots, contacts: { ...contacts, per: { count: 1, unit } } })
    }
    const marks = table ? readAs(table, items, noRelations).marks : new Set<string>()
    return marks.has('unknown') ? recompute(before, before.slots, marks) : undefined
  }

  /** "Bulan lalu 70 dari 100": beside a share that was just computed, a comparison. */
  function compareWithLast(
    before: CalculateMemory,
    items: readonly Item[],
    { fractions }: Relations,
  ): Computation | undefined {
    const [pair, more] = fractions
    const table = tables.get('compare')
    const isDated = vocabulary.has(items, 'earlier') || vocabulary.has(items, 'later')
    if (!pair || more || !table) return undefined
    if (before.measure === 'compare') return withGroup(before, items, pair)
    const isNamed = readAs(table, items, noRelations).named > 0
    // "Bulan lalu", "triwulan kemarin": one word says which time.
    if (!isNamed && (!isDated || vocabulary.strangersTo(table, items) > 1)) return undefined
    const outcome = solvers[before.measure](before.slots, new Set(before.marks))
    const share = outcome.kind === 'done' ? outcome.share : undefined
    const [part, whole] = [items[pair.first], items[pair.second]]
    if (!share || part?.kind !== 'number' || whole?.kind !== 'number') return undefined
    const plain = (value: number): Quantity => ({ value, unit: 'plain' })
    const last = { part: plain(share.x), total: plain(share.n) }
    const said = { part: part.mention.quantity, total: whole.mention.quantity }
    const isEarlier = vocabulary.has(items, 'earlier') && !vocabulary.has(items, 'later')
    const [first, second] = isEarlier ? [said, last] : [last, said]
    const slots: Slots = {
      'part-1': first.part,
      'total-1': first.total,
      'part-2': second.part,
      'total-2': second.total,
    }
    return recompute(nothing, slots)
  }

  /** "Eh maksudnya yang bulan ini 92 dari 120": one side of a comparison put right. */
  function withGroup(before: CalculateMemory, items: readonly Item[], pair: Pair): Computation | undefined {
    const [part, whole] = [items[pair.first], items[pair.second]]
    const isEarlier = vocabulary.has(items, 'earlier') && !vocabulary.has(items, 'later')
    const isSaid = vocabulary.has(items, 'corrections') || vocabulary.has(items, 'follow-ups')
    if (!isSaid || part?.kind !== 'number' || whole?.kind !== 'number' || !before.slots['part-2']) return undefined
    const group = isEarlier ? 1 : 2
    const said = { [`part-${group}`]: part.mention.quantity, [`total-${group}`]: whole.mention.quantity }
    return recompute(before, { ...before.slots, ...said })
  }
}

const nothing = { measure: 'compare', slots: {}, marks: [] } as const

function numbered(slots: Slots, group: number): [string, Quantity][] {
  return Object.entries(slots).map(([slot, quantity]) => [`${slot}-${group}`, quantity])
}

function isSame(slots: Slots, before: Slots): boolean {
  return JSON.stringify(slots) === JSON.stringify(before)
}

/** "Kalau 90?" means 90 in the same period as before. */
function keepPeriod(quantity: Quantity, before: Quantity | undefined): Quantity {
  return before?.per && !quantity.per ? { ...quantity, per: before.per } : quantity
}

/** What was counted from ratings is replaced by what is said in its stead. */
function withoutRatings(slots: Slots, said: Slots): Slots {
  if (Object.keys(said).some((slot) => slot.startsWith('rating-'))) return slots
  const others = Object.entries(slots).filter(([slot]) => !slot.startsWith('rating-'))
  return others.length === Object.keys(slots).length ? slots : Object.fromEntries(others)
}

/** How many words stand between the numbers. */
export function wordsOf(items: readonly Item[]): number {
  return items.filter(({ kind }) => kind === 'word').length
}
