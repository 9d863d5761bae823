import { setImmediate as nextRound } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { Queues } from '../../src/delivery/queues.ts'

/** Work that ends when it is told to, and notes its beginning. */
function steps() {
  const begun: string[] = []
  const ends = new Map<string, PromiseWithResolvers<string>>()
  const work = (name: string) => () => {
    begun.push(name)
    const end = Promise.withResolvers<string>()
    ends.set(name, end)
    return end.promise
  }
  return {
    begun,
    work,
    end: (name: string) => ends.get(name)?.resolve(name),
    fail: (name: string) => ends.get(name)?.reject(new Error(name)),
  }
}

const { signal } = new AbortController()

describe('a queue', () => {
  it('lets one at a time through, in the order of asking, also behind one that failed', async () => {
    const queues = new Queues()
    const { begun, work, end, fail } = steps()
    // Settled from the start: the failure is somebody's before it happens, however the rounds of the loop fall.
    const all = Promise.allSettled(['a', 'b', 'c'].map((name) => queues.inTurn('team', signal, work(name))))
    await nextRound()
    expect(begun).toEqual(['a'])
    end('a')
    await nextRound()
    expect(begun).toEqual(['a', 'b'])
    fail('b')
    await nextRound()
    end('c')
    expect(await all).toMatchObject([{ value: 'a' }, { reason: new Error('b') }, { value: 'c' }])
  })

  it('keeps nobody waiting for those of another key', async () => {
    const queues = new Queues()
    const { begun, work, end } = steps()
    const first = queues.inTurn('team', signal, work('a'))
    const other = queues.inTurn('another', signal, work('b'))
    await nextRound()
    expect(begun).toEqual(['a', 'b'])
    end('a')
    end('b')
    expect(await Promise.all([first, other])).toEqual(['a', 'b'])
  })

  it('ends the waiting of one that is told to stop, and lets those behind it through', async () => {
    const queues = new Queues()
    const { begun, work, end } = steps()
    const stop = new AbortController()
    const first = queues.inTurn('team', signal, work('a'))
    const stopped = queues.inTurn('team', stop.signal, work('b'))
    const last = queues.inTurn('team', signal, work('c'))
    stop.abort(new Error('lost'))
    await expect(stopped).rejects.toThrow('lost')
    end('a')
    await first
    await nextRound()
    end('c')
    expect(await last).toBe('c')
    expect(begun).toEqual(['a', 'c'])
  })
})
