import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { StoreError } from '../../src/domain/errors.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { SnapshotStore } from '../../src/ports/snapshot-store.ts'
import type { Store } from '../../src/ports/store.ts'
import { createStreamStates } from '../../src/streams/stream-states.ts'
import { buildEvent } from '../support/builders.ts'

const stream = 'team:t1'

describe('a long stream', () => {
  let store: Store
  /** How many events the states were made of, one by one. */
  let applied: number
  beforeEach(async () => {
    store = await openSqliteStore({ directory: undefined })
    applied = 0
  })
  afterEach(() => store.close())

  /** A process that has just been started: it counts the events of a stream. */
  function start({ version = '1', snapshots = store.snapshots }: { version?: string; snapshots?: SnapshotStore } = {}) {
    return createStreamStates({
      events: store.events,
      empty: 0,
      apply(count, events) {
        applied += events.length
        return count + events.length
      },
      snapshots: {
        store: snapshots,
        version: () => version,
        write: String,
        read: Number,
        everyEvents: 8,
      },
    })
  }
  const append = (count: number) => store.events.append(Array.from({ length: count }, () => buildEvent()))

  it('is gone through once, not once after every start', async () => {
    await append(10)
    await start().read(stream)
    await append(3)
    applied = 0
    expect(await start().read(stream)).toEqual({ state: 13, at: { stream, position: 13 } })
    expect(applied).toBe(3)
  })

  it('is written down each so many events, not each time it is read', async () => {
    const states = start()
    const positions: (number | undefined)[] = []
    for (let times = 0; times < 6; times++) {
      await append(4)
      await states.read(stream)
      positions.push((await store.snapshots.load(stream, '1'))?.position)
    }
    expect(positions).toEqual([undefined, 8, 8, 16, 16, 24])
  })

  it('is gone through anew by a version that would come to something else', async () => {
    await append(10)
    await start().read(stream)
    applied = 0
    expect((await start({ version: '2' }).read(stream)).state).toBe(10)
    expect(applied).toBe(10)
    expect(await store.snapshots.load(stream, '1')).toBeUndefined()
  })

  it('is what it is now, not what it was, when it was erased by somebody else meanwhile', async () => {
    await append(10)
    await start().read(stream)
    const stale = await store.snapshots.load(stream, '1')
    await store.events.erase(stream)
    await append(3)
    const remembering = { ...store.snapshots, load: async () => stale, keep: async () => 'done' as const }
    expect((await start({ snapshots: remembering }).read(stream)).state).toBe(3)
  })

  it('is read all the same where nothing can be written, and that is not tried again each time', async () => {
    await append(10)
    let tries = 0
    const full: SnapshotStore = {
      load: async () => undefined,
      async keep() {
        tries++
        throw new StoreError('the disk is full', { transient: true })
      },
    }
    const states = start({ snapshots: full })
    for (let times = 0; times < 3; times++) expect((await states.read(stream)).state).toBe(10)
    expect(tries).toBe(1)
  })
})
