import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { openRedisStore } from '../../src/infrastructure/redis/open-store.ts'
import type { Mailbox } from '../../src/ports/mailbox.ts'
import type { Store } from '../../src/ports/store.ts'
import { buildMessage, buildTurn } from '../support/builders.ts'
import { createRedisPlace } from '../support/redis-place.ts'

const leaseMs = 60_000

describe('what a process holds in Redis', () => {
  let place: Awaited<ReturnType<typeof createRedisPlace>>
  let one: Mailbox
  let other: Mailbox
  beforeEach(async () => {
    place = await createRedisPlace(inject('redisUrl'))
    one = (await place.open()).mailbox
    other = (await place.open()).mailbox
  })
  afterEach(() => place.remove())

  const take = async (mailbox: Mailbox) => (await mailbox.claim({ leaseMs, limit: 10 })).claims

  async function takeOne(mailbox: Mailbox) {
    const [claim] = await take(mailbox)
    if (!claim) throw new Error('nothing to claim')
    return claim
  }

  it('is taken up by another when it was silent for too long, and it is refused from then on', async () => {
    await one.deliver(buildMessage())
    const late = await takeOne(one)
    place.clock.advance(one.holderSilenceMs - 1)
    expect(await take(other)).toEqual([])
    place.clock.advance(1)
    const now = await takeOne(other)
    expect(now.work).toMatchObject({ message: late.work.message, attempt: 2 })
    expect(await one.renew(late.lease, leaseMs)).toBe('lost')
    expect(await one.commit(late.lease, late.work.message.id, buildTurn())).toBe('lost')
    expect(await other.commit(now.lease, now.work.message.id, buildTurn())).toBe('done')
  })

  it('is told beforehand when its silence would be too long', async () => {
    await one.deliver(buildMessage())
    await takeOne(one)
    place.clock.advance(1000)
    expect(await other.claim({ leaseMs, limit: 1 })).toEqual({ claims: [], nextDueInMs: one.holderSilenceMs - 1000 })
  })

  it('stays its own after a silence in which nobody took it over', async () => {
    await one.deliver(buildMessage())
    const { lease, work } = await takeOne(one)
    place.clock.advance(10_000)
    expect(await one.renew(lease, leaseMs)).toBe('done')
    expect(await take(other)).toEqual([])
    expect(await one.commit(lease, work.message.id, buildTurn())).toBe('done')
  })

  it('is not taken up by itself, however silent it was', async () => {
    await one.deliver(buildMessage())
    await takeOne(one)
    place.clock.advance(10_000)
    expect(await take(one)).toEqual([])
  })

  it('does not draw along what waits for another try', async () => {
    await one.deliver(buildMessage({ conversationId: 'waits' }))
    await one.release((await takeOne(one)).lease, { retryInMs: 30_000 })
    await one.deliver(buildMessage({ conversationId: 'held' }))
    await takeOne(one)
    place.clock.advance(10_000)
    expect((await take(other)).map(({ lease }) => lease.conversationId)).toEqual(['held'])
    place.clock.advance(20_000)
    expect((await take(other)).map(({ lease }) => lease.conversationId)).toEqual(['waits'])
  })

  it('is taken up no later for a clock that was set back', async () => {
    await one.deliver(buildMessage())
    await takeOne(one)
    place.clock.advance(-60 * 60 * 1000)
    expect(await take(other)).toEqual([])
    place.clock.advance(one.holderSilenceMs)
    expect(await take(other)).toHaveLength(1)
  })
})

describe('a process that comes up at the place of one that was killed', () => {
  let place: Awaited<ReturnType<typeof createRedisPlace>>
  const ends: (() => unknown)[] = []
  beforeEach(async () => {
    place = await createRedisPlace(inject('redisUrl'))
  })
  afterEach(async () => {
    for (const end of ends.splice(0)) await end()
    await place.remove()
  })

  const url = () => inject('redisUrl')
  const claimed = async ({ mailbox }: Store) => (await mailbox.claim({ leaseMs, limit: 10 })).claims.length

  /** Another process of this machine that holds the conversation and does nothing with it. */
  async function startHolder() {
    const script = `
      import { openRedisStore } from '${join(import.meta.dirname, '../../src/infrastructure/redis/open-store.ts')}'
      const store = await openRedisStore({ url: '${url()}', prefix: '${place.prefix}' })
      const { claims } = await store.mailbox.claim({ leaseMs: ${leaseMs}, limit: 1 })
      console.log(claims.length)`
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    ends.push(() => child.kill('SIGKILL'))
    const [count] = await once(child.stdout, 'data')
    expect(String(count).trim()).toBe('1')
    return child
  }

  async function openHere(name?: string) {
    const store = await openRedisStore({ url: url(), prefix: place.prefix, ...(name && { place: { name } }) })
    ends.push(() => store.close())
    return store
  }

  it('takes up at once what that one held', async () => {
    await (await openHere()).mailbox.deliver(buildMessage())
    const child = await startHolder()
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
    expect(await claimed(await openHere('elsewhere'))).toBe(0)
    expect(await claimed(await openHere())).toBe(1)
  })

  it('leaves alone what one holds that still runs there', async () => {
    await (await openHere()).mailbox.deliver(buildMessage())
    await startHolder()
    expect(await claimed(await openHere())).toBe(0)
  })
})
