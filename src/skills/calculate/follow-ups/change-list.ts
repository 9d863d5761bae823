import { placeOfWord } from '../../../domain/number-words.ts'
import { type NamedFigure, namedIn } from '../lists/named-slots.ts'
import type { CalculateMemory, Computed } from '../memory.ts'
import type { Quantity } from '../quantity.ts'
import { recompute } from '../recompute.ts'
import type { Slots } from '../slots.ts'
import { listIn } from '../slots.ts'
import { chainOf, type FollowUp, isNear, replayWith } from './replay.ts'
import { type Said, wordsIn } from './said.ts'

const kinds = ['cause', 'score', 'part', 'n', 'amount', 'rate'] as const
const longestWish = 18

/**
 * What changes in a list of named figures: one of them replaced ("Maret ternyata 15"), halved, or taken out ("tanpa kurir",
 * "yang pertama beres semua"), or how many answered in each, in their order.
 */
export function changedList(before: CalculateMemory, said: Said): FollowUp | undefined {
  if (said.words > longestWish || said.has('law')) return undefined
  const at = chainOf(before).findIndex(({ slots }) => kinds.some((kind) => namedIn(slots, kind).length > 0))
  const one = chainOf(before)[at]
  if (!one) return undefined
  const without = withoutOne(one, said)
  const slots = countsFor(one, said) ?? without ?? withPair(one, said) ?? withOther(one, said)
  return slots && replayWith(before, at, slots, without ? ['excluded'] : [])
}

/** "Respondennya 400, 250, 150": how many stand behind each score. */
function countsFor({ measure, slots }: Computed, { figures }: Said): Slots | undefined {
  const scores = namedIn(slots, 'score')
  if (measure !== 'groups' || scores.length < 2 || figures.length !== scores.length) return undefined
  if (figures.some(({ quantity: { unit, value } }) => unit !== 'plain' || !Number.isInteger(value))) return undefined
  const counts = scores.flatMap(({ label }, index) => {
    const quantity = figures[index]?.quantity
    return quantity ? [[`n-${index + 1}:${label}`, quantity] as const] : []
  })
  return { ...slots, ...Object.fromEntries(counts) }
}

function withoutOne({ measure, slots }: Computed, said: Said): Slots | undefined {
  if (measure !== 'pareto' || !said.has('removing') || said.figures.length > 0) return undefined
  const found = figureNamed(namedIn(slots, 'cause'), said)
  return found && Object.fromEntries(Object.entries(slots).filter(([slot]) => slot !== found.slot && slot !== 'total'))
}

/** "Eh Solo 9 dari 450 bukan 150": both counts of one group anew. */
function withPair({ measure, slots }: Computed, said: Said): Slots | undefined {
  const parts = namedIn(slots, 'part')
  const found = measure === 'groups' ? figureNamed(parts, said) : undefined
  const [part, n, old, more] = said.figures.map(({ quantity }) => quantity)
  if (!found || !part || !n || more || !(said.has('corrections') || said.has('follow-ups'))) return undefined
  if (part.unit !== 'plain' || n.unit !== 'plain' || part.value > n.value) return undefined
  const count = namedIn(slots, 'n').find(({ label }) => label === found.label)
  // A third figure is the one that is taken back.
  if (!count || (old && ![found, count].some(({ quantity }) => isNear(quantity.value, old.value)))) return undefined
  // "Solo 1.080 bukan 1.800" has one figure that stood there, and is no pair.
  const isTakenBack = !old && [found, count].some(({ quantity }) => isNear(quantity.value, n.value))
  if (isTakenBack && !isNear(n.value, count.quantity.value)) return undefined
  return { ...slots, [found.slot]: part, [count.slot]: n }
}

function withOther({ slots }: Computed, said: Said): Slots | undefined {
  const all = kinds.flatMap((kind) => (kind === 'n' ? [] : namedIn(slots, kind)))
  const found = figureNamed(all, said)
  if (!found) return undefined
  const half = said.items.find((item) => item.kind === 'number' && isNear(item.mention.quantity.value, 0.5))
  if (half && said.figures.length === 0) return { ...slots, [found.slot]: scaledBy(found.quantity, 0.5) }
  const fresh = said.figures.filter(({ quantity }) => !isNear(quantity.value, found.quantity.value))
  const [figure, more] = fresh
  const isSaid = said.has('corrections') || said.has('follow-ups') || said.has('becoming')
  const isFitting =
    figure && ['plain', 'percent', 'times', 'points', found.quantity.unit].includes(figure.quantity.unit)
  if (!figure || more || !isSaid || !isFitting) return undefined
  if (figure.quantity.unit === 'percent' && found.quantity.unit !== 'percent') {
    const sign = said.has('shrinking') ? -1 : said.has('growing') ? 1 : undefined
    return sign && { ...slots, [found.slot]: scaledBy(found.quantity, 1 + (sign * figure.quantity.value) / 100) }
  }
  return { ...slots, [found.slot]: { ...found.quantity, value: figure.quantity.value } }
}

function scaledBy(quantity: Quantity, factor: number): Quantity {
  const value = quantity.value * factor
  return { ...quantity, value: Number.isInteger(quantity.value) ? Math.round(value) : value }
}

/** The one that is spoken of by its name, by most of its words, or as "yang pertama". */
export function figureNamed(figures: readonly NamedFigure[], { items }: Said): NamedFigure | undefined {
  const spoken = wordsIn(items)
  const words = new Set(spoken.trim().split(' '))
  const exact = figures.filter(({ label }) => label !== '' && spoken.includes(` ${label} `))
  if (exact.length === 1) return exact[0]
  // "Yang buka" for "dibuka".
  const isSpoken = (word: string) =>
    words.has(word) ||
    [...words].some((one) => one.length > 3 && word.length > 3 && (word.endsWith(one) || one.endsWith(word)))
  const partly = figures.filter(({ label }) => label.split(' ').some((word) => word.length > 2 && isSpoken(word)))
  if (partly.length === 1) return partly[0]
  // "Medan" for "mdn".
  const short = new Set([...words].map(skeletonOf).filter((word) => word.length > 1))
  const alike = figures.filter(({ label }) => label.length > 1 && short.has(skeletonOf(label)))
  if (alike.length === 1) return alike[0]
  const place = [...words].map((word) => placeOfWord[word]).find((one) => one !== undefined)
  const ranked = figures.toSorted((a, b) => b.quantity.value - a.quantity.value)
  return place === undefined ? undefined : ranked[place - 1]
}

/** "Unsur ketiga jadi 3,4", "yang 41 dibuang": a place in a list without names, or a value of it. */
export function changedValues(before: CalculateMemory, said: Said): FollowUp | undefined {
  if (said.words > longestWish) return undefined
  const kind = before.measure === 'ikm' ? 'mean' : before.measure === 'average' ? 'value' : undefined
  const list = kind === undefined ? [] : listIn(before.slots, kind)
  if (kind === undefined || list.length === 0) return undefined
  const [figure, more] = said.figures
  const isTaken = said.has('removing')
  const at = figure ? list.findIndex(({ value }) => isNear(value, figure.quantity.value)) : -1
  if (isTaken && figure && !more && at >= 0) {
    const rest = list.filter((_, index) => index !== at)
    const slots = Object.fromEntries(rest.map((value, index) => [`${kind}-${index + 1}`, value]))
    return { computation: recompute({ ...before, marks: [...before.marks, 'without'] }, slots), corrects: false }
  }
  const place = wordsIn(said.items)
    .trim()
    .split(' ')
    .map((word) => placeOfWord[word])
    .find((one) => one !== undefined)
  const old = place === undefined ? undefined : list[place - 1]
  if (place === undefined || !old || !figure || more || !(said.has('becoming') || said.has('follow-ups')))
    return undefined
  return {
    computation: recompute(before, { ...before.slots, [`${kind}-${place}`]: { ...old, value: figure.quantity.value } }),
    corrects: false,
  }
}

/** A word without its vowels, as people shorten names. */
function skeletonOf(word: string): string {
  return word.replace(/[aeiou]/g, '')
}
