import { type AnyRecord, type CollectionName, type Collections, emptyProgramme, type Programme } from '../programme.ts'
import { fromTable, type Table, toTable } from './columns.ts'

/** A programme as JSON. */
export type StoredProgramme = {
  readonly collections: Readonly<Record<CollectionName, Table>>
} & Pick<Programme, 'size' | 'last' | 'changes'>

export function toStoredProgramme(programme: Programme): StoredProgramme {
  const { size, last, changes, ...collections } = programme
  return {
    collections: mapCollections((name) => toTable(asFields([...collections[name].values()]))),
    size,
    last,
    changes,
  }
}

export function fromStoredProgramme({ collections, size, last, changes }: StoredProgramme): Programme {
  const read = mapCollections((name) => {
    // What was written by the same version is what it was.
    const records = fromTable(collections[name]) as AnyRecord[]
    const byKey = new Map<string, AnyRecord>()
    for (const record of records) byKey.set(keyOf(record), record)
    return byKey
  })
  return { ...(read as unknown as Collections), size, last, changes }
}

/** As the reducers name what they put down. */
function keyOf(record: AnyRecord): string {
  if ('number' in record) return String(record.number)
  return 'field' in record ? `${record.step}.${record.field}` : record.step
}

function mapCollections<Value>(toValue: (name: CollectionName) => Value): Record<CollectionName, Value> {
  const { size: _size, last: _last, changes: _changes, ...collections } = emptyProgramme
  const names = Object.keys(collections) as CollectionName[]
  return Object.fromEntries(names.map((name) => [name, toValue(name)])) as Record<CollectionName, Value>
}

/** Records are plain JSON: their types only do not say so of every field. */
function asFields(records: readonly AnyRecord[]) {
  return records as unknown as Parameters<typeof toTable>[0]
}
