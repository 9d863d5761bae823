import { elementsOfSkm } from '../../measures/ikm.ts'
import type { Item, Mention } from './items.ts'
import { tokensOf } from './items.ts'
import { fitQuantity } from './label-numbers.ts'
import { ownListOf } from './lists/own-lists.ts'
import { withSense } from './make-sense.ts'
import { isMeasureName, type MeasureName, solvers } from './measures/solve.ts'
import { impossible, type Outcome } from './outcome.ts'
import { type Quantity, toSeconds } from './quantity.ts'
import { readMeans, withLists } from './read-means.ts'
import { type PeriodCue, readPairs } from './read-pairs.ts'
import { type Reading, readAs } from './read-wish.ts'
import { noRelations, type Pair, type Relations } from './relations.ts'
import type { Slots } from './slots.ts'
import type { MeasureTables, Vocabulary } from './vocabulary.ts'

/** What is to be computed, from what, and what comes of it. */
export type Computation = {
  readonly measure: MeasureName
  readonly slots: Slots
  readonly marks: ReadonlySet<string>
  readonly outcome: Outcome
  /** Figures of the text that are not used. */
  readonly leftovers: readonly Mention[]
  /** Whether the text names the measure; if not, its figures do. */
  readonly isNamed: boolean
  /** Figures that found their place. */
  readonly placed: number
  /** Figures that a label of their own names. */
  readonly labelled: ReadonlySet<string>
  /** Figures that were taken from messages before this one. */
  readonly earlier?: readonly Quantity[]
}

// How well a measure fits a text. Naming it counts most, then that its figures make a result; a figure it has no use for
// counts against it.
const namedScore = 3
const namedWordScore = 0.5
const placedScore = 1
const outcomeScores: Readonly<Record<Outcome['kind'], number>> = { done: 3, impossible: 2, missing: 0.5 }
const leftoverScore = -1.6
const highestNps = 100
const highestOfIndex = 4

/** Every measure that a text may ask for, best first. `spokenOf`: those that the talk was about, which need no name. */
export function findMeasures(
  vocabulary: Vocabulary,
  items: readonly Item[],
  relations: Relations,
  scale: number | undefined,
  spokenOf: ReadonlySet<string> = new Set(),
): readonly Computation[] {
  const named = new Set(vocabulary.measures.filter((measure) => isNamedIn(measure, items)).map(({ name }) => name))
  return vocabulary.measures
    .filter(({ words }) => !words.feeds.some((fed) => named.has(fed)))
    .flatMap((measure) => {
      const computation =
        // Elements of the index are no branches. Stars, each as often as it was given, are no plain list of figures.
        ((relations.ratings && measure.name === 'average') ||
        (measure.name === 'groups' && named.has('ikm') && listsElements(items))
          ? undefined
          : computeOwnList(measure, items, scale, vocabulary)) ??
        computeAs(measure, items, { relations, scale, has: vocabulary.has, isTopic: spokenOf.has(measure.name) })
      return computation ? [{ computation, score: scoreOf(computation.found, computation.reading) }] : []
    })
    .toSorted((a, b) => b.score - a.score)
    .map(({ computation }) => computation.found)
}

/** "U1 3,21; U2 3,08; …": a mean for each element of the index. */
function listsElements(items: readonly Item[]): boolean {
  return Object.keys(readMeans(items)).length === elementsOfSkm
}

/** A list of figures that the asker named, as the measure reads it that takes such a list. */
function computeOwnList(
  measure: MeasureTables,
  items: readonly Item[],
  scale: number | undefined,
  vocabulary: Vocabulary,
): { readonly found: Computation; readonly reading: Reading } | undefined {
  const { name } = measure
  if (!isMeasureName(name)) return undefined
  const isNamed = isNamedIn(measure, items)
  const slots = ownListOf(name, {
    items,
    isNamed,
    scale,
    labelWords: vocabulary.labelWords,
    has: (cue) => vocabulary.has(items, cue),
  })
  if (!slots || Object.keys(slots).length === 0) return undefined
  const reading = readAs(measure, items, noRelations)
  const placed = Object.keys(slots).length
  // A table of complaints that asks nothing is told from its worst.
  const isTold = name === 'groups' && !isNamed && reading.marks.has('lower')
  const marks = isTold ? new Set([...reading.marks, 'worst']) : reading.marks
  const found = { measure: name, slots, marks, outcome: solvers[name](slots, marks), leftovers: [], isNamed, placed }
  return { reading: { ...reading, placed, leftovers: [] }, found: { ...found, labelled: new Set(Object.keys(slots)) } }
}

type ReadAsParts = {
  readonly relations: Relations
  readonly scale: number | undefined
  readonly has: PeriodCue
  readonly isTopic: boolean
}

/** The text as one measure reads it, or undefined where neither its name nor its figures are there. */
function computeAs(
  measure: MeasureTables,
  items: readonly Item[],
  { relations, scale, has, isTopic }: ReadAsParts,
): { readonly found: Computation; readonly reading: Reading } | undefined {
  const { name, words } = measure
  if (!isMeasureName(name)) return undefined
  const pairs = name === 'compare' ? readPairs(measure, items, relations, has) : undefined
  if (name === 'compare' && !pairs) return undefined
  const mayBeUnnamed = words.bare.length > 0 || name === 'share' || name === 'compare'
  // A mean on a scale of four is one of the index.
  const isOnFour = name === 'ikm' && scale === highestOfIndex
  const isTimed = name === 'service-level' && hasTimedShare(items, relations)
  if (!mayBeUnnamed && !isOnFour && !isTopic && !isTimed && !isNamedIn(measure, items)) return undefined
  const reading = withSense(measure, withLists(measure, items, relations, readAs(measure, items, relations)), items)
  const [share] = relations.fractions
  const timed = isTimed && reading.named === 0 && share ? timedShare(reading, share, items) : reading
  const isBare = words.bare.some((slots) =>
    slots.every(
      (slot) =>
        reading.slots[slot] && (reading.labelled.has(slot) || slot === words.fraction?.[1] || slot === 'threshold'),
    ),
  )
  const isTwoFractions = pairs !== undefined && Object.keys(pairs).length >= 4
  const isPercentOf = name === 'share' && reading.slots.part?.unit === 'percent' && reading.slots.whole !== undefined
  if (reading.named === 0 && !isBare && !isTwoFractions && !isPercentOf && !isOnFour && !isTopic && !isTimed)
    return undefined
  const slots = pairs ?? timed.slots
  const used = pairs ? Object.keys(pairs).length : timed.placed
  const mayGuess = !pairs && (!words.strict || reading.slots.by !== undefined)
  const settled = settle(name, slots, reading.marks, pairs ? [] : timed.leftovers, mayGuess ? words.slots : {})
  const wrongScale = scale !== undefined && scale > 5 && name === 'csat' && settled.outcome.kind === 'done'
  return {
    reading: { ...reading, placed: used, leftovers: settled.leftovers },
    found: {
      measure: name,
      marks: reading.marks,
      isNamed: reading.named > 0,
      placed: used,
      labelled: reading.labelled,
      ...settled,
      ...(wrongScale && Object.keys(slots).some((slot) => slot.startsWith('rating-'))
        ? {
            outcome: {
              kind: 'impossible' as const,
              reason: 'bad-scale' as const,
              values: () => ({ highest: String(scale) }),
            },
          }
        : {}),
    },
  }
}

const within: ReadonlySet<string> = new Set(['within', 'dalam', 'in', 'under'])
const longestThreshold = 600

/** "4,300 of 5,000 calls within 20 seconds": a share, and a time that it was reached in. */
function hasTimedShare(items: readonly Item[], { fractions }: Relations): boolean {
  return (
    fractions.length > 0 &&
    items.some((item, at) => {
      const before = items[at - 1]
      const seconds = item.kind === 'number' ? toSeconds(item.mention.quantity) : undefined
      return seconds !== undefined && seconds <= longestThreshold && before?.kind === 'word' && within.has(before.text)
    })
  )
}

/** The pair is what was in time and all; the time is the threshold. */
function timedShare(reading: Reading, { first, second }: Pair, items: readonly Item[]): Reading {
  const [part, whole] = [items[first], items[second]]
  const time = items.find((item) => item.kind === 'number' && toSeconds(item.mention.quantity) !== undefined)
  if (part?.kind !== 'number' || whole?.kind !== 'number' || time?.kind !== 'number') return reading
  const [inTime, offered] = [fitQuantity(part.mention, 'count'), fitQuantity(whole.mention, 'count')]
  if (!inTime || !offered) return reading
  const used = new Set([part.mention, whole.mention, time.mention])
  const leftovers = items.flatMap((item) =>
    item.kind === 'number' && !item.mention.isWeak && !used.has(item.mention) ? [item.mention] : [],
  )
  return { ...reading, slots: { 'in-time': inTime, offered, threshold: time.mention.quantity }, placed: 3, leftovers }
}

function isNamedIn({ names }: MeasureTables, items: readonly Item[]): boolean {
  const tokens = tokensOf(items)
  return tokens.some((_, index) => names.at(tokens, index) !== undefined)
}

/** The one figure without a place goes where the one figure is missing. */
function settle(
  name: MeasureName,
  slots: Slots,
  marks: ReadonlySet<string>,
  leftovers: readonly Mention[],
  kinds: MeasureTables['words']['slots'],
): Pick<Computation, 'slots' | 'outcome' | 'leftovers'> {
  const score = leftovers.length === 1 ? leftovers[0]?.quantity : undefined
  if (
    name === 'nps' &&
    Object.keys(slots).length === 0 &&
    score?.unit === 'plain' &&
    Math.abs(score.value) > highestNps
  ) {
    return { slots, outcome: impossible('bad-nps-value', { value: score.value }), leftovers: [] }
  }
  const outcome = solvers[name](slots, marks)
  const [only, ...others] = leftovers
  if (outcome.kind !== 'missing' || !only || others.length > 0) return { slots, outcome, leftovers }
  const takes = kinds[outcome.slot]?.takes
  const quantity = takes && fitQuantity(only, takes)
  // Half a person, or fewer than none, was no guess of ours to make.
  const isPiece =
    (takes === 'count' || takes === 'amount') &&
    quantity?.unit === 'plain' &&
    (!Number.isInteger(quantity.value) || quantity.value < 0)
  if (!quantity || isPiece) return { slots, outcome, leftovers }
  const filled = { ...slots, [outcome.slot]: quantity }
  return { slots: filled, outcome: solvers[name](filled, marks), leftovers: [] }
}

function scoreOf({ outcome, placed, leftovers }: Computation, { named }: Reading): number {
  return (
    (named > 0 ? namedScore + namedWordScore * (named - 1) : 0) +
    placedScore * placed +
    outcomeScores[outcome.kind] +
    leftoverScore * leftovers.length
  )
}
