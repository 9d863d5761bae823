import type { StreamPosition } from '../domain/event.ts'

/** What the first so many events of a stream came to, in whatever form its reader wrote it. */
export type Snapshot = {
  /** Of the code that made it. */
  readonly version: string
  /** How far into the stream it reaches. See `StreamPosition`. */
  readonly position: number
  readonly content: string
}

/**
 * A shortcut through long streams, one snapshot for each, kept beside them: never the truth, and never needed. It goes
 * whenever events of its stream go, in the same transaction: whoever was erased from a stream is in no snapshot of it.
 */
export interface SnapshotStore {
  /** Undefined: there is none of this version. Throws `StoreError`. */
  load(stream: string, version: string): Promise<Snapshot | undefined>

  /**
   * Keeps it in place of the one before, of whatever version, if the stream still stands where it was read. `stale`: it
   * has moved on since, and nothing was kept. Throws `StoreError`.
   */
  keep(at: StreamPosition, snapshot: Snapshot): Promise<'done' | 'stale'>
}
