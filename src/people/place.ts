import type { Event } from '../domain/event.ts'
import { readPeopleEvent } from './events.ts'

/** The team that a channel or group was given to, or undefined. */
export function applyToPlace(team: string | undefined, events: readonly Event[]): string | undefined {
  return events.reduce((before, event) => {
    const known = readPeopleEvent(event)
    if (known?.kind === 'place-given') return known.data.team
    return known?.kind === 'place-taken-back' ? undefined : before
  }, team)
}
