import type { Keeper, Subject } from '../../ports/keeper.ts'

/**
 * The keeper of streams that are one person's alone, such as what they practised: exported whole, erased whole.
 * `streamsOf`: their names, by account or by person.
 */
export function keepsOwnStreams(
  name: string,
  beginning: string,
  streamsOf: (subject: Subject) => readonly string[],
): Keeper {
  return {
    name,
    streams: [beginning],
    async exportOf(subject, events) {
      const read = await Promise.all(streamsOf(subject).map((stream) => events.read(stream)))
      return read.flat().map(({ kind, atMs, data }) => ({ what: kind, atMs, data }))
    },
    async erase(subject, events) {
      let erased = 0
      for (const stream of streamsOf(subject)) {
        erased += (await events.read(stream)).length
        await events.erase(stream)
      }
      return erased
    },
  }
}
