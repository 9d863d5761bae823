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
