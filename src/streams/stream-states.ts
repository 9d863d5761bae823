import type { Event, StreamPosition } from '../domain/event.ts'
import type { ReadableEvents } from '../ports/event-log.ts'

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
}

/**
 * Reads streams as states. A stream that was read before is read from there on, so that a long one costs its length
 * once. What is remembered is only ever a shortcut: another process, or none, comes to the same.
 */
export function createStreamStates<State>(parts: StreamStatesParts<State>): StreamStates<State> {
  const { events, empty, apply, remembered = 200 } = parts
  const known = new Map<string, { readonly state: State; readonly position: number }>()

  return {
    async read(stream) {
      const before = known.get(stream)
      const after = before?.position ?? 0
      const slice = await events.readFrom(stream, after)
      // Every step is one event, except that an erasure is a step without one: then nothing of before holds any more.
      const isContinued = before !== undefined && slice.events.length === slice.position - after
      const whole = before === undefined || isContinued ? slice : await events.readFrom(stream)
      const state = apply(isContinued ? before.state : empty, whole.events)
      known.delete(stream)
      if (whole.position > 0) known.set(stream, { state, position: whole.position })
      if (known.size > remembered) known.delete(known.keys().next().value ?? stream)
      return { state, at: { stream, position: whole.position } }
    },
  }
}
