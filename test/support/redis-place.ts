import { randomUUID } from 'node:crypto'
import { createClient } from 'redis'
import { openRedisStore } from '../../src/infrastructure/redis/open-store.ts'
import type { Store } from '../../src/ports/store.ts'
import type { OpenOptions, Place } from '../contracts/contract.ts'
import { RecordingLog } from './recording-log.ts'
import { TestClock } from './test-clock.ts'

const connect = (url: string) => createClient({ url }).connect()
const clients = new Map<string, ReturnType<typeof connect>>()

/**
 * One connection for what tests do past the driver. The client's library builds a class anew for every new set of
 * options, which takes longer than most tests.
 */
function connectOnce(url: string): ReturnType<typeof connect> {
  const connected = clients.get(url) ?? connect(url)
  clients.set(url, connected)
  void connected.then((client) => client.unref())
  return connected
}

/** A key prefix of its own on this Redis. Every `open` is another process. */
export async function createRedisPlace(url: string): Promise<Place & { readonly prefix: string }> {
  const prefix = `test-${randomUUID()}`
  const clock = new TestClock()
  const log = new RecordingLog()
  const opened: Store[] = []
  let openedWith: OpenOptions = {}
  const open = async (options: OpenOptions = openedWith) => {
    openedWith = options
    const store = await openRedisStore({ url, prefix, clock, log, ...options })
    opened.push(store)
    return store
  }
  return {
    prefix,
    clock,
    log,
    patienceMs: 3000,
    open,
    async reopen() {
      for (const store of opened.splice(0)) await store.close()
      return open()
    },
    async plantSession(conversationId, stored) {
      const key = `${prefix}:1:{c:${encodeURIComponent(conversationId)}}:session`
      await (await connectOnce(url)).set(key, `${clock.now() + 60_000}|${stored}`)
    },
    async remove() {
      for (const store of opened.splice(0)) await store.close()
      const client = await connectOnce(url)
      for await (const keys of client.scanIterator({ MATCH: `${prefix}:*`, COUNT: 1000 }))
        if (keys.length > 0) await client.unlink(keys)
    },
  }
}
