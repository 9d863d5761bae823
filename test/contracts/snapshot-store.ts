import { expect } from 'vitest'
import type { Snapshot } from '../../src/ports/snapshot-store.ts'
import type { Store } from '../../src/ports/store.ts'
import { buildEvent } from '../support/builders.ts'
import { type Case, replaceIn } from './contract.ts'

const stream = 'team:t1'
const snapshot: Snapshot = { version: 'v1', position: 2, content: '{"text":"it\'s 🙏 \\n"}' }

/** Three events, and what the first two of them came to. */
async function keepOne({ events, snapshots }: Store): Promise<void> {
  await events.append([100, 200, 300].map((atMs) => buildEvent({ id: `e${atMs}`, atMs })))
  expect(await snapshots.keep({ stream, position: 3 }, snapshot)).toBe('done')
  expect(await snapshots.load(stream, 'v1')).toEqual(snapshot)
}

/** A driver that still has what it once kept, whatever became of its stream. */
const forgetsNothing = replaceIn('snapshots', (real) => {
  let kept: Snapshot | undefined
  return {
    keep(at, one) {
      kept = one
      return real.keep(at, one)
    },
    load: async () => kept,
  }
})

export const snapshotStoreCases: readonly Case[] = [
  {
    behaviour: 'has no snapshot of a stream before one is kept',
    async check(place) {
      const { snapshots } = await place.open()
      expect(await snapshots.load(stream, 'v1')).toBeUndefined()
    },
    brokenBy: replaceIn('snapshots', () => ({ load: async () => snapshot })),
  },
  {
    behaviour: 'keeps what a stream came to, for each stream apart, and no other version of it',
    async check(place) {
      const { events, snapshots } = await place.open()
      await events.append([buildEvent(), buildEvent(), buildEvent({ stream: 'team: {t1}' })])
      await snapshots.keep({ stream, position: 2 }, snapshot)
      await snapshots.keep({ stream: 'team: {t1}', position: 1 }, { version: 'v1', position: 1, content: 'other' })
      expect(await snapshots.load(stream, 'v1')).toEqual(snapshot)
      expect(await snapshots.load('team: {t1}', 'v1')).toMatchObject({ content: 'other' })
      expect(await snapshots.load(stream, 'v2')).toBeUndefined()
    },
    brokenBy: replaceIn('snapshots', (real) => ({ load: (name) => real.load(name, 'v1') })),
  },
  {
    behaviour: 'keeps one snapshot of a stream: the last',
    async check(place) {
      const store = await place.open()
      await keepOne(store)
      const next = { version: 'v2', position: 3, content: 'next' }
      expect(await store.snapshots.keep({ stream, position: 3 }, next)).toBe('done')
      expect(await store.snapshots.load(stream, 'v2')).toEqual(next)
      expect(await store.snapshots.load(stream, 'v1')).toBeUndefined()
    },
    brokenBy: forgetsNothing,
  },
  {
    behaviour: 'keeps one of several megabytes to the letter, in whatever script',
    async check(place) {
      const { events, snapshots } = await place.open()
      await events.append([buildEvent()])
      const long = { version: 'v1', position: 1, content: `{"head":"–"}\n${'["Ñ 🙏 \\u0000",1]'.repeat(200_000)}` }
      expect(await snapshots.keep({ stream, position: 1 }, long)).toBe('done')
      const kept = (await snapshots.load(stream, 'v1'))?.content
      // Compared as a whole, so that a difference is not printed.
      expect(kept === long.content).toBe(true)
    },
    brokenBy: replaceIn('snapshots', (real) => ({
      keep: (at, one) => real.keep(at, { ...one, content: one.content.slice(0, 1 << 20) }),
    })),
  },
  {
    behaviour: 'keeps nothing of a stream that has moved on since it was read',
    async check(place) {
      const { events, snapshots } = await place.open()
      await events.append([buildEvent(), buildEvent()])
      await events.erase(stream)
      expect(await snapshots.keep({ stream, position: 2 }, snapshot)).toBe('stale')
      expect(await snapshots.load(stream, 'v1')).toBeUndefined()
    },
    brokenBy: replaceIn('snapshots', (real) => ({
      keep: (_, one) => real.keep({ stream, position: 3 }, one),
    })),
  },
  {
    behaviour: 'has it still when the stream goes on',
    async check(place) {
      const store = await place.open()
      await keepOne(store)
      await store.events.append([buildEvent()])
      expect(await store.snapshots.load(stream, 'v1')).toEqual(snapshot)
    },
    brokenBy: replaceIn('events', (real) => ({
      append: async (events) => {
        const { position } = await real.readFrom(stream)
        if (position === 0) return real.append(events)
        const before = await real.read(stream)
        await real.replace({ stream, position }, [...before, ...events])
      },
    })),
  },
  {
    behaviour: 'drops it when its stream is erased',
    async check(place) {
      const store = await place.open()
      await keepOne(store)
      await store.events.erase(stream)
      expect(await store.snapshots.load(stream, 'v1')).toBeUndefined()
    },
    brokenBy: forgetsNothing,
  },
  {
    behaviour: 'drops it when other events are put in the place of those it was made of',
    async check(place) {
      const store = await place.open()
      await keepOne(store)
      await store.events.replace({ stream, position: 3 }, [buildEvent()])
      expect(await store.snapshots.load(stream, 'v1')).toBeUndefined()
    },
    brokenBy: forgetsNothing,
  },
  {
    behaviour: 'drops it when the oldest events are removed',
    async check(place) {
      const store = await place.open()
      await keepOne(store)
      expect(await store.events.trim(stream, 200, 10)).toBe(1)
      expect(await store.snapshots.load(stream, 'v1')).toBeUndefined()
    },
    brokenBy: forgetsNothing,
  },
  {
    behaviour: 'drops it in every process when one erases the stream',
    async check(place) {
      const [one, other] = [await place.open(), await place.open()]
      await keepOne(one)
      await other.events.erase(stream)
      expect(await one.snapshots.load(stream, 'v1')).toBeUndefined()
    },
    brokenBy: forgetsNothing,
  },
]
