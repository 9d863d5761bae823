import type { Event } from '../domain/event.ts'
import { draftOf } from './draft.ts'
import { readProgrammeEvent } from './events.ts'
import { emptyProgramme, type Programme } from './programme.ts'
import { reduce } from './reducers.ts'

/** The programme after one more event. An event of an unknown kind, or about something that is not there, changes nothing. */
export function applyEvent(programme: Programme, event: Event): Programme {
  return applyEvents(programme, [event])
}

/** The programme that a stream of events comes to. */
export function programmeOf(events: readonly Event[]): Programme {
  return applyEvents(emptyProgramme, events)
}

/** The programme after more events, from what it was before them. */
export function applyEvents(programme: Programme, events: readonly Event[]): Programme {
  const draft = draftOf(programme)
  for (const event of events) {
    const known = readProgrammeEvent(event)
    if (!known) continue
    reduce(draft, known)
    draft.endEvent({ id: known.id, kind: known.kind, atMs: known.atMs, by: known.data.by, message: known.data.message })
  }
  return draft.finish()
}
