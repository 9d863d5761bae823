import type { Event } from '../domain/event.ts'
import type { EventLog } from '../ports/event-log.ts'

/**
 * Puts what `change` makes of a stream's events in their place, again and again until nothing came between. `undefined`:
 * nothing is to be changed. Returns what `change` returned last.
 */
export async function rewriteStream(
  events: EventLog,
  stream: string,
  change: (before: readonly Event[]) => readonly Event[] | undefined,
): Promise<readonly Event[] | undefined> {
  for (;;) {
    const { events: before, position } = await events.readFrom(stream)
    const after = change(before)
    if (after === undefined || (await events.replace({ stream, position }, after)) === 'done') return after
  }
}
