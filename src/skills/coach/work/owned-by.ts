import { liveActions } from '../../../programme/counters.ts'
import type { Action } from '../../../programme/programme.ts'
import type { Desk } from '../desk.ts'

/** Ways to address somebody that are no part of the name. */
const titles = /^(?:@|(?:pak|bu|ibu|bapak|mas|mbak|mba|kak|bang|si|sdr|saudara|mr|mrs|ms)\.?\s+)+/iu

/** The actions of the round that somebody holds: a member, or a name without its title. */
export function ownedBy(desk: Desk, said: string): readonly Action[] {
  const wanted = nameKey(said)
  const { person } = desk.owner(said)
  return liveActions(desk.programme).filter(
    ({ values: { owner } }) =>
      owner !== undefined && (person === undefined ? nameKey(owner.name) === wanted : owner.person === person),
  )
}

export function nameKey(name: string): string {
  return name.trim().replace(titles, '').toLowerCase().replace(/\s+/g, ' ')
}
