import type { JsonValue } from '../../domain/json.ts'
import type { Coded } from '../records.ts'

/**
 * One field of many records, by the names that lead to it. `all`: a value for each; `of`: each different value once, and
 * which of them each record has (-1: none). `text`: the values as JSON.
 */
export type ColumnText = {
  readonly path: readonly string[]
  readonly kind: 'all' | 'of'
  readonly text: string
}

export type Fields = { readonly [name: string]: JsonValue | undefined }

/**
 * Records by their fields instead of one by one: as JSON it is a fifth of the length, since names stand once and values
 * that come again, such as days and metrics, too; and each field is read by itself. A field that is undefined counts as
 * none.
 */
export function toColumns(records: readonly Fields[], above: readonly string[] = []): readonly ColumnText[] {
  const names = new Set(records.flatMap(Object.keys))
  return [...names].flatMap((name) =>
    toColumn(
      records.map((record) => record[name]),
      [...above, name],
    ),
  )
}

/** Of each record what it has in a column. Values that are equal may be one and the same. */
export function readColumn(kind: ColumnText['kind'], text: string): Coded {
  // What was written here is read here.
  if (kind === 'all') {
    const of = JSON.parse(text) as JsonValue[]
    return { of, at: [...of.keys()] }
  }
  const [of, at] = JSON.parse(text) as [of: JsonValue[], at: number[]]
  return { of, at }
}

function toColumn(values: readonly (JsonValue | undefined)[], path: readonly string[]): readonly ColumnText[] {
  const present = values.filter((value) => value !== undefined)
  const different = new Map(present.map((value) => [keyOf(value), value]))
  if (present.length === values.length && different.size * 2 > values.length)
    return present.every(isFields) ? toColumns(present, path) : [{ path, kind: 'all', text: toPlainJson(present) }]
  const places = new Map([...different.keys()].map((key, place) => [key, place]))
  const at = values.map((value) => (value === undefined ? -1 : (places.get(keyOf(value)) ?? -1)))
  return [{ path, kind: 'of', text: toPlainJson([[...different.values()], at]) }]
}

/** JSON without any letter that would make all others take two bytes each. */
export function toPlainJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Equal for equal values alone. */
function keyOf(value: JsonValue): unknown {
  if (typeof value === 'string') return `"${value}`
  return typeof value === 'object' ? JSON.stringify(value) : value
}

/** An object that has a field: one without would leave no column. */
function isFields(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).some((each) => each !== undefined)
  )
}
