import type { Event } from '../domain/event.ts'
import { type PeopleEvent, type Role, readPeopleEvent } from './events.ts'

export type Member = { readonly person: string; readonly role: Role; readonly sinceMs: number }
export type Invitation = { readonly code: string; readonly role: Role; readonly untilMs: number }

/** A team as its events make it. Names of people stand in their own streams, so that whoever wants to be forgotten is. */
export type Team = {
  readonly name: string
  readonly zone: string
  /** Of one person who has not made a team yet. */
  readonly isPersonal: boolean
  /** In the order they joined. */
  readonly members: ReadonlyMap<string, Member>
  /** Newest last. Whether one still lets people in, its own stream knows. */
  readonly invitations: readonly Invitation[]
  /** Channels and groups where everyone speaks for the team. */
  readonly places: ReadonlySet<string>
}

export const noTeam: Team | undefined = undefined

/** The team that a stream of events comes to; undefined where there is none. */
export function applyToTeam(team: Team | undefined, events: readonly Event[]): Team | undefined {
  return events.reduce((before, event) => {
    const known = readPeopleEvent(event)
    return known ? reduce(before, known) : before
  }, team)
}

function reduce(team: Team | undefined, event: PeopleEvent): Team | undefined {
  if (event.kind === 'team-created') {
    const { name, zone, isPersonal } = event.data
    return { name, zone, isPersonal, members: new Map(), invitations: [], places: new Set() }
  }
  if (!team) return undefined
  switch (event.kind) {
    case 'team-named':
      return { ...team, name: event.data.name, isPersonal: false }
    case 'zone-set':
      return { ...team, zone: event.data.zone }
    case 'member-joined':
    case 'role-given': {
      const { person, role } = event.data
      const sinceMs = team.members.get(person)?.sinceMs ?? event.atMs
      return { ...team, members: new Map([...team.members, [person, { person, role, sinceMs }]]) }
    }
    case 'member-left':
    case 'member-removed':
      return { ...team, members: without(team.members, event.data.person) }
    case 'member-is':
      return { ...team, members: joined(team.members, event.data) }
    case 'place-bound':
      return { ...team, places: new Set([...team.places, event.data.place]) }
    case 'place-freed':
      return { ...team, places: new Set([...team.places].filter((place) => place !== event.data.place)) }
    case 'code-made': {
      const { code, role, untilMs } = event.data
      return { ...team, invitations: [...team.invitations, { code, role, untilMs }] }
    }
    case 'code-withdrawn':
      return { ...team, invitations: team.invitations.filter(({ code }) => code !== event.data.code) }
    default:
      return team
  }
}

function without(members: Team['members'], person: string): Team['members'] {
  return new Map([...members].filter(([each]) => each !== person))
}

const rank = { manager: 2, lead: 1, agent: 0 } satisfies Record<Role, number>

/** One member turned out to be another: the higher role of the two stays. */
function joined(members: Team['members'], { person, really }: { person: string; really: string }): Team['members'] {
  const [one, other] = [members.get(person), members.get(really)]
  if (!one) return members
  const role = other && rank[other.role] > rank[one.role] ? other.role : one.role
  return new Map([
    ...without(members, person),
    [really, { person: really, role, sinceMs: other?.sinceMs ?? one.sinceMs }],
  ])
}

/** Whether a role may do what another may: a manager all a lead may, a lead all an agent may. */
export function mayAs(role: Role | undefined, needed: Role): boolean {
  return role !== undefined && rank[role] >= rank[needed]
}

export function managersOf(team: Team): readonly Member[] {
  return [...team.members.values()].filter(({ role }) => role === 'manager')
}
