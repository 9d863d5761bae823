import type { Event, StreamPosition } from '../../domain/event.ts'
import type { EventLog, EventRange, StreamSlice } from '../../ports/event-log.ts'
import type { Connection } from './connection.ts'
import { encodeName } from './keys.ts'
import { scripts } from './scripts.ts'

/** How many entries are read in one go, so that Redis is not kept from others. */
const pageSize = 2000

/** How long the position of an erased stream is kept; the event log promises a day. */
const keepErasedMs = 24 * 60 * 60 * 1000

type Entry = { readonly id: string; readonly event: Event }

export class RedisEventLog implements EventLog {
  readonly #redis: Connection

  constructor(redis: Connection) {
    this.#redis = redis
  }

  async append(events: readonly Event[]): Promise<void> {
    if (events.length > 0) await this.#redis.run(scripts.append, ...events.flatMap(toEventArguments))
  }

  async read(stream: string, { fromMs, toMs, last, first }: EventRange = {}): Promise<readonly Event[]> {
    const key = `${this.#redis.prefix}{s:${encodeName(stream)}}:events`
    if (last !== undefined && fromMs === undefined && toMs === undefined) {
      const newest = await this.#redis.call((client) => client.xRevRange(key, '+', '-', { COUNT: last }))
      return (newest ?? []).reverse().map(toEvent)
    }
    const found: Event[] = []
    // An entry is never older than its event, so those of the range begin here or later.
    let start = fromMs === undefined ? '-' : `${Math.max(0, fromMs)}`
    for (;;) {
      const page = (await this.#redis.call((client) => client.xRange(key, start, '+', { COUNT: pageSize }))) ?? []
      for (const event of page.map(toEvent)) {
        if (event.atMs >= (fromMs ?? Number.NEGATIVE_INFINITY) && event.atMs < (toMs ?? Number.POSITIVE_INFINITY))
          found.push(event)
      }
      const end = page.at(-1)
      if (!end || page.length < pageSize || found.length >= (first ?? Number.POSITIVE_INFINITY)) break
      start = `(${end.id}`
    }
    return last === undefined ? found.slice(0, first) : found.slice(-last)
  }

  async readFrom(stream: string, afterPosition = 0): Promise<StreamSlice> {
    for (;;) {
      const slice = await this.#tryReadFrom(stream, afterPosition)
      if (slice) return slice
    }
  }

  async streams(prefix: string): Promise<readonly string[]> {
    const key = `${this.#redis.prefix}streams`
    const from = prefix === '' ? '-' : `[${prefix}`
    const all = await this.#redis.call((client) => client.zRange(key, from, '+', { BY: 'LEX' }))
    return all.filter((stream) => stream.startsWith(prefix))
  }

  async erase(stream: string): Promise<void> {
    await this.#redis.run(scripts.erase, encodeName(stream), stream, keepErasedMs)
  }

  async replace({ stream, position }: StreamPosition, events: readonly Event[]): Promise<'done' | 'stale'> {
    const added = events.flatMap(toEventArguments)
    const outcome = await this.#redis.run(scripts.replace, encodeName(stream), stream, position, keepErasedMs, ...added)
    return outcome === 'done' ? 'done' : 'stale'
  }

  async trim(stream: string, beforeMs: number, limit: number): Promise<number> {
    return Number(
      await this.#redis.run(scripts.trim, encodeName(stream), stream, Math.ceil(beforeMs), limit, keepErasedMs),
    )
  }

  /** Page by page from the newest back. Undefined: the stream was erased meanwhile, so begin again. */
  async #tryReadFrom(stream: string, afterPosition: number): Promise<StreamSlice | undefined> {
    const newest = await this.#readBack(stream, afterPosition, '+', pageSize)
    const found = [...newest.entries]
    const wanted = newest.position - Math.max(afterPosition, newest.base)
    for (let oldest = found.at(-1); oldest && found.length < wanted; oldest = found.at(-1)) {
      const limit = Math.min(pageSize, wanted - found.length)
      const older = await this.#readBack(stream, afterPosition, `(${oldest.id}`, limit)
      if (older.base !== newest.base || older.entries.length === 0) return undefined
      found.push(...older.entries)
    }
    return { events: found.reverse().map(({ event }) => event), position: newest.position }
  }

  async #readBack(stream: string, afterPosition: number, before: string, limit: number) {
    const found = await this.#redis.run(scripts.readBack, encodeName(stream), afterPosition, before, limit)
    // The script returns just this.
    const [position, base, entries] = found as [number, number, [id: string, fields: [name: 'event', value: string]][]]
    return {
      position,
      base,
      entries: entries.map(([id, [, event]]): Entry => ({ id, event: parseEvent(event) })),
    }
  }
}

/** What the scripts take for each event. */
export function toEventArguments(event: Event): (string | number)[] {
  return [encodeName(event.stream), event.stream, event.id, event.atMs, JSON.stringify(event)]
}

function toEvent({ message }: { readonly message: Readonly<Record<string, string>> }): Event {
  return parseEvent(message.event ?? '')
}

function parseEvent(stored: string): Event {
  return JSON.parse(stored) as Event
}
