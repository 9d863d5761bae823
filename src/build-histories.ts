import { resolve } from 'node:path'
import { contentKeyOf } from './infrastructure/prepared/content-key.ts'
import type { ReadableEvents } from './ports/event-log.ts'
import type { SnapshotStore } from './ports/snapshot-store.ts'
import { emptyHistory, type ProgrammeHistory } from './programme/history.ts'
import { historySnapshots } from './programme/snapshot/history-snapshots.ts'
import { createStreamStates, type StreamStates } from './streams/stream-states.ts'

/** The code that makes a programme of events, and writes and reads its snapshots. */
const folding = resolve(import.meta.dirname, 'programme')

/** What the programmes of teams come to. Without `store` each is gone through once after each start. */
export function buildHistories(events: ReadableEvents, store?: SnapshotStore): StreamStates<ProgrammeHistory> {
  let version: string | undefined
  const snapshots = store && {
    ...historySnapshots,
    store,
    version() {
      version ??= contentKeyOf([folding], [])
      return version
    },
  }
  return createStreamStates({ events, empty: emptyHistory, apply: (history, more) => history.after(more), snapshots })
}
