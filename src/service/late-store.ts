import { StoreError } from '../domain/errors.ts'
import type { EventLog } from '../ports/event-log.ts'
import type { PersonalRecords } from '../ports/personal-records.ts'
import type { SnapshotStore } from '../ports/snapshot-store.ts'
import type { Store } from '../ports/store.ts'

/** What is kept in a store that is opened later. Until then each call throws `StoreError`. */
export type LateStore = {
  readonly events: EventLog
  readonly snapshots: SnapshotStore
  readonly records: PersonalRecords
}

/** The conversation is built before the store is open, so that what is wrong in it shows at once. */
export function createLateStore(store: () => Store | undefined): LateStore & { readonly opened: () => Store } {
  const opened = (): Store => {
    const found = store()
    if (!found) throw new StoreError('the store is not open yet', { transient: true })
    return found
  }
  return {
    opened,
    events: {
      read: async (...range) => opened().events.read(...range),
      readFrom: async (...range) => opened().events.readFrom(...range),
      streams: async (prefix) => opened().events.streams(prefix),
      append: async (events) => opened().events.append(events),
      erase: async (stream) => opened().events.erase(stream),
      replace: async (at, events) => opened().events.replace(at, events),
      trim: async (...args) => opened().events.trim(...args),
    },
    snapshots: {
      load: async (...args) => opened().snapshots.load(...args),
      keep: async (...args) => opened().snapshots.keep(...args),
    },
    records: {
      exportOf: async (accounts) => opened().records.exportOf(accounts),
      erase: async (...args) => opened().records.erase(...args),
      scrub: async () => opened().records.scrub(),
    },
  }
}
