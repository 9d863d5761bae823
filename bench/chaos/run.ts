import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stateOf } from '../../src/domain/session.ts'
import type { Store } from '../../src/ports/store.ts'
import { type RedisServer, startRedisServer } from '../../test/support/redis-server.ts'
import { type Blow, causeOf, nextReplyMs, planBlows, recoveredMs, type Victim } from './blows.ts'
import { Bots } from './bots.ts'
import { openStore, type StorePlace } from './open-store.ts'
import { Platform, type Sent } from './platform.ts'
import { leaseMs } from './protocol.ts'

export type ChaosOptions = {
  readonly messages: number
  readonly conversations: number
  /** How often a process of the bot is killed. */
  readonly kills: number
  /** How often Redis is killed, besides. */
  readonly redisKills: number
  /** How often a process of the bot is stopped for longer than its leases last, and then goes on. */
  readonly freezes: number
  /** When Redis flushes its file. Default `always`. */
  readonly redisFsync?: 'always' | 'everysec'
  /** After how long without any progress the run is given up. */
  readonly patienceMs: number
}

export type ChaosReport = {
  readonly driver: StorePlace['driver']
  readonly messages: number
  readonly replies: number
  readonly kills: number
  readonly freezes: number
  readonly redisKills: number
  readonly seconds: number
  /** Messages by what became of their change of state. */
  readonly once: number
  readonly lost: number
  readonly twice: number
  readonly orderViolations: number
  readonly missingReplies: number
  /** Replies that were taken more than once, by what happened between the sending and the mark. */
  readonly repeats: Readonly<Record<Victim | 'unexplained', number>>
  readonly leftInMailbox: number
  /** Processes that ended without being killed. */
  readonly crashes: number
  /** From a kill to the next reply that comes from a process that was not killed by it. */
  readonly nextReplyMs: readonly number[]
  /** From a kill until all that was accepted before it is answered, where no other kill came between. */
  readonly recoveredMs: readonly number[]
}

export async function runChaos(driver: StorePlace['driver'], options: ChaosOptions): Promise<ChaosReport> {
  const directory = mkdtempSync(join(tmpdir(), 'prima-chaos-'))
  const redis = driver === 'redis' ? await startRedisServer({ appendFsync: options.redisFsync ?? 'always' }) : undefined
  const place: StorePlace = redis ? { driver: 'redis', url: redis.url } : { driver: 'sqlite', directory }
  try {
    return await run(place, redis, options)
  } finally {
    await redis?.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function run(place: StorePlace, redis: RedisServer | undefined, options: ChaosOptions): Promise<ChaosReport> {
  const sent = buildMessages(options)
  const platform = new Platform(sent)
  const port = await platform.listen()
  const bots = new Bots(port, place)
  const blows: Blow[] = []
  const startedAt = performance.now()
  let lastProgressAt = startedAt
  platform.onTaken = (process) => {
    lastProgressAt = performance.now()
    for (const blow of blows) if (process !== blow.process) blow.nextReplyAt ??= lastProgressAt
  }
  for (let process = 0; process < (redis ? 2 : 1); process++) bots.start()

  const planned = planBlows(options.messages, {
    bot: options.kills,
    frozen: options.freezes,
    redis: redis ? options.redisKills : 0,
  })
  while (platform.answered < options.messages && performance.now() - lastProgressAt < options.patienceMs) {
    const next = planned[0]
    if (!next || platform.answered < next.answered) {
      await sleep(1)
      continue
    }
    planned.shift()
    await sleep(Math.random() * 20)
    await strike(next.victim, { blows, bots, redis })
  }
  const seconds = (performance.now() - startedAt) / 1000
  await bots.stop()
  platform.close()

  const store = await openStore(place)
  const state = await inspect(store, sent)
  const leftInMailbox = await store.mailbox.waiting()
  await store.close()
  const causes = platform.repeats.map(({ replyId, atMs }) => causeOf(blows, platform.firstTaken(replyId), atMs))
  const count = (victim: Victim) => blows.filter((blow) => blow.victim === victim).length
  const repeatsOf = (cause: Victim | 'unexplained') => causes.filter((other) => other === cause).length
  return {
    driver: place.driver,
    messages: sent.length,
    replies: sent.reduce((sum, { replies }) => sum + replies, 0),
    kills: count('bot'),
    freezes: count('frozen'),
    redisKills: count('redis'),
    seconds,
    ...state,
    orderViolations: state.orderViolations + platform.orderViolations,
    missingReplies: platform.missingReplies(),
    repeats: {
      bot: repeatsOf('bot'),
      frozen: repeatsOf('frozen'),
      redis: repeatsOf('redis'),
      unexplained: repeatsOf('unexplained'),
    },
    leftInMailbox,
    crashes: bots.crashes,
    nextReplyMs: nextReplyMs(blows),
    recoveredMs: recoveredMs(blows, platform),
  }
}

type Scene = { readonly blows: Blow[]; readonly bots: Bots; readonly redis: RedisServer | undefined }

async function strike(victim: Victim, { blows, bots, redis }: Scene) {
  const atMs = performance.now()
  if (victim === 'bot') {
    blows.push({ victim, atMs, process: bots.killOne() })
    return
  }
  if (victim === 'frozen') {
    const forMs = leaseMs * (1.1 + Math.random())
    const process = bots.freezeOne(forMs, () => {
      blow.backAt = performance.now()
    })
    const blow: Blow = { victim, atMs, process }
    blows.push(blow)
    return
  }
  const blow: Blow = { victim, atMs }
  blows.push(blow)
  await redis?.kill()
  await sleep(Math.random() * 200)
  await redis?.start()
  blow.backAt = performance.now()
}

/** Each message says how many replies it wants, so that the platform knows what to expect. */
function buildMessages({ messages, conversations }: ChaosOptions): Sent[] {
  return Array.from({ length: messages }, (_, index) => {
    const conversationId = `c${index % conversations}`
    const number = Math.floor(index / conversations)
    const replies = 1 + Math.floor(Math.random() * 3)
    return {
      replies,
      message: {
        id: `${conversationId}/${number}`,
        conversationId,
        person: { channel: 'chaos', id: conversationId },
        kind: 'said',
        text: JSON.stringify({ number, replies }),
        attachments: [],
        receivedAtMs: Date.now(),
      },
    }
  })
}

/** The state in the end: each conversation's session and events must hold each message's number once, in order. */
async function inspect(store: Store, sent: readonly Sent[]) {
  const expected = new Map<string, number>()
  for (const { message } of sent) expected.set(message.conversationId, (expected.get(message.conversationId) ?? 0) + 1)
  let [once, lost, twice, orderViolations] = [0, 0, 0, 0]
  for (const [conversationId, count] of expected) {
    const inSession = (stateOf(await store.sessions.load(conversationId), `chaos:${conversationId}`).memory.handled ??
      []) as number[]
    const inEvents = (await store.events.read(`team:${conversationId}`)).map(({ data }) => data as number)
    for (let number = 0; number < count; number++) {
      const times = [inSession, inEvents].map((handled) => handled.filter((other) => other === number).length)
      if (Math.min(...times) === 0) lost++
      else if (Math.max(...times) > 1) twice++
      else once++
    }
    for (const handled of [inSession, inEvents])
      orderViolations += handled.filter((number, index) => index > 0 && number < (handled[index - 1] ?? 0)).length
  }
  return { once, lost, twice, orderViolations }
}
