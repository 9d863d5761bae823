import type { Event } from '../../domain/event.ts'
import type { Keeper, Subject } from '../../ports/keeper.ts'
import { rewriteStream } from '../../streams/rewrite-stream.ts'
import { makeStranger, tellsOf, withoutPerson } from './without-person.ts'

/**
 * The keeper of streams that a team has together, such as its programme: exported is what tells of the person; when they
 * go, the figures stay and the person does not. A team of one goes with them.
 */
export function keepsTeamStreams(
  name: string,
  beginning: string,
  /** What more is to be left out or changed of the history when somebody goes. */
  alsoWithout: (events: readonly Event[], subject: Subject) => readonly Event[] = (events) => events,
): Keeper {
  const streamOf = ({ id }: Subject['teams'][number]) => `${beginning}${id}`
  return {
    name,
    streams: [beginning],
    async exportOf(subject, events) {
      const read = await Promise.all(subject.teams.map((team) => events.read(streamOf(team))))
      const own = read.flat().filter((event) => isChanged(event, subject, alsoWithout))
      return own.map(({ kind, atMs, data }) => ({ what: kind, atMs, data }))
    },
    async erase(subject, events) {
      let changed = 0
      for (const team of subject.teams) {
        const stream = streamOf(team)
        if (team.isAlone) {
          changed += (await events.read(stream)).length
          await events.erase(stream)
          continue
        }
        const stranger = makeStranger()
        let count = 0
        await rewriteStream(events, stream, (before) => {
          count = before.filter((event) => isChanged(event, subject, alsoWithout)).length
          return count === 0 ? undefined : withoutPerson(alsoWithout(before, subject), subject, stranger)
        })
        changed += count
      }
      return changed
    },
  }
}

function isChanged(
  event: Event,
  subject: Subject,
  alsoWithout: (events: readonly Event[], subject: Subject) => readonly Event[],
): boolean {
  const [left] = alsoWithout([event], subject)
  return tellsOf(subject, event) || left !== event
}
