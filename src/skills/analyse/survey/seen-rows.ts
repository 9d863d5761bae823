/** Tells rows that stood before from new ones, by a hash of 52 bits each: 300,000 rows take some 4 MB. */
export class SeenRows {
  #slots = new Float64Array(1024)
  #count = 0

  /** Whether a row like this was not asked about before. */
  isNew(row: readonly string[]): boolean {
    if (this.#count * 2 >= this.#slots.length) this.#grow()
    const isAdded = add(this.#slots, hashOf(row))
    if (isAdded) this.#count++
    return isAdded
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 4)
    for (const hash of this.#slots) if (hash !== 0) add(larger, hash)
    this.#slots = larger
  }
}

/** Open addressing: the next free slot after the one that the hash points at. */
function add(slots: Float64Array, hash: number): boolean {
  let at = hash % slots.length
  while (slots[at] !== 0) {
    if (slots[at] === hash) return false
    at = (at + 1) % slots.length
  }
  slots[at] = hash
  return true
}

/** FNV-1a twice, 26 bits of each; never 0, which is an empty slot. */
function hashOf(row: readonly string[]): number {
  let [low, high] = [0x811c9dc5, 0xcbf29ce4]
  for (const cell of row) {
    for (let index = 0; index <= cell.length; index++) {
      const code = index === cell.length ? 0x1f : cell.charCodeAt(index)
      low = Math.imul(low ^ code, 0x01000193)
      high = Math.imul(high ^ code, 0x01000197)
    }
  }
  return (high >>> 6) * 2 ** 26 + (low >>> 6) + 1
}
