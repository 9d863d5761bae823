import type { JsonValue } from '../../domain/json.ts'
import { type Chunk, type Coded, chunkOf } from '../records.ts'
import { type ColumnText, type Fields, readColumn, toColumns } from './columns.ts'

/** What is told of a block before any of it is read. Of each column: the names that lead to it, and how long its text is. */
export type BlockHead = {
  readonly rows: number
  readonly columns: readonly (readonly [path: readonly string[], kind: ColumnText['kind'], length: number])[]
  /** The first and the last of their numbers, where each is higher than the one before. */
  readonly numbers?: readonly [first: number, last: number]
}

/** Some hundreds of records by their columns, of which those are read that are asked for. `text`: of all columns, one after the other. */
export type Block = Chunk<Fields> & { readonly head: BlockHead; readonly text: string }

type Making = { [name: string]: JsonValue | undefined }
type Column = { readonly path: readonly string[]; readonly read: () => Coded }

export function writeBlock(records: readonly Fields[]): Block {
  const columns = toColumns(records)
  const head = columns.map(({ path, kind, text }) => [path, kind, text.length] as const)
  const numbers = ascendingNumbers(records)
  const text = columns.map((column) => column.text).join('')
  return openBlock({ rows: records.length, columns: head, ...(numbers ? { numbers } : {}) }, text)
}

/** As they are put down unless something was taken back. */
function ascendingNumbers(records: readonly Fields[]): readonly [first: number, last: number] | undefined {
  let before = Number.NEGATIVE_INFINITY
  for (const { number } of records) {
    if (typeof number !== 'number' || number <= before) return undefined
    before = number
  }
  const first = records[0]?.number
  return typeof first === 'number' ? [first, before] : undefined
}

export function openBlock(head: BlockHead, text: string): Block {
  let start = 0
  const columns = head.columns.map(([path, kind, length]): Column => {
    const from = start
    start += length
    let coded: Coded | undefined
    return {
      path,
      read() {
        coded ??= readColumn(kind, text.slice(from, from + length))
        return coded
      },
    }
  })
  const made: Fields[] = []
  const at = (row: number) => {
    made[row] ??= make(columns, row)
    return made[row]
  }
  return {
    head,
    text,
    size: head.rows,
    at,
    field(path) {
      const found = fieldIn(columns, path)
      if (found) return found
      const isDivided = columns.some((column) => path.every((name, depth) => name === column.path[depth]))
      // What stands in several columns is put together; what stands in none no record has.
      if (isDivided) return chunkOf(Array.from({ length: head.rows }, (_, row) => at(row))).field(path)
      return { of: [], at: Array.from({ length: head.rows }, () => -1) }
    },
  }
}

function make(columns: readonly Column[], row: number): Fields {
  const record: Making = {}
  for (const { path, read } of columns) {
    const { of, at } = read()
    const value = of[at[row] ?? -1]
    if (value === undefined) continue
    const [name = ''] = path
    if (path.length === 1) record[name] = value
    else innermost(record, path)[path.at(-1) ?? ''] = value
  }
  return record
}

/** The object that a column's value goes into. */
function innermost(record: Making, path: readonly string[]): Making {
  let into = record
  for (let depth = 0; depth < path.length - 1; depth++) {
    const name = path[depth] ?? ''
    into[name] ??= {}
    // Made here, and still open.
    into = into[name] as Making
  }
  return into
}

/** A field that has a column, or stands inside of one whose values are objects. */
function fieldIn(columns: readonly Column[], path: readonly string[]): Coded | undefined {
  const column = columns.find((each) => each.path.every((name, depth) => name === path[depth]))
  if (!column) return undefined
  const inside = path.slice(column.path.length)
  const { of, at } = column.read()
  if (inside.length === 0) return { of, at }
  const values = of.map((value) => inside.reduce(partOf, value))
  const there = values.filter((value) => value !== undefined)
  const places = values.map((value) => (value === undefined ? -1 : there.indexOf(value)))
  return { of: there, at: at.map((place) => places[place] ?? -1) }
}

function partOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields)[name] : undefined
}
