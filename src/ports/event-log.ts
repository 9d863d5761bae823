import type { Event } from '../domain/event.ts'

export type EventRange = {
  /** Only events with `atMs` at or after it. Default: from the beginning. */
  readonly fromMs?: number
  /** Only events with `atMs` before it. Default: to the end. */
  readonly toMs?: number
  /** Only the last so many of them. Default: all. */
  readonly last?: number
}

/**
 * Append-only streams of events, kept without end. A turn appends its events by `Mailbox.commit`; this is the way to
 * read them, and to append outside of a turn. Throws `StoreError`.
 */
export interface EventLog {
  /** All or none. An event whose id its stream has already is skipped, whatever else it holds. */
  append(events: readonly Event[]): Promise<void>

  /** In the order they were appended. A stream nobody wrote to is empty. */
  read(stream: string, range?: EventRange): Promise<readonly Event[]>

  /** The names of all streams that begin with `prefix` and hold an event, sorted. */
  streams(prefix: string): Promise<readonly string[]>

  /** Removes a whole stream: for people who want to be forgotten. Its event ids may be used again. */
  erase(stream: string): Promise<void>
}
