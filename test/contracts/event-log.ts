import { expect } from 'vitest'
import { StoreError } from '../../src/domain/errors.ts'
import type { Event } from '../../src/domain/event.ts'
import { buildEvent } from '../support/builders.ts'
import { type Case, replaceIn } from './contract.ts'

const ids = (events: readonly Event[]) => events.map(({ id }) => id)
const readsAll = replaceIn('events', (real) => ({ read: (stream) => real.read(stream) }))

export const eventLogCases: readonly Case[] = [
  {
    behaviour: 'reads nothing from a stream that nobody wrote to',
    async check(place) {
      const { events } = await place.open()
      expect(await events.read('team:nobody')).toEqual([])
      expect(await events.streams('')).toEqual([])
      await events.append([])
    },
    brokenBy: replaceIn('events', () => ({ streams: async () => ['team:nobody'] })),
  },
  {
    behaviour: 'reads events as they were appended, in that order, whatever their time',
    async check(place) {
      const { events } = await place.open()
      const written = [
        buildEvent({ atMs: 3000, data: { list: [], nothing: null, deep: { text: "it's 🙏 \n" }, number: 0.1 } }),
        buildEvent({ atMs: 1000, data: 'x' }),
        buildEvent({ atMs: 2000, kind: 'odd "kind"' }),
      ]
      await events.append(written.slice(0, 2))
      await events.append(written.slice(2))
      expect(await events.read('team:t1')).toEqual(written)
    },
    brokenBy: replaceIn('events', (real) => ({
      read: async (stream) => (await real.read(stream)).toSorted((a, b) => a.atMs - b.atMs),
    })),
  },
  {
    behaviour: 'skips an event whose id the stream has already, and keeps the first',
    async check(place) {
      const { events } = await place.open()
      const first = buildEvent({ data: 'first' })
      await events.append([first])
      await events.append([{ ...first, data: 'second' }, buildEvent({ id: 'other' })])
      expect((await events.read('team:t1')).map(({ id, data }) => [id, data])).toEqual([
        [first.id, 'first'],
        ['other', {}],
      ])
    },
    brokenBy: replaceIn('events', (real) => {
      let times = 0
      return { append: (events) => real.append(events.map((event) => ({ ...event, id: `${event.id}-${times++}` }))) }
    }),
  },
  {
    behaviour: 'appends an event once when two processes append it at the same moment',
    async check(place) {
      const stores = [await place.open(), await place.open()]
      const event = buildEvent()
      await Promise.all([...stores, ...stores].map(({ events }) => events.append([event])))
      expect(await stores[0]?.events.read('team:t1')).toEqual([event])
    },
    brokenBy: replaceIn('events', (real) => {
      let times = 0
      return { append: (events) => real.append(events.map((event) => ({ ...event, id: `${event.id}-${times++}` }))) }
    }),
  },
  {
    behaviour: 'keeps streams apart, also with the same event ids and odd names',
    async check(place) {
      const { events } = await place.open()
      const streams = ['team:{a}', 'team:a', 'team:a:b', 'team: a', "team:'", 'tim:🙏']
      await events.append(streams.map((stream) => buildEvent({ id: '1', stream })))
      for (const stream of streams) expect(await events.read(stream)).toEqual([buildEvent({ id: '1', stream })])
    },
    brokenBy: replaceIn('events', (real) => ({
      append: (events) =>
        real.append(events.map((event) => ({ ...event, stream: event.stream.replaceAll(/[^a-z:]/g, '') }))),
    })),
  },
  {
    behaviour: 'reads a range of time: from its beginning, before its end',
    async check(place) {
      const { events } = await place.open()
      await events.append([500, 100, 200, 300, 400].map((atMs) => buildEvent({ id: `${atMs}`, atMs })))
      const read = async (range: { fromMs?: number; toMs?: number }) => ids(await events.read('team:t1', range))
      expect(await read({ fromMs: 200 })).toEqual(['500', '200', '300', '400'])
      expect(await read({ toMs: 300 })).toEqual(['100', '200'])
      expect(await read({ fromMs: 200, toMs: 400 })).toEqual(['200', '300'])
      expect(await read({ fromMs: 600 })).toEqual([])
    },
    brokenBy: readsAll,
  },
  {
    behaviour: 'reads the last so many',
    async check(place) {
      const { events } = await place.open()
      await events.append([1, 2, 3, 4].map((n) => buildEvent({ id: `${n}`, atMs: n })))
      expect(ids(await events.read('team:t1', { last: 2 }))).toEqual(['3', '4'])
      expect(ids(await events.read('team:t1', { last: 9 }))).toEqual(['1', '2', '3', '4'])
      expect(ids(await events.read('team:t1', { toMs: 4, last: 2 }))).toEqual(['2', '3'])
    },
    brokenBy: readsAll,
  },
  {
    behaviour: 'lists the streams that begin with a prefix, sorted',
    async check(place) {
      const { events } = await place.open()
      await events.append(['team:b', 'questions', 'team:a', 'teams', 'team:a'].map((stream) => buildEvent({ stream })))
      expect(await events.streams('team:')).toEqual(['team:a', 'team:b'])
      expect(await events.streams('')).toEqual(['questions', 'team:a', 'team:b', 'teams'])
      expect(await events.streams('x')).toEqual([])
    },
    brokenBy: replaceIn('events', (real) => ({ streams: () => real.streams('') })),
  },
  {
    behaviour: 'erases one stream, and takes its ids again',
    async check(place) {
      const { events } = await place.open()
      const event = buildEvent()
      await events.append([event, buildEvent({ stream: 'team:t2' })])
      await events.erase('team:t1')
      await events.erase('never heard of')
      expect(await events.read('team:t1')).toEqual([])
      expect(await events.streams('team:')).toEqual(['team:t2'])
      await events.append([event])
      expect(await events.read('team:t1')).toEqual([event])
    },
    brokenBy: replaceIn('events', () => ({ erase: async () => {} })),
  },
  {
    behaviour: 'says how far a stream has come, and reads on from there',
    async check(place) {
      const { events } = await place.open()
      expect(await events.readFrom('team:t1')).toEqual({ events: [], position: 0 })
      const written = [3000, 1000, 2000].map((atMs) => buildEvent({ atMs }))
      await events.append([...written.slice(0, 2), buildEvent({ stream: 'team:t2' })])
      expect(await events.readFrom('team:t1')).toEqual({ events: written.slice(0, 2), position: 2 })
      await events.append(written.slice(2))
      expect(await events.readFrom('team:t1', 2)).toEqual({ events: written.slice(2), position: 3 })
      expect(await events.readFrom('team:t1', 3)).toEqual({ events: [], position: 3 })
      expect(await events.readFrom('team:t1', 99)).toEqual({ events: [], position: 3 })
    },
    brokenBy: replaceIn('events', (real) => ({ readFrom: (stream) => real.readFrom(stream) })),
  },
  {
    behaviour: 'does not move a stream on for an event that it has already',
    async check(place) {
      const { events } = await place.open()
      const event = buildEvent()
      for (let times = 0; times < 2; times++) await events.append([event])
      expect(await events.readFrom('team:t1')).toEqual({ events: [event], position: 1 })
    },
    brokenBy: replaceIn('events', (real) => {
      let appended = 0
      return {
        append: (events) => {
          appended += events.length
          return real.append(events)
        },
        readFrom: async (stream) => ({ ...(await real.readFrom(stream)), position: appended }),
      }
    }),
  },
  {
    behaviour: 'moves a stream on when it is erased, so that no position comes twice',
    async check(place) {
      const { events } = await place.open()
      await events.erase('team:t1')
      expect(await events.readFrom('team:t1')).toEqual({ events: [], position: 0 })
      const [before, after] = [buildEvent(), buildEvent()]
      await events.append([before])
      for (let times = 0; times < 2; times++) await events.erase('team:t1')
      expect(await events.readFrom('team:t1')).toEqual({ events: [], position: 2 })
      await events.append([after, before])
      expect(await events.readFrom('team:t1', 1)).toEqual({ events: [after, before], position: 4 })
      expect(await events.readFrom('team:t1', 3)).toEqual({ events: [before], position: 4 })
    },
    brokenBy: replaceIn('events', (real) => ({
      async readFrom(stream, after) {
        const { events } = await real.readFrom(stream, after)
        return { events, position: (await real.read(stream)).length }
      },
    })),
  },
  {
    behaviour: 'reads the first so many',
    async check(place) {
      const { events } = await place.open()
      await events.append([1, 2, 3, 4].map((n) => buildEvent({ id: `${n}`, atMs: n })))
      expect(ids(await events.read('team:t1', { first: 2 }))).toEqual(['1', '2'])
      expect(ids(await events.read('team:t1', { fromMs: 2, toMs: 4, first: 9 }))).toEqual(['2', '3'])
    },
    brokenBy: readsAll,
  },
  {
    behaviour: 'puts other events in the place of a history, and moves on as an erasure and new events would',
    async check(place) {
      const { events } = await place.open()
      const [first, second, other] = [buildEvent({ data: 'Rina' }), buildEvent(), buildEvent({ stream: 'team:t2' })]
      await events.append([first, second, other])
      const { position } = await events.readFrom('team:t1')
      const anonymous = { ...first, data: 'N.N.' }
      expect(await events.replace({ stream: 'team:t1', position }, [anonymous, second])).toBe('done')
      expect(await events.readFrom('team:t1')).toEqual({ events: [anonymous, second], position: 5 })
      expect(await events.read('team:t2')).toEqual([other])
      expect(await events.streams('team:')).toEqual(['team:t1', 'team:t2'])
      expect(await events.replace({ stream: 'team:t1', position: 5 }, [])).toBe('done')
      expect(await events.readFrom('team:t1')).toEqual({ events: [], position: 6 })
      expect(await events.streams('team:')).toEqual(['team:t2'])
    },
    brokenBy: replaceIn('events', (real) => ({
      replace: async (_, events) => {
        await real.append(events)
        return 'done'
      },
    })),
  },
  {
    behaviour: 'puts nothing in the place of a history that has gone on since it was read',
    async check(place) {
      const { events } = await place.open()
      const written = [buildEvent(), buildEvent()]
      await events.append(written.slice(0, 1))
      const { position } = await events.readFrom('team:t1')
      await events.append(written.slice(1))
      expect(await events.replace({ stream: 'team:t1', position }, [])).toBe('stale')
      expect(await events.readFrom('team:t1')).toEqual({ events: written, position: 2 })
    },
    brokenBy: replaceIn('events', (real) => ({
      replace: async ({ stream }, events) => {
        const { position } = await real.readFrom(stream)
        return real.replace({ stream, position }, events)
      },
    })),
  },
  {
    behaviour: 'removes the oldest events of before a moment, and stays where it is',
    async check(place) {
      const { events } = await place.open()
      const written = [100, 200, 300, 400].map((atMs) => buildEvent({ atMs }))
      await events.append(written)
      expect(await events.trim('team:t1', 50, 10)).toBe(0)
      expect(await events.trim('team:t1', 300, 1)).toBe(1)
      expect(await events.trim('team:t1', 300, 10)).toBe(1)
      expect(await events.readFrom('team:t1')).toEqual({ events: written.slice(2), position: 4 })
      expect(await events.readFrom('team:t1', 3)).toEqual({ events: written.slice(3), position: 4 })
      await events.append(written.slice(1, 2))
      expect((await events.readFrom('team:t1')).position).toBe(5)
      expect(await events.trim('never heard of', 300, 10)).toBe(0)
    },
    brokenBy: replaceIn('events', (real) => ({
      trim: async (stream) => {
        await real.erase(stream)
        return 2
      },
    })),
  },
  {
    behaviour: 'trims a stream away whole, and still knows where it stood',
    async check(place) {
      const { events } = await place.open()
      await events.append([buildEvent({ atMs: 100 }), buildEvent({ atMs: 200 })])
      expect(await events.trim('team:t1', 1000, 10)).toBe(2)
      expect(await events.readFrom('team:t1')).toEqual({ events: [], position: 2 })
      expect(await events.streams('')).toEqual([])
      const next = buildEvent({ atMs: 300 })
      await events.append([next])
      expect(await events.readFrom('team:t1', 2)).toEqual({ events: [next], position: 3 })
    },
    brokenBy: replaceIn('events', (real) => ({
      trim: async (stream) => {
        await real.erase(stream)
        return 2
      },
    })),
  },
  {
    behaviour: 'reads a long stream whole',
    async check(place) {
      const { events } = await place.open()
      const written = Array.from({ length: 4500 }, (_, index) => buildEvent({ data: index }))
      await events.append(written)
      const { events: found, position } = await events.readFrom('team:t1', 100)
      expect(ids(found)).toEqual(ids(written.slice(100)))
      expect(position).toBe(4500)
    },
    brokenBy: replaceIn('events', (real) => ({
      async readFrom(stream, after) {
        const { events, position } = await real.readFrom(stream, after)
        return { events: events.slice(-2000), position }
      },
    })),
  },
  {
    behaviour: 'passes on a mistake of ours as it is, and spares what is written beside it',
    async check(place) {
      const { events } = await place.open()
      const good = buildEvent()
      // What a driver cannot write as JSON.
      const bad = { ...buildEvent(), data: 1n } as unknown as Event
      const [failed, done] = await Promise.allSettled([events.append([good, bad]), events.append([good])])
      expect(failed).toMatchObject({ status: 'rejected', reason: expect.any(TypeError) })
      expect(done?.status).toBe('fulfilled')
      expect(await events.readFrom('team:t1')).toEqual({ events: [good], position: 1 })
    },
    brokenBy: replaceIn('events', (real) => ({
      append: (events) =>
        real.append(events).catch((error) => {
          throw new StoreError('not reached', { cause: error, transient: true })
        }),
    })),
  },
  {
    behaviour: 'has its events still after the process was killed',
    async check(place) {
      const before = await place.open()
      const event = buildEvent()
      await before.events.append([event])
      const after = await place.reopen()
      expect(await after.events.read('team:t1')).toEqual([event])
    },
    brokenBy: replaceIn('events', () => ({ append: async () => {} })),
  },
]
