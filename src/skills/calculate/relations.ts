import type { RatingCount } from '../../measures/ratings.ts'
import type { Item } from './items.ts'
import type { NumberWords } from './number-words.ts'

/** Two numbers that belong together, as positions among the items. */
export type Pair = { readonly first: number; readonly second: number }

export type Relations = {
  /** "82 dari 120", "dari 120 responden 82 puas": `first` is the part, `second` the whole. */
  readonly fractions: readonly Pair[]
  /** "78 ke 85". */
  readonly changes: readonly Pair[]
  /** "bintang 5: 40, bintang 4: 30", and the positions that say so. */
  readonly ratings?: { readonly counts: readonly RatingCount[]; readonly positions: ReadonlySet<number> }
}

/** Of a text whose numbers, if any, stand by themselves. */
export const noRelations: Relations = { fractions: [], changes: [] }

/** How many words may stand between the two numbers of a pair. */
const reach = 7
const reachBefore = 3
const highestRating = 10
const fewestRatings = 3
/** "Lebih dari", "kurang dari" compare, and take no part. */
const comparators = new Set(['lebih', 'kurang', 'more', 'less', 'fewer'])
const hardBreaks = new Set(['.', ';', '\n', '?'])

/** Finds how the numbers of a text belong together by the words between them. */
export function createRelationFinder(words: NumberWords): (items: readonly Item[]) => Relations {
  const of = new Set(words.of)
  const to = new Set(words.to)
  const equals = new Set(words.equals)
  const rating = new Set(words.rating)

  return (items) => {
    const ratings = findRatings(items)
    const numbers = items.flatMap((item, position) =>
      item.kind === 'number' && !ratings?.positions.has(position) ? [position] : [],
    )
    const changes = findChanges(items, numbers)
    return { fractions: findFractions(items, numbers, changes), changes, ...(ratings ? { ratings } : {}) }
  }

  function findFractions(items: readonly Item[], numbers: readonly number[], changes: readonly Pair[]): Pair[] {
    const found: Pair[] = []
    const used = new Set(changes.map(({ second }) => second))
    for (let index = 0; index + 1 < numbers.length; index++) {
      const [first = 0, second = 0] = [numbers[index], numbers[index + 1]]
      if (used.has(first)) {
        if (!isOf(items, first, second)) continue
      }
      if (isOf(items, first, second)) {
        found.push({ first, second })
        index++
      } else if (isReversed(items, first, second, numbers[index + 2])) {
        found.push({ first: second, second: first })
        index++
      }
    }
    return found
  }

  /** "82 dari 120", "82 puas dari total 120 responden", "82/120". */
  function isOf(items: readonly Item[], first: number, second: number): boolean {
    const between = textsBetween(items, first, second)
    const at = between.findIndex((text) => of.has(text))
    // "60 selesai lebih dari 3 hari" is no part of three.
    if (comparators.has(between[at - 1] ?? '') || isTimeAlone(items, first, second)) return false
    if (at < 0 || between.length > reach || between.some((text) => hardBreaks.has(text) || to.has(text))) return false
    return between.indexOf(',', at) < 0
  }

  /** "dari 120 responden, 82 puas": the whole stands first. */
  function isReversed(items: readonly Item[], first: number, second: number, next: number | undefined): boolean {
    const before = items.slice(Math.max(0, first - reachBefore), first).map(textOf)
    if (!before.some((text) => of.has(text) && text !== '/')) return false
    const between = textsBetween(items, first, second)
    if (between.some((text) => hardBreaks.has(text) || to.has(text) || of.has(text)) || between.length > reach)
      return false
    return next === undefined || !isOf(items, second, next)
  }

  function findChanges(items: readonly Item[], numbers: readonly number[]): Pair[] {
    return numbers.slice(0, -1).flatMap((first, index) => {
      const second = numbers[index + 1] ?? first
      const between = textsBetween(items, first, second)
      const isOrdinal = items[second]?.kind === 'number' && items[second].mention.isWeak
      const isChange =
        !isOrdinal &&
        between.length <= reach &&
        between.some((text) => to.has(text)) &&
        !between.some((text) => hardBreaks.has(text))
      return isChange ? [{ first, second }] : []
    })
  }

  /** At least three answers of a scale with their counts, each answer once. */
  function findRatings(items: readonly Item[]): Relations['ratings'] {
    return scaleOf(items, answerFirst) ?? scaleOf(items, countFirst) ?? scaleOf(items, starsFirst)
  }

  function scaleOf(items: readonly Item[], pairAt: RatingAt): Relations['ratings'] {
    const counts: RatingCount[] = []
    const positions = new Set<number>()
    for (let at = 0; at < items.length; at++) {
      const pair = pairAt(items, at)
      if (!pair) continue
      counts.push({ value: pair.value, count: pair.count })
      for (const position of pair.positions) positions.add(position)
      at = Math.max(...pair.positions)
    }
    const values = counts.map(({ value }) => value)
    const isScale = values.every(isRating) && new Set(values).size === values.length
    return counts.length >= fewestRatings && isScale ? { counts, positions } : undefined
  }

  /** "bintang 5: 40", "5 = 40", "bintang 5 ada 40", "bintang 5 40" */
  function answerFirst(items: readonly Item[], at: number): RatingPair | undefined {
    const value = plainAt(items, at)
    const next = equals.has(textOf(items[at + 1])) ? at + 2 : at + 1
    const count = plainAt(items, next)
    const isNamed = rating.has(textOf(items[at - 1]))
    if (value === undefined || count === undefined || !isRating(value) || !(isNamed || next === at + 2))
      return undefined
    return { value, count, positions: [at, next] }
  }

  /** "40 bintang 5", "40 orang kasih bintang 5" */
  function countFirst(items: readonly Item[], at: number): RatingPair | undefined {
    const star = [at + 1, at + 2, at + 3].find((position) => rating.has(textOf(items[position])))
    const count = plainAt(items, at)
    const value = star === undefined ? undefined : plainAt(items, star + 1)
    if (star === undefined || count === undefined || value === undefined) return undefined
    return { value, count, positions: [at, star + 1] }
  }

  /** "5 bintang 40 orang" */
  function starsFirst(items: readonly Item[], at: number): RatingPair | undefined {
    const [value, count] = [plainAt(items, at), plainAt(items, at + 2)]
    if (value === undefined || count === undefined || !rating.has(textOf(items[at + 1]))) return undefined
    return { value, count, positions: [at, at + 2] }
  }
}

const times: ReadonlySet<string> = new Set(['second', 'minute', 'hour', 'day', 'working-day', 'week', 'month', 'year'])

/** A count is no part of a time. */
function isTimeAlone(items: readonly Item[], first: number, second: number): boolean {
  const [a, b] = [items[first], items[second]]
  if (a?.kind !== 'number' || b?.kind !== 'number') return false
  return (
    a.mention.quantity.unit === 'plain' &&
    !a.mention.isWeak &&
    times.has(b.mention.quantity.unit) &&
    b.mention.quantity.unit !== 'week' &&
    b.mention.quantity.unit !== 'month'
  )
}

type RatingPair = RatingCount & { readonly positions: readonly number[] }
type RatingAt = (items: readonly Item[], at: number) => RatingPair | undefined

function plainAt(items: readonly Item[], at: number): number | undefined {
  const item = items[at]
  if (item?.kind !== 'number') return undefined
  const { unit, value } = item.mention.quantity
  return unit === 'plain' ? value : undefined
}

function isRating(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= highestRating
}

function textsBetween(items: readonly Item[], first: number, second: number): string[] {
  return items.slice(first + 1, second).map(textOf)
}

function textOf(item: Item | undefined): string {
  return item === undefined || item.kind === 'number' ? '' : item.text
}
