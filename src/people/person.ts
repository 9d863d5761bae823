import type { Event } from '../domain/event.ts'
import { readPeopleEvent } from './events.ts'

export type Identity = { readonly channel: string; readonly id: string }

/** A human across channels, as their events make them. */
export type PersonState = {
  readonly name?: string
  /** The accounts that were linked by a code, and the one they came with. */
  readonly identities: readonly Identity[]
  /** In the order they were entered. */
  readonly teams: readonly string[]
  /** The team that is meant where none is named. */
  readonly active?: string
}

export const newPerson: PersonState = { identities: [], teams: [] }

export function applyToPerson(person: PersonState, events: readonly Event[]): PersonState {
  return events.reduce(reduce, person)
}

function reduce(person: PersonState, event: Event): PersonState {
  const known = readPeopleEvent(event)
  switch (known?.kind) {
    case 'person-named':
      return { ...person, name: known.data.name }
    case 'identity-added': {
      const { channel, id } = known.data
      return { ...person, identities: [...withoutIdentity(person, known.data), { channel, id }] }
    }
    case 'identity-removed':
      return { ...person, identities: withoutIdentity(person, known.data) }
    case 'team-entered': {
      const { team } = known.data
      return { ...person, teams: [...person.teams.filter((each) => each !== team), team], active: team }
    }
    case 'team-chosen':
      return person.teams.includes(known.data.team) ? { ...person, active: known.data.team } : person
    case 'team-left': {
      const teams = person.teams.filter((each) => each !== known.data.team)
      const { active: before, ...rest } = person
      const active = before === known.data.team ? teams.at(-1) : before
      return { ...rest, teams, ...(active === undefined ? {} : { active }) }
    }
    default:
      return person
  }
}

function withoutIdentity({ identities }: PersonState, { channel, id }: Identity): Identity[] {
  return identities.filter((each) => each.channel !== channel || each.id !== id)
}
