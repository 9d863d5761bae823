import { randomUUID } from 'node:crypto'
import { createClient } from 'redis'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Worker } from '../../src/delivery/worker.ts'
import { ConfigError, StoreError } from '../../src/domain/errors.ts'
import { openRedisStore } from '../../src/infrastructure/redis/open-store.ts'
import { checkServer, readServerInfo } from '../../src/infrastructure/redis/server-info.ts'
import type { Store } from '../../src/ports/store.ts'
import { buildMessage, buildReply, buildSession, buildTurn } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'
import { RecordingLog } from '../support/recording-log.ts'
import { type RedisServer, startRedisServer } from '../support/redis-server.ts'

describe('a Redis in trouble', () => {
  let server: RedisServer
  let store: Store
  const log = new RecordingLog()

  beforeEach(async () => {
    log.lines.length = 0
    server = await startRedisServer({ appendFsync: 'always' })
    store = await openRedisStore({ url: server.url, log })
  })
  afterEach(async () => {
    await store.close()
    await server.stop()
  })

  /** Tells the server something, past the driver. */
  async function tell(...command: string[]) {
    const client = await createClient({ url: server.url }).connect()
    await client.sendCommand(command)
    client.destroy()
  }

  const failure = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => undefined,
      (reason) => reason,
    )
    if (!(error instanceof StoreError)) throw new Error(`expected a StoreError, got ${error}`)
    return { message: error.message, transient: error.transient }
  }

  it('refuses deliveries while it is away, is not healthy, and comes back by itself', async () => {
    await server.kill()
    await eventually(async () => expect(await store.healthy()).toBe(false))
    expect(await failure(store.mailbox.deliver(buildMessage()))).toEqual({
      message: expect.stringMatching(/^Redis at 127\.0\.0\.1:\d+ is not reached/),
      transient: true,
    })
    await server.start()
    await eventually(async () => expect(await store.healthy()).toBe(true))
    expect(await store.mailbox.deliver(buildMessage())).toBe('accepted')
    expect(log.lines.filter(({ level }) => level !== 'warn').map(({ text }) => text)).toEqual([
      'Redis is away',
      'Redis answers again',
    ])
  })

  it('has everything still after it was killed, and a worker goes on with it', async () => {
    await store.mailbox.deliver(buildMessage({ text: 'before' }))
    await server.kill()
    const said: string[] = []
    const worker = new Worker({
      mailbox: store.mailbox,
      respond: async ({ id, text }) => buildTurn({ replies: [buildReply({ id: `${id}:0`, text })] }),
      send: async ({ text }) => {
        said.push(text)
      },
      apologise: () => ({ text: 'Maaf.' }),
    })
    worker.start()
    await eventually(() => expect(worker.status().storeReachable).toBe(false))
    await server.start()
    await eventually(() => expect(said).toEqual(['before']))
    // The listening connection came back too: this does not wait for the poll of a long sleep.
    await store.mailbox.deliver(buildMessage({ text: 'after' }))
    await eventually(() => expect(said).toEqual(['before', 'after']))
    await worker.stop()
  })

  it('is given up when it keeps silent, and is taken up again when it speaks', async () => {
    const patient = await openRedisStore({ url: server.url, log, silenceMs: 200 })
    let heard = 0
    patient.mailbox.onWork(() => heard++)
    process.kill(server.pid, 'SIGSTOP')
    try {
      expect(await failure(patient.mailbox.deliver(buildMessage()))).toMatchObject({ transient: true })
      expect(await patient.healthy()).toBe(false)
    } finally {
      process.kill(server.pid, 'SIGCONT')
    }
    await eventually(async () => expect(await patient.healthy()).toBe(true), 5000)
    await eventually(async () => {
      heard = 0
      await store.mailbox.deliver(buildMessage({ conversationId: randomUUID() }))
      await eventually(() => expect(heard).toBe(1), 100)
    }, 5000)
    await patient.close()
  })

  it('takes nothing in and changes nothing when it is full, and goes on when there is room', async () => {
    const message = buildMessage()
    await store.mailbox.deliver(message)
    const [claim] = (await store.mailbox.claim({ leaseMs: 60_000, limit: 1 })).claims
    if (!claim) throw new Error('nothing to claim')
    await tell('CONFIG', 'SET', 'maxmemory', '1')
    const full = { message: expect.stringContaining('is full'), transient: true }
    expect(await failure(store.mailbox.deliver(buildMessage()))).toEqual(full)
    const turn = buildTurn({ session: buildSession({ turns: 1 }), replies: [buildReply()] })
    expect(await failure(store.mailbox.commit(claim.lease, message.id, turn))).toEqual(full)
    expect(await store.healthy()).toBe(false)
    expect(await store.mailbox.renew(claim.lease, 60_000)).toBe('done')
    await tell('CONFIG', 'SET', 'maxmemory', '0')
    expect(await store.healthy()).toBe(true)
    expect(await store.sessions.load('c1')).toBeUndefined()
    expect(await store.mailbox.commit(claim.lease, message.id, turn)).toBe('done')
  })

  it('says what to do when it is a read-only replica', async () => {
    await tell('REPLICAOF', '127.0.0.1', '1')
    expect(await failure(store.mailbox.deliver(buildMessage()))).toEqual({
      message: expect.stringContaining('read-only replica'),
      transient: true,
    })
    expect(await store.healthy()).toBe(false)
    expect(await failure(openRedisStore({ url: server.url, log, connectWaitMs: 0 }))).toMatchObject({
      message: expect.stringContaining('name the primary in REDIS_URL'),
    })
    const opening = openRedisStore({ url: server.url, log, connectWaitMs: 10_000 })
    await eventually(() => expect(log.lines.at(-1)?.text).toBe('Redis takes nothing in yet; waiting'))
    await tell('REPLICAOF', 'NO', 'ONE')
    await (await opening).close()
    expect(await store.mailbox.deliver(buildMessage())).toBe('accepted')
  })

  it('is not started on when it is full and stays so', async () => {
    await tell('CONFIG', 'SET', 'maxmemory', '1')
    expect(await failure(openRedisStore({ url: server.url, connectWaitMs: 0 }))).toMatchObject({
      message: expect.stringContaining('is full; raise its maxmemory'),
    })
  })

  it('is refused at once at start with a wrong password, without repeating it', async () => {
    await tell('CONFIG', 'SET', 'requirepass', 'right')
    const url = new URL(server.url)
    expect(await failure(openRedisStore({ url: url.href }))).toEqual({
      message: expect.stringContaining('asks for a password'),
      transient: false,
    })
    url.password = 'secret-but-wrong'
    const refused = await failure(openRedisStore({ url: url.href }))
    expect(refused).toEqual({ message: expect.stringContaining('refused user or password'), transient: false })
    expect(refused.message).not.toContain('secret')
  })

  it('is waited for at start, and then given up with one line', async () => {
    await server.kill()
    const opening = openRedisStore({ url: server.url, connectWaitMs: 10_000 })
    await server.start()
    await (await opening).close()
    await server.kill()
    expect(await failure(openRedisStore({ url: server.url, connectWaitMs: 300 }))).toEqual({
      message: expect.stringContaining('is not reached'),
      transient: true,
    })
  })

  it('works on when somebody flushes its scripts', async () => {
    await tell('SCRIPT', 'FLUSH')
    expect(await store.mailbox.deliver(buildMessage())).toBe('accepted')
  })

  it('is warned about when it keeps no file or throws data away', async () => {
    await tell('CONFIG', 'SET', 'appendonly', 'no', 'maxmemory-policy', 'allkeys-lru')
    await (await openRedisStore({ url: server.url, log })).close()
    expect(log.lines.filter(({ level }) => level === 'warn')).toHaveLength(2)
  })
})

it('says that a cluster will not do', async () => {
  const cluster = await startRedisServer({ args: ['--cluster-enabled', 'yes'] })
  try {
    await expect(openRedisStore({ url: cluster.url })).rejects.toThrow(/is a cluster. Prima needs a single server/)
  } finally {
    await cluster.stop()
  }
})

it('says that an old Redis will not do', () => {
  const check = (version: string) => () =>
    checkServer(readServerInfo(`# Server\r\nredis_version:${version}\r\n`), 'here:6379', new RecordingLog())
  for (const tooOld of ['6.2.14', '7.0.15']) expect(check(tooOld)).toThrow(/Prima needs 7.2 or later/)
  for (const fine of ['7.2.4', '8.0.2', '10.0.0']) expect(check(fine)).not.toThrow()
})

it('says what an address must look like', async () => {
  await expect(openRedisStore({ url: 'localhost:6379' })).rejects.toThrow(ConfigError)
})
