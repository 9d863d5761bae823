import type { Keeper } from '../../ports/keeper.ts'
import { rewriteStream } from '../../streams/rewrite-stream.ts'
import { makeStranger, tellsOf, withoutPerson } from './without-person.ts'

/** The keeper of streams that are nobody's, in which people are named: exported is what tells of them, and they go from it. */
export function keepsSharedStreams(name: string, beginning: string): Keeper {
  return {
    name,
    streams: [beginning],
    async exportOf(subject, events) {
      const streams = await events.streams(beginning)
      const read = await Promise.all(streams.map((stream) => events.read(stream)))
      const own = read.flat().filter((event) => tellsOf(subject, event))
      return own.map(({ kind, atMs, data }) => ({ what: kind, atMs, data }))
    },
    async erase(subject, events) {
      let count = 0
      for (const stream of await events.streams(beginning)) {
        let here = 0
        await rewriteStream(events, stream, (before) => {
          here = before.filter((event) => tellsOf(subject, event)).length
          return here === 0 ? undefined : withoutPerson(before, subject, makeStranger())
        })
        count += here
      }
      return count
    },
  }
}
