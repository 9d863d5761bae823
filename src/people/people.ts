import type { StreamPosition } from '../domain/event.ts'
import type { ReadableEvents } from '../ports/event-log.ts'
import { createStreamStates } from '../streams/stream-states.ts'
import { applyToCode, type CodeState } from './code.ts'
import { codeStream, identityStream, personStream, placeStream, type Role, teamStream } from './events.ts'
import { applyToIdentity, type IdentityState, newIdentity, ownPersonId } from './identity.ts'
import { applyToPerson, type Identity, newPerson, type PersonState } from './person.ts'
import { applyToPlace } from './place.ts'
import { applyToTeam, type Team } from './team.ts'

/** A state, and where its stream stood when it was read: a turn that rests on it hands the position to `expects`. */
export type Read<State> = { readonly state: State; readonly at: StreamPosition }

/** Whoever speaks, and for which team. */
export type Speaker = {
  readonly identity: Identity & IdentityState
  readonly person: string
  readonly state: PersonState
  readonly team?: SpokenFor
  /** Everything that was read to know this. */
  readonly reads: readonly StreamPosition[]
}

export type SpokenFor = {
  readonly id: string
  readonly team: Team
  /** Undefined: no member, but in a channel or group of the team, where everyone speaks for it. */
  readonly role?: Role
}

export type People = {
  /**
   * Who speaks: in a channel or group of a team for that team, elsewhere for the team that is active.
   * `place`: the channel or group, where others read along.
   */
  speaker(identity: Identity, place?: string): Promise<Speaker>
  team(id: string): Promise<Read<Team | undefined>>
  person(id: string): Promise<Read<PersonState>>
  identity(identity: Identity): Promise<Read<IdentityState>>
  code(code: string): Promise<Read<CodeState | undefined>>
  place(place: string): Promise<Read<string | undefined>>
  /** The names of people, by person; whoever has none is left out. */
  names(people: Iterable<string>): Promise<ReadonlyMap<string, string>>
}

/** Reads people and teams from their streams. All throw `StoreError`. */
export function createPeople(events: ReadableEvents): People {
  const identities = createStreamStates({ events, empty: newIdentity, apply: applyToIdentity })
  const persons = createStreamStates({ events, empty: newPerson, apply: applyToPerson, remembered: 1000 })
  const teams = createStreamStates<Team | undefined>({ events, empty: undefined, apply: applyToTeam })
  const codes = createStreamStates<CodeState | undefined>({ events, empty: undefined, apply: applyToCode })
  const places = createStreamStates<string | undefined>({ events, empty: undefined, apply: applyToPlace })

  const people: People = {
    async speaker({ channel, id }, place) {
      const [identity, bound] = await Promise.all([
        identities.read(identityStream(channel, id)),
        place === undefined ? undefined : places.read(placeStream(place)),
      ])
      const person = identity.state.person ?? ownPersonId(channel, id)
      const own = await persons.read(personStream(person))
      const reads = [identity.at, own.at, ...(bound ? [bound.at] : [])]
      const speaker = { identity: { channel, id, ...identity.state }, person, state: own.state }
      const teamId = bound?.state ?? own.state.active
      if (teamId === undefined) return { ...speaker, reads }
      const { state: team, at } = await teams.read(teamStream(teamId))
      if (!team) return { ...speaker, reads: [...reads, at] }
      const role = team.members.get(person)?.role
      // A person's own stream may be behind the team's: whoever was removed is no member, whatever it says.
      if (role === undefined && bound?.state !== teamId) return { ...speaker, reads: [...reads, at] }
      return {
        ...speaker,
        team: { id: teamId, team, ...(role === undefined ? {} : { role }) },
        reads: [...reads, at],
      }
    },
    team: (id) => teams.read(teamStream(id)),
    person: (id) => persons.read(personStream(id)),
    identity: ({ channel, id }) => identities.read(identityStream(channel, id)),
    code: (code) => codes.read(codeStream(code)),
    place: (place) => places.read(placeStream(place)),
    async names(each) {
      const read = await Promise.all(
        [...each].map(async (person) => [person, (await people.person(person)).state.name] as const),
      )
      return new Map(read.flatMap(([person, name]) => (name === undefined ? [] : [[person, name] as const])))
    },
  }
  return people
}
