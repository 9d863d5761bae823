import { personKey } from '../../domain/message.ts'
import { isAuthor, type Pseudonyms } from '../../domain/pseudonyms.ts'
import type { ReadableEvents } from '../../ports/event-log.ts'
import type { Subject } from '../../ports/keeper.ts'
import type { Account } from '../../ports/personal-records.ts'
import { personStream, readPeopleEvent } from '../events.ts'
import { ownPersonId } from '../identity.ts'
import type { People } from '../people.ts'

export type SubjectParts = {
  readonly people: People
  readonly events: ReadableEvents
  readonly pseudonyms: Pseudonyms
}

/** All that somebody is known by, from one account. `shownName`: how its channel calls them. */
export async function findSubject(
  account: Account,
  shownName: string | undefined,
  { people, events, pseudonyms }: SubjectParts,
): Promise<Subject> {
  const { person, state } = await people.speaker({ channel: account.channel, id: account.id })
  const accounts = [account, ...state.identities].filter(isFirst)
  const persons = [...new Set([person, ...accounts.map(({ channel, id }) => ownPersonId(channel, id))])]
  const teams = new Set(state.teams)
  // Of a team that was left long ago the history still tells of them.
  const histories = await Promise.all(persons.map((each) => events.read(personStream(each))))
  for (const event of histories.flat()) {
    const known = readPeopleEvent(event)
    if (known?.kind === 'team-entered' || known?.kind === 'team-left') teams.add(known.data.team)
  }
  const names = [state.name, shownName].flatMap((name) => (name?.trim() ? [name] : []))
  const ever = accounts.flatMap((each) => pseudonyms.everOf(personKey(each)))
  const withOthers = await Promise.all(
    [...teams].map(async (id) => {
      const members = (await people.team(id)).state?.members
      return { id, isAlone: members?.size === 1 && members.has(person) }
    }),
  )
  return {
    person,
    persons,
    accounts: accounts.map(({ channel, id }) => ({ channel, id })),
    names: [...new Set(names)].toSorted((a, b) => b.length - a.length),
    teams: withOthers,
    wrote: (eventId) => ever.some((pseudonym) => isAuthor(pseudonym, eventId)),
    pseudonyms: ever,
  }
}

function isFirst({ channel, id }: Account, index: number, all: readonly Account[]): boolean {
  return all.findIndex((other) => other.channel === channel && other.id === id) === index
}
