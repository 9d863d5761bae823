import type { Event, StreamPosition } from '../domain/event.ts'

export type EventRange = {
  /** Only events with `atMs` at or after it. Default: from the beginning. */
  readonly fromMs?: number
  /** Only events with `atMs` before it. Default: to the end. */
  readonly toMs?: number
  /** Only the last so many of them. Default: all. */
  readonly last?: number
  /** Only the first so many of them; not together with `last`. Default: all. */
  readonly first?: number
}

export type StreamSlice = {
  readonly events: readonly Event[]
  /** Of the stream as it was when this was read. 0: nobody ever wrote to it. See `StreamPosition`. */
  readonly position: number
}

/**
 * Append-only streams of events, kept until their time is over or a person wants to be forgotten. A turn appends its events by `Mailbox.commit`; this is the way to
 * read them, and to append outside of a turn. Throws `StoreError`.
 */
export interface EventLog {
  /** All or none. An event whose id its stream has already is skipped, whatever else it holds. */
  append(events: readonly Event[]): Promise<void>

  /** In the order they were appended. A stream nobody wrote to is empty. */
  read(stream: string, range?: EventRange): Promise<readonly Event[]>

  /**
   * The events that came after a position, all by default, and the position that the stream has reached with them: one
   * moment's truth. What is built from them goes into `Turn.expects`, and the next reading may begin there. A position
   * the stream has not reached yet gives no events.
   */
  readFrom(stream: string, afterPosition?: number): Promise<StreamSlice>

  /** The names of all streams that begin with `prefix` and hold an event, sorted. */
  streams(prefix: string): Promise<readonly string[]>

  /**
   * Removes a whole stream: for people who want to be forgotten. Its event ids may be used again. An erasure moves the
   * stream on by one, so that no turn which read it before is stored after it. The position outlives the events for a
   * day, longer than any turn; then nothing is left, not even the name. A stream without events stays as it is.
   */
  erase(stream: string): Promise<void>

  /**
   * Puts other events in the place of all those of a stream, if it still stands where it was read: for histories that go
   * on without a person who wants to be forgotten. It moves the stream on as an erasure and new events would. `stale`: it
   * has moved on since, and nothing was changed.
   */
  replace(at: StreamPosition, events: readonly Event[]): Promise<'done' | 'stale'>

  /**
   * Removes the oldest events of a stream that are of before a moment, `limit` at most, and says how many they were. The
   * stream stays where it is: whoever has read it knows nothing less. An event behind a younger one stays with it.
   */
  trim(stream: string, beforeMs: number, limit: number): Promise<number>
}

/** The log for whoever only reads: what a turn changes is committed with it. */
export type ReadableEvents = Pick<EventLog, 'read' | 'readFrom' | 'streams'>
