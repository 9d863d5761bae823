import { type AnyRecord, type CollectionName, type Collections, emptyProgramme, type Programme } from '../programme.ts'
import { ChangedRecords, type Records } from '../records.ts'
import type { Block } from './stored-block.ts'
import { BlockRecords, toBlocks } from './stored-records.ts'

/** A programme as JSON, all but its records: of those it is told in which blocks they stand. */
export type StoredProgramme = {
  readonly blocks: Readonly<Record<CollectionName, readonly number[]>>
} & Pick<Programme, 'size' | 'last' | 'changes'>

/** `placeOf`: where a block is kept. */
export function toStoredProgramme(programme: Programme, placeOf: (block: Block) => number): StoredProgramme {
  const { size, last, changes, ...collections } = programme
  const blocks = mapCollections((name) => toBlocks(collections[name] as Records<AnyRecord>).map(placeOf))
  return { blocks, size, last, changes }
}

export function fromStoredProgramme(
  { blocks, size, last, changes }: StoredProgramme,
  blockAt: (place: number) => Block,
): Programme {
  const collections = mapCollections((name): Records<AnyRecord> => {
    const places = blocks[name]
    return places.length === 0 ? new Map() : new ChangedRecords(new BlockRecords(places.map(blockAt), keyOf))
  })
  // Under each name stand the records of that name, as they were written.
  return { ...(collections as unknown as Collections), size, last, changes }
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
