import { StoreError } from '../domain/errors.ts'
import type { Event, StreamPosition } from '../domain/event.ts'
import type { ReadableEvents } from '../ports/event-log.ts'
import type { SnapshotStore } from '../ports/snapshot-store.ts'

export type StreamStates<State> = {
  /** What a stream comes to now, and where it stands: the position goes into a turn's `expects`. Throws `StoreError`. */
  read(stream: string): Promise<{ readonly state: State; readonly at: StreamPosition }>
}

export type StreamStatesParts<State> = {
  readonly events: ReadableEvents
  readonly empty: State
  /** The state after more events. Pure: the state it is given is kept for others. */
  readonly apply: (state: State, events: readonly Event[]) => State
  /** How many streams are remembered between readings, those read last. Default 200. */
  readonly remembered?: number
  /** How states outlive the process. Default: not at all. */
  readonly snapshots?: SnapshotParts<State> | undefined
}

export type SnapshotParts<State> = {
  readonly store: SnapshotStore
  /** Another one whenever the same events may come to another state, or a state be written another way. */
  readonly version: () => string
  readonly write: (state: State) => string
  readonly read: (content: string) => State
  /** A snapshot is written when it holds so many events more than the one before. Default 1,000. */
  readonly everyEvents?: number
}

/** `kept`: how many events the last snapshot holds. */
type Known<State> = { readonly state: State; readonly position: number; readonly kept: number }

/**
 * Reads streams as states. A stream that was read before is read from there on, so that a long one costs its length
 * once. What is remembered, and what a snapshot holds, is only ever a shortcut: another process, or none, comes to the same.
 */
export function createStreamStates<State>(parts: StreamStatesParts<State>): StreamStates<State> {
  const { events, empty, apply, remembered = 200, snapshots } = parts
  const known = new Map<string, Known<State>>()

  return {
    async read(stream) {
      const before = known.get(stream) ?? (snapshots && (await readSnapshot(snapshots, stream)))
      const after = before?.position ?? 0
      const slice = await events.readFrom(stream, after)
      // Every step is one event, except that an erasure is a step without one: then nothing of before holds any more.
      const isContinued = before !== undefined && slice.events.length === slice.position - after
      const whole = before === undefined || isContinued ? slice : await events.readFrom(stream)
      const state = apply(isContinued ? before.state : empty, whole.events)
      const at = { stream, position: whole.position }
      const kept = isContinued ? before.kept : 0
      known.delete(stream)
      if (at.position > 0)
        known.set(stream, {
          state,
          position: at.position,
          kept: snapshots ? await keep(snapshots, at, state, kept) : 0,
        })
      if (known.size > remembered) known.delete(known.keys().next().value ?? stream)
      return { state, at }
    },
  }
}

async function readSnapshot<State>(
  { store, version, read }: SnapshotParts<State>,
  stream: string,
): Promise<Known<State> | undefined> {
  const found = await store.load(stream, version())
  return found && { state: read(found.content), position: found.position, kept: found.position }
}

/** Writes a snapshot where it is time for one. Returns how many events the last one holds, or would have held. */
async function keep<State>(
  { store, version, write, everyEvents = 1000 }: SnapshotParts<State>,
  at: StreamPosition,
  state: State,
  kept: number,
): Promise<number> {
  const { position } = at
  if (position - kept < everyEvents) return kept
  try {
    const outcome = await store.keep(at, { version: version(), position, content: write(state) })
    return outcome === 'done' ? position : kept
  } catch (error) {
    // Whoever reads can do without: a full disk is no reason not to answer, nor to try again each time.
    if (error instanceof StoreError) return position
    throw error
  }
}
