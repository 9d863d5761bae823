import type { Event } from '../../src/domain/event.ts'
import { type ProgrammeEventKind, type ProgrammeEventValues, toProgrammeEvent } from '../../src/programme/events.ts'

export const testTeam = 'team-1'

/** Writes the events of one programme, a minute apart from 1 June 2027, 08:00 WIB, unless told when. */
export function programmeWriter(startMs = Date.UTC(2027, 5, 1, 1)) {
  const events: Event[] = []
  let nowMs = startMs
  return {
    events,
    at(day: string) {
      nowMs = Date.parse(`${day}T02:00:00Z`)
    },
    /** Returns the id of the event. */
    add<Kind extends ProgrammeEventKind>(kind: Kind, values: ProgrammeEventValues<Kind>, by = 'dina'): string {
      const id = `e${events.length + 1}`
      const draft = toProgrammeEvent(testTeam, kind, values, { by, message: `console:${id}` })
      events.push({ ...draft, id, atMs: nowMs })
      nowMs += 60_000
      return id
    },
  }
}
