import type { JsonValue } from './json.ts'

/** A fact that happened and is never rewritten. */
export type Event = {
  /** Unique within its stream. Appending the same id again changes nothing. */
  readonly id: string
  /** Which append-only stream it belongs to, e.g. `team:7f3a` or `questions`. */
  readonly stream: string
  readonly kind: string
  /** Milliseconds since the epoch. */
  readonly atMs: number
  readonly data: JsonValue
}

/**
 * How far a stream has come, as `EventLog.readFrom` tells it: how many events were ever appended to it, and one more for
 * each time it was erased. It only grows, so whoever knows it can tell whether anything happened since.
 */
export type StreamPosition = { readonly stream: string; readonly position: number }
