import type { JsonValue } from '../../domain/json.ts'

/**
 * One field of many records. `all`: a value for each; `of`, `at`: each different value once, and which of them each record
 * has (-1: none); `table`: objects, field by field.
 */
type Column =
  | { readonly all: readonly JsonValue[] }
  | { readonly of: readonly JsonValue[]; readonly at: readonly number[] }
  | { readonly table: Table }

/**
 * Records by their fields instead of one by one: as JSON it is a fifth of the length, and read in a third of the time,
 * since names stand once and values that come again, such as days and metrics, are made once.
 */
export type Table = { readonly rows: number; readonly columns: Readonly<Record<string, Column>> }

type Fields = Readonly<Record<string, JsonValue | undefined>>

/** A field that is undefined counts as none. */
export function toTable(records: readonly Fields[]): Table {
  const names = new Set(records.flatMap(Object.keys))
  const columns = [...names].map((name) => [name, toColumn(records.map((record) => record[name]))] as const)
  return { rows: records.length, columns: Object.fromEntries(columns) }
}

/** The records again. Values that are equal may be one and the same. */
export function fromTable({ rows, columns }: Table): readonly object[] {
  const fields = Object.entries(columns)
  // Copies of one object are made faster than objects that get their fields one after the other.
  const whole = fields.filter(([, column]) => !('of' in column && column.at.includes(-1)))
  const blank = Object.fromEntries(whole.map(([name]) => [name, undefined as unknown]))
  const records = Array.from({ length: rows }, () => ({ ...blank }))
  for (const [name, column] of fields) {
    const values = 'all' in column ? column.all : 'table' in column ? fromTable(column.table) : column.of
    const at = 'of' in column ? column.at : undefined
    for (const [row, record] of records.entries()) {
      const value = values[at ? (at[row] ?? -1) : row]
      if (value !== undefined) record[name] = value
    }
  }
  return records
}

function toColumn(values: readonly (JsonValue | undefined)[]): Column {
  const present = values.filter((value) => value !== undefined)
  const different = new Map(present.map((value) => [keyOf(value), value]))
  if (present.length === values.length && different.size * 2 > values.length)
    return present.every(isObject) ? { table: toTable(present) } : { all: present }
  const places = new Map([...different.keys()].map((key, place) => [key, place]))
  return {
    of: [...different.values()],
    at: values.map((value) => (value === undefined ? -1 : (places.get(keyOf(value)) ?? -1))),
  }
}

/** Equal for equal values alone. */
function keyOf(value: JsonValue): unknown {
  if (typeof value === 'string') return `"${value}`
  return typeof value === 'object' ? JSON.stringify(value) : value
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
