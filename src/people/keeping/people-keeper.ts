import type { Event } from '../../domain/event.ts'
import type { EventLog, ReadableEvents } from '../../ports/event-log.ts'
import type { Keeper, KeptItem, Subject } from '../../ports/keeper.ts'
import { rewriteStream } from '../../streams/rewrite-stream.ts'
import {
  codeStream,
  identityStream,
  personStream,
  placeStream,
  type Role,
  teamStream,
  toPeopleEvent,
} from '../events.ts'
import type { People } from '../people.ts'
import { managersOf, type Team } from '../team.ts'
import { makeStranger, tellsOf, withoutPerson } from './without-person.ts'

/**
 * Who people are: accounts, names, teams, codes. Erased last of all, since from it is known what else is theirs. A team
 * that is left without a manager gets one: the lead, or else the member, who has been in it longest.
 */
export function createPeopleKeeper(people: People): Keeper {
  return {
    name: 'people',
    streams: [identityStream('', '').slice(0, -1), personStream(''), teamStream(''), codeStream(''), placeStream('')],
    async exportOf(subject, events) {
      const own = await Promise.all(ownStreams(subject).map((stream) => events.read(stream)))
      const shared = await Promise.all(
        (await sharedStreams(subject, events, people)).map((stream) => events.read(stream)),
      )
      const theirs = [...own.flat(), ...shared.flat().filter((event) => tellsOf(subject, event))]
      return theirs.map(({ kind, atMs, data }): KeptItem => ({ what: kind, atMs, data }))
    },
    async erase(subject, events) {
      let count = 0
      for (const stream of await sharedStreams(subject, events, people))
        count += await makeAnonymous(stream, subject, events)
      for (const { id, isAlone } of subject.teams) {
        if (isAlone) count += await eraseTeam(id, events, people)
        else await leave(id, subject, events, people)
      }
      for (const stream of ownStreams(subject)) {
        count += (await events.read(stream)).length
        await events.erase(stream)
      }
      return count
    },
  }
}

/** The person's own first, their accounts' last: as long as these are there, what is left can still be found. */
function ownStreams({ persons, accounts }: Subject): readonly string[] {
  return [...persons.map(personStream), ...accounts.map(({ channel, id }) => identityStream(channel, id))]
}

/** Where they are named though it is not theirs: codes, the other members' streams, channels and groups of their teams. */
async function sharedStreams(subject: Subject, events: ReadableEvents, people: People): Promise<readonly string[]> {
  const own = new Set(ownStreams(subject))
  const streams = new Set(await events.streams(codeStream('')))
  for (const { id } of subject.teams) {
    for (const place of (await people.team(id)).state?.places ?? []) streams.add(placeStream(place))
    for (const { data } of await events.read(teamStream(id))) {
      const member = typeof data === 'object' && data !== null && 'person' in data ? data.person : undefined
      if (typeof member === 'string') streams.add(personStream(member))
    }
  }
  return [...streams].filter((stream) => !own.has(stream))
}

async function makeAnonymous(stream: string, subject: Subject, events: EventLog): Promise<number> {
  let count = 0
  await rewriteStream(events, stream, (before) => {
    count = before.filter((event) => tellsOf(subject, event)).length
    return count === 0 ? undefined : withoutPerson(before, subject, makeStranger())
  })
  return count
}

async function eraseTeam(id: string, events: EventLog, people: People): Promise<number> {
  const { state: team } = await people.team(id)
  const streams = [
    ...(team?.invitations ?? []).map(({ code }) => codeStream(code)),
    ...[...(team?.places ?? [])].map(placeStream),
    teamStream(id),
  ]
  let count = 0
  for (const stream of streams) {
    count += (await events.read(stream)).length
    await events.erase(stream)
  }
  return count
}

/** Out of the team, whose history keeps a stranger in their place; a new manager where there is none left. */
async function leave(id: string, subject: Subject, events: EventLog, people: People): Promise<void> {
  const { state: team } = await people.team(id)
  const stranger = makeStranger()
  await rewriteStream(events, teamStream(id), (before) => {
    if (!before.some((event) => tellsOf(subject, event))) return undefined
    const isMember = team?.members.has(subject.person) ?? false
    const heir = team && isMember ? heirOf(team, subject.person) : undefined
    const atMs = before.at(-1)?.atMs ?? 0
    return [
      ...withoutPerson(before, subject, stranger),
      ...(isMember ? [leaving(id, stranger, atMs)] : []),
      ...(heir === undefined ? [] : [promoting(id, heir, stranger, atMs)]),
    ]
  })
}

const ranks: readonly Role[] = ['manager', 'lead', 'agent']

/** Who manages the team from now on; undefined: somebody does already, or nobody is left. */
function heirOf(team: Team, leaver: string): string | undefined {
  const others = [...team.members.values()].filter(({ person }) => person !== leaver)
  if (managersOf(team).some(({ person }) => person !== leaver)) return undefined
  return others.toSorted((a, b) => ranks.indexOf(a.role) - ranks.indexOf(b.role) || a.sinceMs - b.sinceMs)[0]?.person
}

function leaving(team: string, stranger: string, atMs: number): Event {
  const draft = toPeopleEvent(teamStream(team), 'member-left', { person: stranger }, { by: stranger, message: '' })
  return { ...draft, id: `left:${stranger}`, atMs }
}

function promoting(team: string, person: string, stranger: string, atMs: number): Event {
  const values = { person, role: 'manager' } as const
  const draft = toPeopleEvent(teamStream(team), 'role-given', values, { by: stranger, message: '' })
  return { ...draft, id: `heir:${stranger}`, atMs }
}
