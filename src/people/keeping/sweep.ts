import { z } from 'zod'
import type { EventLog } from '../../ports/event-log.ts'
import { personStream, teamStream } from '../events.ts'
import { applyToPerson, newPerson } from '../person.ts'
import { type Limit, limits } from './retention.ts'

const msPerDay = 24 * 60 * 60 * 1000
/** How many events are removed in one go, so that nobody waits for it. */
const atOnce = 1000

/** How many events were dropped one by one, and how many streams whole. */
export type Swept = { readonly events: number; readonly streams: number }

/**
 * Drops what is past its time, by the table of `retention.ts`. Takes up where it broke off: what is gone is gone. Teams go
 * before people, who are kept as long as a team of theirs is. Throws `StoreError`.
 */
export async function sweep(events: EventLog, nowMs: number, signal?: AbortSignal): Promise<Swept> {
  const swept = { events: 0, streams: 0 }
  const erase = async (stream: string) => {
    await events.erase(stream)
    swept.streams++
  }
  for (const limit of limits) {
    const beforeMs = nowMs - limit.days * msPerDay
    for (const stream of await streamsOf(events, limit)) {
      signal?.throwIfAborted()
      if (limit.goes === 'each') swept.events += await trimAll(events, stream, beforeMs)
      if (limit.goes === 'last' && (await lastMs(events, stream)) < beforeMs) await erase(stream)
      if (limit.goes === 'team' && (await isTeamOver(events, stream, limit, beforeMs))) await erase(stream)
      if (limit.goes === 'person' && (await isPersonOver(events, stream, beforeMs))) await erase(stream)
    }
  }
  return swept
}

async function streamsOf(events: EventLog, { streams, goes }: Limit): Promise<readonly string[]> {
  return goes === 'kept' || goes === 'by day' ? [] : events.streams(streams)
}

async function trimAll(events: EventLog, stream: string, beforeMs: number): Promise<number> {
  for (let all = 0; ; ) {
    const some = await events.trim(stream, beforeMs, atOnce)
    all += some
    if (some < atOnce) return all
  }
}

/** When something last happened in a stream; long ago where nothing ever did. */
async function lastMs(events: EventLog, stream: string): Promise<number> {
  const [last] = await events.read(stream, { last: 1 })
  return last?.atMs ?? Number.NEGATIVE_INFINITY
}

const placed = z.object({ team: z.string() })

/** A summary is sent whether anybody works or not, so it keeps no team alive. */
async function isTeamOver(events: EventLog, stream: string, { streams }: Limit, beforeMs: number): Promise<boolean> {
  const team = streams === 'place:' ? await teamOfPlace(events, stream) : stream.slice(streams.length)
  if (team === undefined) return (await lastMs(events, stream)) < beforeMs
  const happened = await Promise.all([`programme:${team}`, teamStream(team)].map((each) => lastMs(events, each)))
  return Math.max(...happened) < beforeMs
}

async function teamOfPlace(events: EventLog, stream: string): Promise<string | undefined> {
  const [last] = await events.read(stream, { last: 1 })
  return placed.safeParse(last?.data).data?.team
}

async function isPersonOver(events: EventLog, stream: string, beforeMs: number): Promise<boolean> {
  if ((await lastMs(events, stream)) >= beforeMs) return false
  const person = stream.startsWith('identity:')
    ? await personOfIdentity(events, stream)
    : stream.slice('person:'.length)
  const history = await events.read(personStream(person))
  if (history.length === 0) return true
  const { teams } = applyToPerson(newPerson, history)
  const alive = await Promise.all(teams.map(async (team) => (await lastMs(events, teamStream(team))) > 0))
  return !alive.includes(true)
}

const linked = z.object({ person: z.string() })

async function personOfIdentity(events: EventLog, stream: string): Promise<string> {
  const history = await events.read(stream)
  return history.flatMap(({ data }) => linked.safeParse(data).data?.person ?? []).at(-1) ?? ''
}
