import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from '../../src/delivery/worker.ts'
import type { Message } from '../../src/domain/message.ts'
import { personKey } from '../../src/domain/message.ts'
import { newSession, type Session, stateOf, withState } from '../../src/domain/session.ts'
import type { Turn } from '../../src/domain/turn.ts'
import { openRedisStore } from '../../src/infrastructure/redis/open-store.ts'
import { openSqliteStore } from '../../src/infrastructure/sqlite/open-store.ts'
import type { Mailbox } from '../../src/ports/mailbox.ts'
import { startRedisServer } from '../../test/support/redis-server.ts'

/** `map`: the same turns on a Map in memory that forgets everything: what the skill and the loop cost by themselves. */
export const drivers = ['map', 'sqlite', 'redis'] as const
export type Driver = (typeof drivers)[number]

export type TurnsReport = {
  readonly driver: Driver
  /** How many conversations had a session before the first turn that was measured. */
  readonly stored: number
  /** With many messages under way at the same time. */
  readonly load: Pace
  /** One message after the other. */
  readonly alone: Pace
}

/** Durations are from the message being handed over to its reply being sent. */
export type Pace = { readonly turnsPerSecond: number; readonly p50Ms: number; readonly p99Ms: number }

export type TurnsOptions = {
  /** How many of each kind, over all rounds. */
  readonly turns: number
  /** How many messages are under way at the same time under load, each in a conversation of its own. */
  readonly inFlight: number
}

/** Where turns happen: takes a message and resolves when its reply was sent. */
type Place = { ask(message: Message): Promise<void>; close(): Promise<void> }

/** The best of so many is what counts: the disk and the processor may be busy with somebody else's work. */
const rounds = 5

/** A prime, so that the turns are spread over all that is stored. */
const spread = 7919

/** One report for each of the counts. They take turns in each round, so that all meet the same machine. */
export async function measureTurns(
  driver: Driver,
  storedCounts: readonly number[],
  options: TurnsOptions,
): Promise<readonly TurnsReport[]> {
  const runs: { place: Place; stored: number; load: Pace[]; alone: Pace[] }[] = []
  try {
    for (const stored of storedCounts) {
      const place = await open(driver)
      runs.push({ place, stored, load: [], alone: [] })
      await each(stored, 256, (index) => place.ask(buildMessage(`s${index}`, 'first')))
      // A warm-up, so that the first measured turns are not those that the compiler sees first.
      await each(1000, options.inFlight, (index) => place.ask(buildMessage(`w${index}`, 'first')))
    }
    for (let round = 0; round < rounds; round++) {
      for (const { place, stored, load, alone } of runs) {
        const turns = Math.ceil(options.turns / rounds)
        load.push(await measurePace(place, { turns, stored, inFlight: options.inFlight, name: `load${round}` }))
        alone.push(await measurePace(place, { turns, stored, inFlight: 1, name: `alone${round}` }))
      }
    }
    return runs.map(({ stored, load, alone }) => ({ driver, stored, load: best(load), alone: best(alone) }))
  } finally {
    for (const { place } of runs) await place.close()
  }
}

function best(paces: readonly Pace[]): Pace {
  return paces.reduce((a, b) => (b.turnsPerSecond > a.turnsPerSecond ? b : a))
}

type Measurement = {
  readonly turns: number
  readonly stored: number
  readonly inFlight: number
  readonly name: string
}

async function measurePace(place: Place, { turns, stored, inFlight, name }: Measurement): Promise<Pace> {
  const durations: number[] = []
  const startedAt = performance.now()
  await each(turns, inFlight, async (index) => {
    const askedAt = performance.now()
    await place.ask(buildMessage(`s${(index * spread) % Math.max(1, stored)}`, `${name}/${index}`))
    durations.push(performance.now() - askedAt)
  })
  const seconds = (performance.now() - startedAt) / 1000
  durations.sort((a, b) => a - b)
  const at = (share: number) => durations[Math.floor(durations.length * share)] ?? 0
  return { turnsPerSecond: turns / seconds, p50Ms: at(0.5), p99Ms: at(0.99) }
}

/** The trivial skill: counts, and says how far it came. */
async function respond(message: Message, before: Session | undefined): Promise<Turn> {
  const session = before ?? newSession(message.conversationId)
  const key = personKey(message.person)
  const state = stateOf(session, key)
  const turns = state.turns + 1
  return {
    session: withState(session, key, { ...state, turns, memory: { echo: { last: message.text } } }),
    events: [],
    replies: [{ id: `${message.id}:0`, text: `${turns}: ${message.text}` }],
  }
}

function open(driver: Driver): Promise<Place> {
  if (driver === 'map') return openMap()
  return driver === 'sqlite' ? openSqlite() : openRedis()
}

async function openMap(): Promise<Place> {
  const sessions = new Map<string, string>()
  return {
    async ask(message) {
      const stored = sessions.get(message.conversationId)
      const turn = await respond(message, stored === undefined ? undefined : (JSON.parse(stored) as Session))
      sessions.set(message.conversationId, JSON.stringify(turn.session))
    },
    async close() {},
  }
}

async function openSqlite(): Promise<Place> {
  const directory = mkdtempSync(join(tmpdir(), 'prima-turns-'))
  const store = await openSqliteStore({ directory })
  return onMailbox(store.mailbox, async () => {
    await store.close()
    rmSync(directory, { recursive: true, force: true })
  })
}

/** The store and its Redis, which flushes its file once a second, as it does by default. */
async function openRedis(): Promise<Place> {
  const server = await startRedisServer({ appendFsync: 'everysec' })
  const store = await openRedisStore({ url: server.url })
  return onMailbox(store.mailbox, async () => {
    await store.close()
    await server.stop()
  })
}

function onMailbox(mailbox: Mailbox, close: () => Promise<void>): Place {
  const asked = new Map<string, () => void>()
  const worker = new Worker({
    mailbox,
    respond,
    send: async (_reply, { id }) => asked.get(id)?.(),
    apologise: () => ({ text: 'Maaf.' }),
    concurrency: 64,
  })
  worker.start()
  return {
    async ask(message) {
      const answered = new Promise<void>((resolve) => asked.set(message.id, resolve))
      await mailbox.deliver(message)
      await answered
      asked.delete(message.id)
    },
    async close() {
      await worker.stop()
      await close()
    },
  }
}

async function each(count: number, inFlight: number, work: (index: number) => Promise<void>) {
  let next = 0
  const lane = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: inFlight }, lane))
}

function buildMessage(conversationId: string, name: string): Message {
  return {
    id: `${conversationId}/${name}`,
    conversationId,
    person: { channel: 'bench', id: conversationId },
    kind: 'said',
    text: 'Apakah usaha saya wajib punya NIB?',
    attachments: [],
    receivedAtMs: Date.now(),
  }
}
