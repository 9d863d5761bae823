import type { JsonValue } from '../../domain/json.ts'
import { ChangedRecords, type Chunk, type Records, type StoredRecords } from '../records.ts'
import type { Fields } from './columns.ts'
import { type Block, writeBlock } from './stored-block.ts'

/** How many records are read together: few enough for one of them, many enough for all. */
const blockRows = 1000

type Numbers = readonly (JsonValue | undefined)[]

/** Records in blocks, each read when one of it is asked for. Those that have a number are named by it, the others by `keyOf`. */
export class BlockRecords<Value> implements StoredRecords<Value> {
  readonly size: number
  readonly chunks: readonly Chunk<Value>[]
  readonly blocks: readonly Block[]
  /** Where each block begins. */
  readonly #starts: readonly number[]
  readonly #keyOf: (record: Value) => string
  /** The numbers of each block that was asked for one. */
  readonly #numbers: Numbers[] = []
  /** Whether each number is higher than the one before, over all blocks. */
  readonly #isAscending: boolean
  #rows: ReadonlyMap<string, number> | undefined

  constructor(blocks: readonly Block[], keyOf: (record: Value) => string) {
    let size = 0
    this.#starts = blocks.map((block) => {
      const start = size
      size += block.size
      return start
    })
    this.size = size
    this.blocks = blocks
    // What was written by the same version is what it was.
    this.chunks = blocks as unknown as readonly Chunk<Value>[]
    this.#keyOf = keyOf
    this.#isAscending = isAscending(blocks)
  }

  at(row: number): Value {
    const { index, place } = this.#placeOf(row)
    const chunk = this.chunks[index]
    if (!chunk) throw new RangeError(`there is no record ${row} of ${this.size}`)
    return chunk.at(place)
  }

  keyAt(row: number): string {
    const { index, place } = this.#placeOf(row)
    const number = this.#numbersOf(index)[place]
    return number === undefined ? this.#keyOf(this.at(row)) : String(number)
  }

  rowOf(key: string): number | undefined {
    if (this.#isAscending) return this.#rowOfNumber(key)
    this.#rows ??= new Map(Array.from({ length: this.size }, (_, row) => [this.keyAt(row), row]))
    return this.#rows.get(key)
  }

  /** Only the block that may hold a number is read. */
  #rowOfNumber(key: string): number | undefined {
    const number = Number(key)
    const index = this.blocks.findLastIndex(({ head }) => (head.numbers?.[0] ?? Number.POSITIVE_INFINITY) <= number)
    const last = this.blocks[index]?.head.numbers?.[1]
    if (last === undefined || number > last) return undefined
    const place = placeIn(this.#numbersOf(index), key)
    return place === undefined ? undefined : (this.#starts[index] ?? 0) + place
  }

  #placeOf(row: number): { readonly index: number; readonly place: number } {
    const index = this.#starts.findLastIndex((start) => start <= row)
    return { index, place: row - (this.#starts[index] ?? 0) }
  }

  #numbersOf(index: number): Numbers {
    const before = this.#numbers[index]
    if (before) return before
    const { of, at } = this.blocks[index]?.field(['number']) ?? { of: [], at: [] }
    const numbers = at.map((place) => of[place])
    this.#numbers[index] = numbers
    return numbers
  }
}

function isAscending(blocks: readonly Block[]): boolean {
  let before = Number.NEGATIVE_INFINITY
  for (const { head } of blocks) {
    if (!head.numbers || head.numbers[0] <= before) return false
    before = head.numbers[1]
  }
  return true
}

/** Where a number stands among ascending ones. */
function placeIn(numbers: Numbers, key: string): number | undefined {
  const wanted = Number(key)
  let [low, high] = [0, numbers.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const number = Number(numbers[middle])
    if (number === wanted) return String(number) === key ? middle : undefined
    if (number < wanted) low = middle + 1
    else high = middle - 1
  }
  return undefined
}

/** Records as blocks; a block that was stored before and is still the same is not written again. */
export function toBlocks<Value>(records: Records<Value>): readonly Block[] {
  if (!(records instanceof ChangedRecords) || !(records.stored instanceof BlockRecords))
    return inBlocks([...records.values()])
  const { stored, added, changedRows }: ChangedRecords<Value> = records
  const changed = [...changedRows]
  const blocks: Block[] = []
  let start = 0
  for (const block of stored.blocks as readonly Block[]) {
    const end = start + block.size
    if (block.size < blockRows || changed.some((row) => row >= start && row < end)) break
    blocks.push(block)
    start = end
  }
  const others = Array.from({ length: stored.size - start }, (_, row) => start + row)
  return [...blocks, ...inBlocks([...others.flatMap((row) => records.nowAt(row) ?? []), ...added.values()])]
}

function inBlocks(records: readonly unknown[]): readonly Block[] {
  const blocks: Block[] = []
  for (let from = 0; from < records.length; from += blockRows)
    // Records are plain JSON: their types only do not say so of every field.
    blocks.push(writeBlock(records.slice(from, from + blockRows) as readonly Fields[]))
  return blocks
}
