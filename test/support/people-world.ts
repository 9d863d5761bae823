import type { EventDraft } from '../../src/people/events.ts'
import { createPeople } from '../../src/people/people.ts'
import type { Occasion } from '../../src/people/teams.ts'
import { createSqlitePlace } from './sqlite-place.ts'

/** People and teams on a store of their own; what a turn decided is kept by `commit`. */
export async function createPeopleWorld() {
  const sqlite = await createSqlitePlace()
  const { events } = await sqlite.open()
  const people = createPeople(events)
  let turns = 0
  return {
    people,
    events,
    clock: sqlite.clock,
    remove: () => sqlite.remove(),
    /** A turn of somebody on a channel, e.g. `telegram:dina`, maybe in a group. */
    async turnOf(account: string, place?: string): Promise<Occasion> {
      const [channel = '', id = ''] = account.split(':')
      return {
        speaker: await people.speaker({ channel, id }, place),
        messageId: `m${++turns}`,
        nowMs: sqlite.clock.now(),
      }
    },
    async commit({ events: drafts }: { readonly events: readonly EventDraft[] }) {
      await events.append(
        drafts.map((draft, index) => ({ ...draft, id: `${turns}:${index}`, atMs: sqlite.clock.now() })),
      )
    },
  }
}
export type PeopleWorld = Awaited<ReturnType<typeof createPeopleWorld>>
