/** Groups of sets of 32-bit numbers, found by the numbers. Plain data, so that it can be kept. */
export type GramIndex = {
  /** Each number that some set has, ascending. */
  readonly grams: Uint32Array
  /** The sets that have number g are those of `sets` from `start[g]` up to and without `start[g + 1]`. */
  readonly start: Uint32Array
  readonly sets: Uint16Array | Uint32Array
  /** How many numbers each set has. */
  readonly sizes: Uint16Array
  /** The sets of group g are those from `groups[g]` up to and without `groups[g + 1]`. */
  readonly groups: Uint32Array
}

/** There are millions of places, so that the shorter numbers are worth it. */
const mostOf16Bits = 2 ** 16

export function indexGrams(groups: readonly (readonly ReadonlySet<number>[])[]): GramIndex {
  const all = groups.flat()
  const counts = new Map<number, number>()
  for (const grams of all) for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  const grams = Uint32Array.from(counts.keys()).sort()
  const start = new Uint32Array(grams.length + 1)
  const next = new Map<number, number>()
  for (const [place, gram] of grams.entries()) {
    next.set(gram, start[place] ?? 0)
    start[place + 1] = (start[place] ?? 0) + (counts.get(gram) ?? 0)
  }
  const Numbers = all.length <= mostOf16Bits ? Uint16Array : Uint32Array
  const sets = new Numbers(start.at(-1) ?? 0)
  for (const [set, own] of all.entries()) {
    for (const gram of own) {
      const at = next.get(gram) ?? 0
      sets[at] = set
      next.set(gram, at + 1)
    }
  }
  const ends = new Uint32Array(groups.length + 1)
  for (const [group, members] of groups.entries()) ends[group + 1] = (ends[group] ?? 0) + members.length
  return { grams, start, sets, sizes: Uint16Array.from(all, ({ size }) => size), groups: ends }
}

/**
 * The cosine of a set and the one of a group that is nearest to it, 0 to 1. The set is compared with all of them at once,
 * by the numbers that it has: most of the others share none of them.
 */
export function createNearest(index: GramIndex, own: ReadonlySet<number>): (group: number) => number {
  const { start, sets, sizes, groups } = index
  const shared = new Uint16Array(sizes.length)
  for (const gram of own) {
    const place = placeOf(gram, index.grams)
    if (place < 0) continue
    const end = start[place + 1] ?? 0
    for (let at = start[place] ?? 0; at < end; at++) {
      const set = sets[at] ?? 0
      shared[set] = (shared[set] ?? 0) + 1
    }
  }
  return (group) => {
    let nearest = 0
    const end = groups[group + 1] ?? 0
    for (let set = groups[group] ?? 0; set < end; set++) {
      const common = shared[set] ?? 0
      if (common > 0) nearest = Math.max(nearest, common / Math.sqrt(own.size * (sizes[set] ?? 0)))
    }
    return nearest
  }
}

/** Where a number stands in ascending numbers, or -1. */
function placeOf(number: number, ascending: Uint32Array): number {
  let [from, to] = [0, ascending.length - 1]
  while (from <= to) {
    const middle = (from + to) >>> 1
    const found = ascending[middle] ?? 0
    if (found === number) return middle
    if (found < number) from = middle + 1
    else to = middle - 1
  }
  return -1
}
