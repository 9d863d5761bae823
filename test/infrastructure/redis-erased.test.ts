import { createClient } from 'redis'
import { expect, inject, it } from 'vitest'
import { buildEvent } from '../support/builders.ts'
import { createRedisPlace } from '../support/redis-place.ts'

const dayMs = 24 * 60 * 60 * 1000

it('leaves nothing of an erased stream in Redis after a day, and the position of one that is written to again', async () => {
  const url = inject('redisUrl')
  const place = await createRedisPlace(url)
  const client = await createClient({ url }).connect()
  try {
    const { events } = await place.open()
    const [gone, back] = [buildEvent({ stream: 'person:gone' }), buildEvent({ stream: 'person:back' })]
    await events.append([gone, back])
    for (const { stream } of [gone, back]) await events.erase(stream)
    await events.append([back])

    const keysOf = (stream: string) => client.keys(`${place.prefix}:1:*${encodeURIComponent(stream)}*`)
    const [left, ...others] = await keysOf('person:gone')
    expect(others).toEqual([])
    const expiresInMs = await client.pTTL(left ?? '')
    expect(expiresInMs).toBeGreaterThan(dayMs - 60_000)
    expect(expiresInMs).toBeLessThanOrEqual(dayMs)
    for (const key of await keysOf('person:back')) expect(await client.pTTL(key)).toBe(-1)
    expect((await events.readFrom('person:back')).position).toBe(3)
  } finally {
    client.destroy()
    await place.remove()
  }
})
