import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { type DeliveryFact, Worker, type WorkerOptions } from '../../src/delivery/worker.ts'
import { ChannelError, StoreError } from '../../src/domain/errors.ts'
import type { Message } from '../../src/domain/message.ts'
import type { Turn } from '../../src/domain/turn.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { Mailbox } from '../../src/ports/mailbox.ts'
import type { Store } from '../../src/ports/store.ts'
import { buildEvent, buildMessage, buildSession, buildTurn, stateIn } from '../support/builders.ts'
import { eventually } from '../support/eventually.ts'
import { RecordingLog } from '../support/recording-log.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

/** Repeats what was said, and counts the turns of the conversation. */
async function echo(message: Message, session: Turn['session'] | undefined): Promise<Turn> {
  const turns = stateIn(session).turns + 1
  return buildTurn({
    session: buildSession({ conversationId: message.conversationId, turns }),
    replies: [{ id: `${message.id}:0`, text: `${turns}: ${message.text}` }],
  })
}

const twoReplies = async (message: Message, session: Turn['session'] | undefined): Promise<Turn> => {
  const turn = await echo(message, session)
  return { ...turn, replies: [...turn.replies, { id: `${message.id}:1`, text: 'Ada lagi?' }] }
}

/** A worker on a store in memory, with a channel that notes what was said. */
async function build(options: Partial<WorkerOptions> & { readonly store?: Store } = {}) {
  const store = options.store ?? (await openSqliteStore({ directory: undefined }))
  const said: string[] = []
  const facts: DeliveryFact[] = []
  const log = new RecordingLog()
  const worker = new Worker({
    mailbox: store.mailbox,
    respond: echo,
    send: async ({ text }) => {
      said.push(text)
    },
    apologise: async () => ({ text: 'Maaf.' }),
    log,
    observe: (fact) => facts.push(fact),
    retryFirstMs: 2,
    retryLongestMs: 4,
    pollMs: 50,
    ...options,
  })
  worker.start()
  ends.push(
    () => worker.stop({ deadlineMs: 0 }),
    () => store.close(),
  )
  ends.reverse()
  const idle = () => eventually(async () => expect(await store.mailbox.waiting()).toBe(0))
  return { store, worker, said, facts, log, idle }
}

function failing<T>(times: number, error: () => Error, then: () => T): () => T {
  let left = times
  return () => {
    if (left-- > 0) throw error()
    return then()
  }
}

const channelError = (outcome: ChannelError['outcome'], retryAfterMs?: number) => () =>
  new ChannelError('no', { channel: 'test', outcome, ...(retryAfterMs !== undefined && { retryAfterMs }) })

describe('a worker', () => {
  it('answers the messages of a conversation in order, each with the session the one before left', async () => {
    const { store, said, idle } = await build()
    for (const text of ['a', 'b', 'c']) await store.mailbox.deliver(buildMessage({ text }))
    await idle()
    expect(said).toEqual(['1: a', '2: b', '3: c'])
  })

  it('works on different conversations side by side, up to its bound', async () => {
    let running = 0
    let most = 0
    const respond: WorkerOptions['respond'] = async (message, session) => {
      most = Math.max(most, ++running)
      await sleep(5)
      running--
      return echo(message, session)
    }
    const { store, idle } = await build({ respond, concurrency: 4 })
    for (let n = 0; n < 12; n++) await store.mailbox.deliver(buildMessage({ conversationId: `c${n}` }))
    await idle()
    expect(most).toBe(4)
  })

  it('does not wait for its next poll when a message comes', async () => {
    const { store, said } = await build({ pollMs: 60_000 })
    await sleep(20)
    await store.mailbox.deliver(buildMessage({ text: 'halo' }))
    await eventually(() => expect(said).toEqual(['1: halo']))
  })

  it('does scheduled work once, however many deliver it', async () => {
    const { store, said, idle } = await build()
    const due = buildMessage({ id: 'weekly-summary:t1:2026-W12', text: 'ringkasan' })
    await Promise.all([store.mailbox.deliver(due), store.mailbox.deliver(due)])
    await idle()
    expect(said).toEqual(['1: ringkasan'])
  })
})

describe('when a turn fails, a worker', () => {
  it('tries again and says nothing of it when that helps', async () => {
    let failures = 0
    const respond: WorkerOptions['respond'] = async (message, session) => {
      if (failures++ < 4) throw new Error('passing')
      return echo(message, session)
    }
    const { store, said, facts, idle } = await build({ respond })
    await store.mailbox.deliver(buildMessage({ text: 'halo' }))
    await idle()
    expect(said).toEqual(['1: halo'])
    const told = facts.map(({ kind }) => kind)
    expect(told.filter((kind) => kind === 'turn-failed')).toHaveLength(4)
    expect(told).not.toContain('set-aside')
  })

  it('gives up after five tries, apologises once, and goes on with the next message', async () => {
    let tries = 0
    const respond: WorkerOptions['respond'] = async (message, session) => {
      if (message.text !== 'poison') return echo(message, session)
      tries++
      throw new TypeError('of what the person wrote: poison')
    }
    const { store, said, log, facts, idle } = await build({ respond })
    await store.mailbox.deliver(buildMessage({ text: 'poison' }))
    await store.mailbox.deliver(buildMessage({ text: 'next' }))
    await idle()
    expect(said).toEqual(['Maaf.', '1: next'])
    expect(tries).toBe(5)
    expect(facts.filter(({ kind }) => kind === 'set-aside')).toHaveLength(1)
    expect(JSON.stringify(log.lines)).toContain('TypeError')
    expect(JSON.stringify(log.lines)).not.toContain('poison')
  })

  it('gives up on a message that ends the process each time', async () => {
    const store = await openSqliteStore({ directory: undefined })
    await store.mailbox.deliver(buildMessage())
    for (let death = 0; death < 5; death++) {
      const [claim] = (await store.mailbox.claim({ leaseMs: 1, limit: 1 })).claims
      if (claim) await sleep(2)
    }
    const { said, idle } = await build({ store })
    await idle()
    expect(said).toEqual(['Maaf.'])
  })

  it('breaks a turn off that takes too long', async () => {
    const respond: WorkerOptions['respond'] = (_message, _session, signal) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    const { store, said, idle } = await build({ respond, turnTimeoutMs: 5, maxAttempts: 2 })
    await store.mailbox.deliver(buildMessage())
    await idle()
    expect(said).toEqual(['Maaf.'])
  })

  it('does not hold a failing store against the message', async () => {
    let tries = 0
    const respond: WorkerOptions['respond'] = async (message, session) => {
      if (++tries <= 8) throw new StoreError('away', { transient: true })
      return echo(message, session)
    }
    const { store, said, facts, idle } = await build({ respond })
    await store.mailbox.deliver(buildMessage({ text: 'halo' }))
    await idle()
    expect(said).toEqual(['1: halo'])
    const told = facts.map(({ kind }) => kind)
    expect(told.filter((kind) => kind === 'turn-failed')).toHaveLength(8)
    expect(told).not.toContain('set-aside')
  })

  it('goes on without an apology when even that fails', async () => {
    const { store, said, idle } = await build({
      respond: async () => {
        throw new Error('no')
      },
      apologise: () => {
        throw new Error('neither')
      },
    })
    await store.mailbox.deliver(buildMessage())
    await idle()
    expect(said).toEqual([])
  })
})

describe('when a channel does not take a reply, a worker', () => {
  async function buildWith(errors: readonly (() => Error)[], options: Partial<WorkerOptions> = {}) {
    const tries: { text: string; at: number }[] = []
    const left = [...errors]
    const built = await build({
      respond: twoReplies,
      send: async ({ text }) => {
        tries.push({ text, at: performance.now() })
        const error = left.shift()
        if (error) throw error()
        built.said.push(text)
      },
      ...options,
    })
    return { ...built, tries }
  }

  it('sends it again, and the others after it', async () => {
    const { store, said, tries, idle } = await buildWith([channelError('retry'), channelError('retry')])
    await store.mailbox.deliver(buildMessage({ text: 'a' }))
    await store.mailbox.deliver(buildMessage({ text: 'b' }))
    await idle()
    expect(said).toEqual(['1: a', 'Ada lagi?', '2: b', 'Ada lagi?'])
    expect(tries).toHaveLength(6)
  })

  it('waits as long as the channel asks', async () => {
    const { store, tries, idle } = await buildWith([channelError('retry', 120)])
    await store.mailbox.deliver(buildMessage())
    await idle()
    expect((tries[1]?.at ?? 0) - (tries[0]?.at ?? 0)).toBeGreaterThanOrEqual(119)
  })

  it('stops asking the channel about a message of the day before', async () => {
    const { store, said, idle } = await buildWith(
      Array.from({ length: 9 }, () => channelError('retry')),
      {
        giveUpSendingMs: 1,
      },
    )
    await store.mailbox.deliver(buildMessage({ receivedAtMs: Date.now() - 1000 }))
    await idle()
    expect(said).toEqual([])
  })

  it('sets a refused reply aside and sends the others', async () => {
    const { store, said, log, idle } = await buildWith([channelError('refused')])
    await store.mailbox.deliver(buildMessage())
    await idle()
    expect(said).toEqual(['Ada lagi?'])
    expect(log.lines.map(({ level }) => level)).toEqual(['error'])
  })

  it('drops what is left when nobody is there, and keeps the session', async () => {
    const { store, said, idle } = await buildWith([channelError('gone')])
    await store.mailbox.deliver(buildMessage())
    await idle()
    expect(said).toEqual([])
    expect(stateIn(await store.sessions.load('c1')).turns).toBe(1)
  })

  it('stops sending there while the token is not accepted, says so, and goes on when it is', async () => {
    const { store, said, worker, tries } = await buildWith([channelError('unauthorized')], { unauthorizedRetryMs: 150 })
    await store.mailbox.deliver(buildMessage({ text: 'a' }))
    await eventually(() => expect(worker.status().unauthorizedChannels).toEqual(['test']))
    await store.mailbox.deliver(buildMessage({ text: 'b', conversationId: 'c2' }))
    await eventually(() => expect(said.toSorted()).toEqual(['1: a', '1: b', 'Ada lagi?', 'Ada lagi?']))
    expect((tries[1]?.at ?? 0) - (tries[0]?.at ?? 0)).toBeGreaterThanOrEqual(149)
    expect(worker.status().unauthorizedChannels).toEqual([])
  })

  it('holds a failing store against no reply: what is sent has its budget there', async () => {
    const away = () => new StoreError('away', { transient: true })
    const { store, said, idle } = await buildWith(Array.from({ length: 8 }, () => away))
    await store.mailbox.deliver(buildMessage({ text: 'halo' }))
    await idle()
    expect(said).toEqual(['1: halo', 'Ada lagi?'])
  })

  it('gives up on a reply that the adapter cannot handle', async () => {
    const { store, said, tries, log, idle } = await buildWith(
      Array.from({ length: 5 }, () => () => new TypeError('bug')),
    )
    await store.mailbox.deliver(buildMessage())
    await idle()
    expect(said).toEqual(['Ada lagi?'])
    expect(tries).toHaveLength(6)
    expect(JSON.stringify(log.lines)).toContain('TypeError')
  })
})

describe('when others change what a turn rests on, a worker', () => {
  const stream = 'team:t1'

  /** Each turn counts one on from the last event of the stream. */
  function counting(store: Store, meanwhile: () => Promise<void>): WorkerOptions['respond'] {
    return async (message, session) => {
      const { events, position } = await store.events.readFrom(stream)
      await meanwhile()
      const count = Number(events.at(-1)?.data ?? 0) + 1
      return {
        ...(await echo({ ...message, text: `${count}` }, session)),
        events: [buildEvent({ id: message.id, stream, data: count })],
        expects: [{ stream, position }],
      }
    }
  }

  it('works the turn out again from the new state, in the same try', async () => {
    const store = await openSqliteStore({ directory: undefined })
    let others = 3
    const meanwhile = async () => {
      if (others-- > 0) await store.events.append([buildEvent({ stream, data: 100 - others })])
    }
    const { said, facts, idle } = await build({ store, respond: counting(store, meanwhile), maxAttempts: 1 })
    await store.mailbox.deliver(buildMessage())
    await idle()
    expect(said).toEqual(['1: 101'])
    expect(facts.map(({ kind }) => kind)).toEqual(['stale', 'stale', 'stale', 'turn', 'sent', 'over'])
  })

  it('lets others go first after many times, and neither gives up nor loses anything', async () => {
    const store = await openSqliteStore({ directory: undefined })
    let others = 45
    const meanwhile = async () => {
      if (others-- > 0) await store.events.append([buildEvent({ stream, data: 0 })])
    }
    const { said, facts, log, idle } = await build({ store, respond: counting(store, meanwhile), maxAttempts: 1 })
    await store.mailbox.deliver(buildMessage())
    await idle()
    expect(said).toEqual(['1: 1'])
    expect(facts.filter(({ kind }) => kind === 'stale')).toHaveLength(45)
    expect(log.lines.map(({ level }) => level)).toEqual(['warn', 'warn'])
  })

  it('counts every turn of many conversations once', async () => {
    const store = await openSqliteStore({ directory: undefined })
    const { said, idle } = await build({ store, respond: counting(store, async () => {}) })
    const conversations = Array.from({ length: 30 }, (_, number) => `c${number}`)
    await Promise.all(conversations.map((conversationId) => store.mailbox.deliver(buildMessage({ conversationId }))))
    await idle()
    expect(said.map((text) => Number(text.slice(3))).toSorted((a, b) => a - b)).toEqual(
      conversations.map((_, index) => index + 1),
    )
  })
})

describe('when the store fails, a worker', () => {
  it('waits, says so once, and goes on by itself', async () => {
    const store = await openSqliteStore({ directory: undefined })
    const claim = failing(
      3,
      () => new StoreError('away', { transient: true }),
      () => undefined,
    )
    const mailbox = withMethods(store.mailbox, {
      claim: async (options) => claim() ?? store.mailbox.claim(options),
    })
    const { said, log, worker } = await build({ store: { ...store, mailbox } })
    await store.mailbox.deliver(buildMessage({ text: 'halo' }))
    await eventually(() => expect(worker.status().storeReachable).toBe(false))
    await eventually(() => expect(said).toEqual(['1: halo']))
    expect(worker.status().storeReachable).toBe(true)
    expect(log.lines.map(({ level }) => level)).toEqual(['error', 'info'])
  })

  it('repeats commits and marks until they are stored, and says nothing twice', async () => {
    const store = await openSqliteStore({ directory: undefined })
    const error = () => new StoreError('away', { transient: true })
    const [commit, settle] = [failing(2, error, () => undefined), failing(2, error, () => undefined)]
    const mailbox = withMethods(store.mailbox, {
      commit: async (...parts) => commit() ?? store.mailbox.commit(...parts),
      settle: async (...parts) => settle() ?? store.mailbox.settle(...parts),
    })
    const { said, idle } = await build({ store: { ...store, mailbox }, respond: twoReplies })
    await store.mailbox.deliver(buildMessage({ text: 'halo' }))
    await idle()
    expect(said).toEqual(['1: halo', 'Ada lagi?'])
  })

  it('stops working on a conversation whose lease was lost', async () => {
    const store = await openSqliteStore({ directory: undefined })
    const mailbox = withMethods(store.mailbox, { renew: async () => 'lost' })
    let aborted = false
    const respond: WorkerOptions['respond'] = (_message, _session, signal) =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => {
          aborted = true
          reject(signal.reason)
        }),
      )
    const { said, facts } = await build({ store: { ...store, mailbox }, respond, leaseMs: 30 })
    await store.mailbox.deliver(buildMessage())
    await eventually(() => expect(aborted).toBe(true))
    await eventually(() => expect(facts.map(({ kind }) => kind)).toContain('lease-lost'))
    expect(said).toEqual([])
  })
})

describe('a worker whose process stood still', () => {
  /** The process stands still between the commit and the sending, for longer than its lease; then comes `afterwards`. */
  async function buildFrozen(afterwards: (mailbox: Mailbox) => void) {
    const store = await openSqliteStore({ directory: undefined })
    const facts: DeliveryFact['kind'][] = []
    const built = await build({
      store,
      leaseMs: 40,
      observe({ kind }) {
        facts.push(kind)
        if (kind !== 'turn') return
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60)
        afterwards(store.mailbox)
      },
    })
    await store.mailbox.deliver(buildMessage({ text: 'halo' }))
    return { ...built, facts }
  }

  it('goes on when its leases are still its own', async () => {
    const { said, facts, idle } = await buildFrozen(() => {})
    await idle()
    expect(said).toEqual(['1: halo'])
    expect(facts).toEqual(['turn', 'sent', 'over'])
  })

  it('says nothing when another has taken over meanwhile', async () => {
    const { said, facts } = await buildFrozen((mailbox) => void mailbox.claim({ leaseMs: 60_000, limit: 1 }))
    await eventually(() => expect(facts).toEqual(['turn', 'lease-lost']))
    expect(said).toEqual([])
  })
})

describe('asked to stop, a worker', () => {
  const never: WorkerOptions['respond'] = () => new Promise(() => {})

  it('finishes what it holds and takes no more', async () => {
    let respondNow = () => {}
    const mayRespond = new Promise<void>((resolve) => {
      respondNow = resolve
    })
    const { store, worker, said } = await build({
      respond: async (message, session) => {
        await mayRespond
        return echo(message, session)
      },
    })
    await store.mailbox.deliver(buildMessage({ text: 'a' }))
    await store.mailbox.deliver(buildMessage({ text: 'b' }))
    await eventually(() => expect(worker.status().running).toBe(1))
    const stopped = worker.stop()
    respondNow()
    await stopped
    expect(said).toEqual(['1: a'])
    expect(await store.mailbox.waiting()).toBe(1)
  })

  it('hands back at the deadline what it cannot finish, and the try does not count', async () => {
    const { store, worker } = await build({ respond: never })
    const message = buildMessage()
    await store.mailbox.deliver(message)
    await eventually(() => expect(worker.status().running).toBe(1))
    await worker.stop({ deadlineMs: 10 })
    const { claims } = await store.mailbox.claim({ leaseMs: 1000, limit: 1 })
    expect(claims.map(({ work }) => work)).toEqual([{ kind: 'handle', message, session: undefined, attempt: 1 }])
  })

  it('hands back at once when asked a second time', async () => {
    const { store, worker } = await build({ respond: never })
    await store.mailbox.deliver(buildMessage())
    await eventually(() => expect(worker.status().running).toBe(1))
    const first = worker.stop({ deadlineMs: 60_000 })
    await worker.stop()
    await first
    expect((await store.mailbox.claim({ leaseMs: 1000, limit: 1 })).claims).toHaveLength(1)
  })
})

/** The same mailbox with some methods of its own. */
function withMethods(mailbox: Mailbox, methods: Partial<Mailbox>): Mailbox {
  return new Proxy(mailbox, {
    get(real, name) {
      const value = Reflect.get(name in methods ? methods : real, name)
      return typeof value === 'function' ? value.bind(real) : value
    },
  })
}
