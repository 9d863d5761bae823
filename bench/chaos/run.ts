import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type RedisServer, startRedisServer } from '../../test/support/redis-server.ts'
import { type Blow, causeOf, nextReplyMs, planBlows, recoveredMs, type Victim } from './blows.ts'
import { Bots } from './bots.ts'
import { type Findings, inspect, toldReplies } from './inspect.ts'
import { openStore, type StorePlace } from './open-store.ts'
import { Platform } from './platform.ts'
import { buildTraffic, type TrafficOptions } from './tasks.ts'

export type ChaosOptions = TrafficOptions & {
  /** How often a process of the bot is killed: at random moments, or one every so many seconds. */
  readonly kills: number | { readonly everySeconds: number }
  /** How often Redis is killed, besides. */
  readonly redisKills: number
  /** How often a process of the bot is stopped for longer than it may be silent, and then goes on. */
  readonly freezes: number
  /** How long a lease lasts. Prima's own is 15 seconds; shorter, more is taken over. */
  readonly leaseMs: number
  /** On Redis: each process comes up at a place of its own, so that the others know its death by its silence alone. */
  readonly apart?: boolean
  /** When Redis flushes its file. Default `always`. */
  readonly redisFsync?: 'always' | 'everysec'
  /** After how long without any progress the run is given up. */
  readonly patienceMs: number
}

export type ChaosReport = Findings & {
  readonly driver: StorePlace['driver']
  readonly messages: number
  readonly kills: number
  readonly freezes: number
  readonly redisKills: number
  readonly seconds: number
  /** Turns that were worked out again because the shared stream had moved on. */
  readonly stale: number
  readonly replies: number
  readonly missingReplies: number
  /** Replies that came before an earlier one of their conversation. */
  readonly disorderedReplies: number
  /** Replies that were taken more than once, by what happened between the sending and the mark. */
  readonly repeats: Readonly<Record<Victim | 'unexplained', number>>
  readonly leftInMailbox: number
  /** Processes that ended without being killed. */
  readonly crashes: number
  /** From a kill to the next reply that comes from a process that was not killed by it. */
  readonly nextReplyMs: readonly number[]
  /** From a kill until all that was accepted before it is answered, where no other kill came between. */
  readonly recoveredMs: readonly number[]
  /** From the acknowledgement of each message to its last reply. */
  readonly answerMs: readonly number[]
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
  const { leaseMs, messages } = options
  const sent = buildTraffic(options)
  const told = toldReplies(sent)
  const platform = new Platform(sent)
  const port = await platform.listen()
  const placeOf = (process: number): StorePlace =>
    place.driver === 'redis' && options.apart ? { ...place, place: { name: `machine ${process}` } } : place
  const bots = new Bots((process) => ({ process, port, store: placeOf(process), leaseMs }))
  const blows: Blow[] = []
  const startedAt = performance.now()
  let lastProgressAt = startedAt
  platform.onTaken = (process) => {
    lastProgressAt = performance.now()
    for (const blow of blows) if (process !== blow.process) blow.nextReplyAt ??= lastProgressAt
  }
  for (let process = 0; process < (redis ? 2 : 1); process++) bots.start()

  const planned = planBlows(messages, {
    bot: typeof options.kills === 'number' ? options.kills : 0,
    frozen: options.freezes,
    redis: redis ? options.redisKills : 0,
  })
  const killEveryMs = typeof options.kills === 'number' ? Number.POSITIVE_INFINITY : options.kills.everySeconds * 1000
  let nextKillAt = startedAt + killEveryMs
  const isOver = () => platform.answered === messages && platform.told === told.length
  while (!isOver() && performance.now() - lastProgressAt < options.patienceMs) {
    const next = planned[0]
    if (performance.now() >= nextKillAt && platform.answered < messages) {
      // One that is at work, however long it takes to come up on a busy machine.
      const atMs = performance.now()
      const process = bots.killOne((number) => platform.isAtWork(number))
      if (process !== undefined) blows.push({ victim: 'bot', atMs, process })
      nextKillAt = process === undefined ? atMs + 50 : Math.max(nextKillAt, atMs) + killEveryMs
    } else if (next && platform.answered >= next.answered) {
      planned.shift()
      await sleep(Math.random() * 20)
      await strike(next.victim, { blows, bots, redis, freezeMs: redis ? Math.max(leaseMs, 2500) : leaseMs })
    } else await sleep(1)
  }
  const seconds = (performance.now() - startedAt) / 1000
  await bots.stop()
  platform.close()

  const store = await openStore(place)
  const findings = await inspect(store, sent)
  const leftInMailbox = await store.mailbox.waiting()
  await store.close()
  const causes = platform.repeats.map(({ replyId, atMs }) => causeOf(blows, platform.firstTaken(replyId), atMs))
  const count = (victim: Victim) => blows.filter((blow) => blow.victim === victim).length
  const repeatsOf = (cause: Victim | 'unexplained') => causes.filter((other) => other === cause).length
  return {
    ...findings,
    driver: place.driver,
    messages,
    kills: count('bot'),
    freezes: count('frozen'),
    redisKills: count('redis'),
    seconds,
    stale: platform.stale,
    replies: sent.reduce((total, { task }) => total + task.replies, told.length),
    missingReplies: platform.missingReplies(told),
    disorderedReplies: platform.orderViolations,
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
    answerMs: platform.answerMs(),
  }
}

/** Nothing was lost, done twice or out of order, and nothing said again without one of our blows to explain it. */
export function isClean(report: ChaosReport): boolean {
  const { handled, counted, told, missingReplies, disorderedReplies, repeats, leftInMailbox, crashes } = report
  const faults = [handled, counted, told].map(({ lost, twice, disorder }) => lost + twice + disorder)
  const others = [missingReplies, disorderedReplies, repeats.unexplained, leftInMailbox, crashes]
  return [...faults, ...others].every((count) => count === 0)
}

type Scene = {
  readonly blows: Blow[]
  readonly bots: Bots
  readonly redis: RedisServer | undefined
  /** Longer than a process may be silent, or than its leases where it may be silent for ever. */
  readonly freezeMs: number
}

async function strike(victim: Victim, { blows, bots, redis, freezeMs }: Scene) {
  const atMs = performance.now()
  if (victim === 'bot') {
    const process = bots.killOne()
    if (process !== undefined) blows.push({ victim, atMs, process })
    return
  }
  if (victim === 'frozen') {
    const process = bots.freezeOne(freezeMs * (1.1 + Math.random()), () => {
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
