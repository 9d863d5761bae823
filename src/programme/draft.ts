import {
  type AnyRecord,
  type Change,
  type CollectionName,
  type Collections,
  type Programme,
  type RecordOf,
  undoable,
} from './programme.ts'
import { copyOf, type MutableRecords, type Records } from './records.ts'

/**
 * A programme while events are applied to it. A collection is copied when the first event of a batch touches it, so
 * that a long history costs one copy and the programme it started from stays as it was.
 */
export type Draft = {
  get<Name extends CollectionName>(collection: Name, key: string | number): RecordOf<Name> | undefined
  all<Name extends CollectionName>(collection: Name): readonly (readonly [string, RecordOf<Name>])[]
  put<Name extends CollectionName>(collection: Name, key: string | number, record: RecordOf<Name>): void
  remove(collection: CollectionName, key: string | number): void
  /** Ends the changes of one event. */
  endEvent(event: {
    readonly id: string
    readonly kind: string
    readonly atMs: number
    readonly by: string
    readonly message: string
  }): void
  /** Puts back what an event changed, if it is still known and nothing it changed was changed again. */
  undo(eventId: string): void
  finish(): Programme
}

export function draftOf(programme: Programme): Draft {
  const maps = mutable(programme)
  const copies = new Map<CollectionName, MutableRecords<AnyRecord>>()
  const last: { [Name in CollectionName]?: number } = { ...programme.last }
  let changes: Change[] = [...programme.changes]
  let touched: Change['touched'][number][] = []
  let size = programme.size

  function mapOf(collection: CollectionName): MutableRecords<AnyRecord> {
    const copy = copies.get(collection) ?? copyOf(maps[collection])
    copies.set(collection, copy)
    maps[collection] = copy
    return copy
  }

  function set(collection: CollectionName, key: string, record: AnyRecord | undefined): void {
    const map = mapOf(collection)
    touched.push({ collection, key, before: map.get(key), isRemoved: record === undefined })
    if (record === undefined) map.delete(key)
    else map.set(key, record)
  }

  return {
    get: (collection, key) => get(maps, collection, String(key)),
    all: (collection) => all(maps, collection),
    put(collection, key, record) {
      if (typeof key === 'number' && key > (last[collection] ?? 0)) last[collection] = key
      set(collection, String(key), record)
    },
    remove: (collection, key) => set(collection, String(key), undefined),
    endEvent({ id, kind, atMs, by, message }) {
      size++
      if (touched.length > 0) changes.push({ event: id, message, kind, atMs, by, touched })
      // Cut now and then, not each time, so that a long history is not copied once an event.
      if (changes.length > undoable * 20) changes = changes.slice(-undoable)
      touched = []
    },
    undo(eventId) {
      const change = changes.slice(-undoable).find(({ event }) => event === eventId)
      if (!change?.touched.every((each) => isAsLeft(maps, each, eventId))) return
      for (const { collection, key, before } of change.touched.toReversed()) set(collection, key, before)
      // What was undone keeps its place: how far back one can go does not depend on where a batch began.
      changes = changes.map((each) => (each === change ? { ...each, touched: [] } : each))
      touched = []
    },
    finish: () => ({ ...asCollections(maps), size, last, changes: changes.slice(-undoable) }),
  }
}

/** Whether a record stands as a change left it: nothing has changed it since. */
function isAsLeft(maps: Maps, { collection, key, isRemoved }: Change['touched'][number], event: string): boolean {
  const now = maps[collection].get(key)
  return isRemoved ? now === undefined : now?.events.at(-1) === event
}

type Maps = { [Name in CollectionName]: Records<AnyRecord> }

/** Under one name the maps hold only that name's records: `put` is typed by it. TypeScript cannot follow that. */
function mutable(programme: Programme): Maps {
  const { size: _size, last: _last, changes: _changes, ...collections } = programme
  return { ...collections } as unknown as Maps
}

function asCollections(maps: Maps): Collections {
  return { ...maps } as unknown as Collections
}

function get<Name extends CollectionName>(maps: Maps, collection: Name, key: string): RecordOf<Name> | undefined {
  return maps[collection].get(key) as RecordOf<Name> | undefined
}

function all<Name extends CollectionName>(maps: Maps, collection: Name): [string, RecordOf<Name>][] {
  return [...maps[collection]] as [string, RecordOf<Name>][]
}
