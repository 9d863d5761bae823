import { countBits } from '../../knowledge/text/count-bits.ts'

/** Sets of 32-bit numbers, one after the other. */
export type PackedSets = {
  readonly numbers: Uint32Array
  /** Set s begins at `start[s]` and ends before `start[s + 1]`. */
  readonly start: Uint32Array
  /** For each set `signatureWords` words: a bit for each number, which several may share. */
  readonly signatures: Uint32Array
  /** How many numbers of each set share a bit with an earlier one. */
  readonly sharers: Uint16Array
}

/** 256 bits: of the some forty letter n-grams of a question, two or three share one. */
const signatureWords = 8

export function packSets(sets: readonly ReadonlySet<number>[]): PackedSets {
  const start = new Uint32Array(sets.length + 1)
  for (const [set, { size }] of sets.entries()) start[set + 1] = (start[set] ?? 0) + size
  const signatures = new Uint32Array(sets.length * signatureWords)
  const sharers = new Uint16Array(sets.length)
  for (const [set, numbers] of sets.entries()) {
    const signature = signatures.subarray(set * signatureWords, (set + 1) * signatureWords)
    sharers[set] = numbers.size - sign(numbers, signature)
  }
  return { numbers: Uint32Array.from(sets.flatMap((numbers) => [...numbers])), start, signatures, sharers }
}

/**
 * The cosine of a set and the one of many sets that is nearest to it, 0 to 1. Most of the many share too few bits with it to be
 * the nearest, which is told without looking at their numbers: two sets have no more numbers in common than bits, and those
 * that share a bit.
 */
export function createNearest(own: ReadonlySet<number>): (sets: PackedSets) => number {
  const table = createTable(own)
  const signature = new Uint32Array(signatureWords)
  sign(own, signature)

  let most = new Float64Array(64)

  return ({ numbers, start, signatures, sharers }) => {
    const count = sharers.length
    if (most.length < count) most = new Float64Array(2 * count)
    let promising = 0
    for (let set = 0; set < count; set++) {
      let bits = sharers[set] ?? 0
      for (let word = 0; word < signatureWords; word++) {
        bits += countBits((signature[word] ?? 0) & (signatures[set * signatureWords + word] ?? 0))
      }
      most[set] = bits / Math.sqrt(own.size * ((start[set + 1] ?? 0) - (start[set] ?? 0)))
      if ((most[set] ?? 0) > (most[promising] ?? 0)) promising = set
    }
    // The most promising first: hardly another can then be nearer.
    let nearest = cosineOf(promising)
    for (let set = 0; set < count; set++) {
      if ((most[set] ?? 0) > nearest) nearest = Math.max(nearest, cosineOf(set))
    }
    return nearest

    function cosineOf(set: number): number {
      let shared = 0
      const [at, end] = [start[set] ?? 0, start[set + 1] ?? 0]
      for (let place = at; place < end; place++) if (table.has(numbers[place] ?? 0)) shared++
      return shared === 0 ? 0 : shared / Math.sqrt(own.size * (end - at))
    }
  }
}

/** Sets the bits of all numbers; says how many bits are set then. */
function sign(numbers: Iterable<number>, signature: Uint32Array): number {
  for (const number of numbers) {
    const bit = (number ^ (number >>> 16)) & (32 * signatureWords - 1)
    signature[bit >>> 5] = (signature[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }
  return signature.reduce((bits, word) => bits + countBits(word), 0)
}

/** Numbers in a table with linear probing, in which 0 is an empty place: many times as fast as a Set. */
function createTable(numbers: ReadonlySet<number>) {
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * numbers.size + 1)))
  const last = table.length - 1
  const hasZero = numbers.has(0)
  for (const number of numbers) {
    if (number === 0) continue
    let place = number & last
    while (table[place] !== 0) place = (place + 1) & last
    table[place] = number
  }
  return {
    has(number: number): boolean {
      if (number === 0) return hasZero
      let place = number & last
      while (table[place] !== 0 && table[place] !== number) place = (place + 1) & last
      return table[place] === number
    },
  }
}
