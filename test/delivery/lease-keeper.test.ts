import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LeaseKeeper } from '../../src/delivery/lease-keeper.ts'
import { StoreError } from '../../src/domain/errors.ts'
import type { Lease, Mailbox } from '../../src/ports/mailbox.ts'

const leaseMs = 15_000
const holderSilenceMs = 2500
const [first, second]: readonly [Lease, Lease] = [
  { conversationId: 'c1', token: 1 },
  { conversationId: 'c2', token: 2 },
]

/** The part of a mailbox that keeping leases needs; `away` and `lost` are set by the test. */
class Store implements Pick<Mailbox, 'holderSilenceMs' | 'beat' | 'renew'> {
  readonly holderSilenceMs: number = holderSilenceMs
  isAway = false
  readonly lost = new Set<Lease>()
  beats = 0

  async beat() {
    this.#answer()
    this.beats++
  }

  async renew(lease: Lease) {
    this.#answer()
    return this.lost.has(lease) ? ('lost' as const) : ('done' as const)
  }

  #answer() {
    if (this.isAway) throw new StoreError('away', { transient: true })
  }
}

describe('a keeper of leases', () => {
  let store: Store
  let keeper: LeaseKeeper
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] })
    store = new Store()
    keeper = new LeaseKeeper(store as Partial<Mailbox> as Mailbox, leaseMs)
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const hold = (lease: Lease) => keeper.hold(lease, performance.now())

  it('keeps them fresh by signs of life, as long as the turn takes', async () => {
    const held = hold(first)
    for (let second = 0; second < 60; second++) {
      await vi.advanceTimersByTimeAsync(1000)
      expect(held.isFresh()).toBe(true)
    }
    expect(store.beats).toBeGreaterThanOrEqual(60)
  })

  it('gives no sign of life while nothing is held', async () => {
    hold(first)
    keeper.drop(first)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(store.beats).toBe(0)
  })

  it('relies on none after a silence, until each was renewed', async () => {
    const [one, other] = [hold(first), hold(second)]
    store.isAway = true
    await vi.advanceTimersByTimeAsync(holderSilenceMs)
    expect([one.isFresh(), other.isFresh()]).toEqual([false, false])
    store.isAway = false
    await vi.advanceTimersByTimeAsync(1000)
    expect(store.beats).toBeGreaterThan(0)
    expect([one.isFresh(), other.isFresh()]).toEqual([false, false])
    expect(await one.renew()).toBe('done')
    expect([one.isFresh(), other.isFresh()]).toEqual([true, false])
  })

  it('relies on a new one at once after a silence, and not on the others', async () => {
    const one = hold(first)
    store.isAway = true
    await vi.advanceTimersByTimeAsync(holderSilenceMs)
    const other = hold(second)
    expect([one.isFresh(), other.isFresh()]).toEqual([false, true])
  })

  it('aborts the work of one that was lost', async () => {
    const [one, other] = [hold(first), hold(second)]
    store.lost.add(first)
    await vi.advanceTimersByTimeAsync(leaseMs / 3)
    expect([one.signal.aborted, other.signal.aborted]).toEqual([true, false])
    expect(one.signal.reason).toMatchObject({ reason: 'lost' })
  })
})
