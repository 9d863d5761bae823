import type { JsonValue } from '../domain/json.ts'

/** One field of many records: each different value once, and which of them each record has (-1: none). */
export type Coded = { readonly of: readonly JsonValue[]; readonly at: readonly number[] }

/** Some records in their order, by their fields; none is made before it is asked for. */
export type Chunk<Value> = {
  readonly size: number
  /** A field by the names that lead to it. */
  field(path: readonly string[]): Coded
  at(place: number): Value
  /** Where all of them are made already. */
  readonly records?: readonly Value[]
}

/** Records as a snapshot holds them, in their order. */
export type StoredRecords<Value> = {
  readonly size: number
  readonly chunks: readonly Chunk<Value>[]
  at(row: number): Value
  keyAt(row: number): string
  /** Undefined: there is none of this key. */
  rowOf(key: string): number | undefined
}

/** Records by their keys, in the order of a `Map`. */
export type Records<Value> = ReadonlyMap<string, Value>
export type MutableRecords<Value> = Records<Value> & {
  set(key: string, value: Value): void
  delete(key: string): void
}

/** What a snapshot holds, and what was changed since: so a long past costs neither reading it nor a copy for each change. */
export class ChangedRecords<Value> implements MutableRecords<Value> {
  readonly stored: StoredRecords<Value>
  /** Rows of `stored` that are not what they were, with what they are. Undefined: gone, though the key may be among `added`. */
  readonly #changed: Map<number, Value | undefined>
  readonly #added: Map<string, Value>
  #gone: number

  constructor(stored: StoredRecords<Value>, from?: ChangedRecords<Value>) {
    this.stored = stored
    this.#changed = new Map(from ? from.#changed : [])
    this.#added = new Map(from ? from.#added : [])
    this.#gone = from ? from.#gone : 0
  }

  get size(): number {
    return this.stored.size - this.#gone + this.#added.size
  }

  /** In the order they were put down, behind all that is stored. */
  get added(): Records<Value> {
    return this.#added
  }

  get changedRows(): Iterable<number> {
    return this.#changed.keys()
  }

  /** What a stored record is now. Undefined: it is gone. */
  nowAt(row: number): Value | undefined {
    return this.#changed.has(row) ? this.#changed.get(row) : this.stored.at(row)
  }

  get(key: string): Value | undefined {
    const added = this.#added.get(key)
    if (added !== undefined) return added
    const row = this.stored.rowOf(key)
    return row === undefined ? undefined : this.nowAt(row)
  }

  has(key: string): boolean {
    return this.get(key) !== undefined
  }

  set(key: string, value: Value): void {
    const row = this.#rowNow(key)
    if (row === undefined) this.#added.set(key, value)
    else this.#changed.set(row, value)
  }

  delete(key: string): void {
    const row = this.#rowNow(key)
    if (this.#added.delete(key) || row === undefined) return
    this.#changed.set(row, undefined)
    this.#gone++
  }

  *entries(): Generator<[string, Value], undefined> {
    for (let row = 0; row < this.stored.size; row++) {
      const value = this.nowAt(row)
      if (value !== undefined) yield [this.stored.keyAt(row), value]
    }
    yield* this.#added
  }

  *keys(): Generator<string, undefined> {
    for (const [key] of this.entries()) yield key
  }

  *values(): Generator<Value, undefined> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): Generator<[string, Value], undefined> {
    return this.entries()
  }

  forEach(visit: (value: Value, key: string, all: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this)
  }

  /** The row of a key that is stored and not gone. */
  #rowNow(key: string): number | undefined {
    if (this.#added.has(key)) return undefined
    const row = this.stored.rowOf(key)
    return row === undefined || (this.#changed.has(row) && this.#changed.get(row) === undefined) ? undefined : row
  }
}

/** Records that may be changed, and leave those they were copied from as they are. */
export function copyOf<Value>(records: Records<Value>): MutableRecords<Value> {
  return records instanceof ChangedRecords ? new ChangedRecords(records.stored, records) : new Map(records)
}

/** The record that was put down last. */
export function lastOf<Value>(records: Records<Value>): Value | undefined {
  if (!(records instanceof ChangedRecords)) return [...records.values()].at(-1)
  const { stored, added }: ChangedRecords<Value> = records
  if (added.size > 0) return [...added.values()].at(-1)
  for (let row = stored.size - 1; row >= 0; row--) {
    const value: Value | undefined = records.nowAt(row)
    if (value !== undefined) return value
  }
  return undefined
}

/** All records in their order, for whoever needs a few of their fields: what is still as it was stored is not made. */
export function chunksOf<Value>(records: Records<Value>): readonly Chunk<Value>[] {
  if (!(records instanceof ChangedRecords)) return [chunkOf([...records.values()])]
  const { stored, added, changedRows }: ChangedRecords<Value> = records
  const changed = [...changedRows]
  let start = 0
  const chunks = stored.chunks.map((chunk) => {
    const from = start
    start += chunk.size
    if (!changed.some((row) => row >= from && row < from + chunk.size)) return chunk
    const rows = Array.from({ length: chunk.size }, (_, row) => from + row)
    return chunkOf<Value>(rows.flatMap((row) => records.nowAt(row) ?? []))
  })
  return added.size === 0 ? chunks : [...chunks, chunkOf([...added.values()])]
}

export function chunkOf<Value>(records: readonly Value[]): Chunk<Value> {
  return {
    size: records.length,
    records,
    at(place) {
      const record = records[place]
      if (record === undefined) throw new RangeError(`there is no record ${place} of ${records.length}`)
      return record
    },
    field(path) {
      const of: JsonValue[] = []
      const at = records.map((record) => {
        const value = fieldIn(record, path)
        return value === undefined ? -1 : of.push(value) - 1
      })
      return { of, at }
    },
  }
}

function fieldIn(value: unknown, path: readonly string[]): JsonValue | undefined {
  let inside = value
  for (const name of path) inside = (inside as Readonly<Record<string, unknown>> | undefined)?.[name]
  // Records are plain JSON.
  return inside as JsonValue | undefined
}
