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
  #numbers: Numbers | undefined
  #isAscending: boolean | undefined
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
  }

  at(row: number): Value {
    const index = this.#starts.findLastIndex((start) => start <= row)
    const [chunk, start] = [this.chunks[index], this.#starts[index]]
    if (!chunk || start === undefined) throw new RangeError(`there is no record ${row} of ${this.size}`)
    return chunk.at(row - start)
  }

  keyAt(row: number): string {
    const number = this.#allNumbers()[row]
    return number === undefined ? this.#keyOf(this.at(row)) : String(number)
  }

  rowOf(key: string): number | undefined {
    const numbers = this.#allNumbers()
    this.#isAscending ??= isAscending(numbers)
    if (this.#isAscending) return placeIn(numbers, key)
    this.#rows ??= new Map(Array.from({ length: this.size }, (_, row) => [this.keyAt(row), row]))
    return this.#rows.get(key)
  }

  #allNumbers(): Numbers {
    this.#numbers ??= this.blocks.flatMap((block): (JsonValue | undefined)[] => {
      const { of, at } = block.field(['number'])
      return at.map((place) => of[place])
    })
    return this.#numbers
  }
}

/** Whether each is a number, and higher than the one before: as they are put down unless something was taken back. */
function isAscending(numbers: Numbers): boolean {
  let before = Number.NEGATIVE_INFINITY
  for (const number of numbers) {
    if (typeof number !== 'number' || number <= before) return false
    before = number
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
