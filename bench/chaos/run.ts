import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../src/ports/store.ts'
import { type RedisServer, startRedisServer } from '../../test/support/redis-server.ts'
import { openStore, type StorePlace } from './open-store.ts'
import { Platform, type Sent, type Taken } from './platform.ts'

export type ChaosOptions = {
  readonly messages: number
  readonly conversations: number
  /** How often a process of the bot is killed. */
  readonly kills: number
  /** How often Redis is killed, besides. */
  readonly redisKills: number
  /** After how long without any progress the run is given up. */
  readonly patienceMs: number
}

export type ChaosReport = {
  readonly driver: StorePlace['driver']
  readonly messages: number
  readonly replies: number
  readonly kills: number
  readonly redisKills: number
  readonly seconds: number
  /** Messages by what became of their change of state. */
  readonly once: number
  readonly lost: number
  readonly twice: number
  readonly orderViolations: number
  readonly missingReplies: number
  /** Replies that were taken more than once. */
  readonly repeated: number
  /** Of these, those whose process lived on while Redis was killed before it could mark them. */
  readonly repeatedForRedis: number
  /** Of these, those that no kill explains. */
  readonly unexplainedRepeats: number
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
  const redis = driver === 'redis' ? await startRedisServer({ appendFsync: 'always' }) : undefined
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
  const startedAt = performance.now()
  const kills: Kill[] = []
  let lastProgressAt = startedAt
  platform.onTaken = (process) => {
    lastProgressAt = performance.now()
    for (const kill of kills) if (process !== kill.process) kill.nextReplyAt ??= lastProgressAt
  }
  for (let process = 0; process < (redis ? 2 : 1); process++) bots.start()

  const targets = killTargets(options, redis !== undefined)
  while (platform.answered < options.messages && performance.now() - lastProgressAt < options.patienceMs) {
    const target = targets[0]
    if (!target || platform.answered < target.answered) {
      await sleep(1)
      continue
    }
    targets.shift()
    await sleep(Math.random() * 20)
    const kill: Kill = { atMs: performance.now() }
    kills.push(kill)
    if (target.victim === 'bot') kill.process = bots.killOne()
    else if (redis) {
      await redis.kill()
      await sleep(Math.random() * 200)
      await redis.start()
      kill.redisBackAt = performance.now()
    }
  }
  const seconds = (performance.now() - startedAt) / 1000
  await bots.stop()
  platform.close()

  const store = await openStore(place)
  const state = await inspect(store, sent)
  const leftInMailbox = await store.mailbox.waiting()
  await store.close()
  const causes = platform.repeats.map(({ replyId, atMs }) => causeOf(kills, platform.firstTaken(replyId), atMs))
  return {
    driver: place.driver,
    messages: sent.length,
    replies: sent.reduce((sum, { replies }) => sum + replies, 0),
    kills: options.kills - targets.filter(({ victim }) => victim === 'bot').length,
    redisKills: kills.filter(({ redisBackAt }) => redisBackAt !== undefined).length,
    seconds,
    ...state,
    orderViolations: state.orderViolations + platform.orderViolations,
    missingReplies: platform.missingReplies(),
    repeated: platform.repeats.length,
    repeatedForRedis: causes.filter((cause) => cause === 'redis').length,
    unexplainedRepeats: causes.filter((cause) => cause === undefined).length,
    leftInMailbox,
    crashes: bots.crashes,
    nextReplyMs: kills.flatMap(({ atMs, nextReplyAt }) => (nextReplyAt === undefined ? [] : [nextReplyAt - atMs])),
    recoveredMs: kills.flatMap(({ atMs }, index) => {
      const recoveredMs = recoveredAfter(platform, atMs)
      const next = kills[index + 1]
      return next && next.atMs < atMs + recoveredMs ? [] : [recoveredMs]
    }),
  }
}

type Kill = { readonly atMs: number; process?: number; redisBackAt?: number; nextReplyAt?: number }

/** Why a reply was said again: its process was killed, or Redis was before the mark reached it. */
function causeOf(kills: readonly Kill[], first: Taken | undefined, againAt: number): 'bot' | 'redis' | undefined {
  if (!first) return undefined
  if (kills.some(({ process, atMs }) => process === first.process && atMs < againAt)) return 'bot'
  const away = kills.some(
    ({ atMs, redisBackAt }) => redisBackAt !== undefined && first.atMs < redisBackAt && atMs < againAt,
  )
  return away ? 'redis' : undefined
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
        text: JSON.stringify({ number, replies }),
        attachments: [],
        receivedAtMs: Date.now(),
      },
    }
  })
}

/** Kills spread at random over the run, each after so many messages were answered. */
function killTargets({ messages, kills, redisKills }: ChaosOptions, withRedis: boolean) {
  const victims = [
    ...Array.from({ length: kills }, () => 'bot' as const),
    ...Array.from({ length: withRedis ? redisKills : 0 }, () => 'redis' as const),
  ]
  return victims
    .map((victim) => ({ victim, answered: Math.floor(messages * (0.02 + 0.93 * Math.random())) }))
    .toSorted((a, b) => a.answered - b.answered)
}

/** The state in the end: each conversation's session and events must hold each message's number once, in order. */
async function inspect(store: Store, sent: readonly Sent[]) {
  const expected = new Map<string, number>()
  for (const { message } of sent) expected.set(message.conversationId, (expected.get(message.conversationId) ?? 0) + 1)
  let [once, lost, twice, orderViolations] = [0, 0, 0, 0]
  for (const [conversationId, count] of expected) {
    const inSession = ((await store.sessions.load(conversationId))?.memory.handled ?? []) as number[]
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

function recoveredAfter(platform: Platform, killedAt: number): number {
  let recovered = killedAt
  for (const [messageId, acknowledgedAt] of platform.acknowledgedAt) {
    const answeredAt = platform.answeredAt.get(messageId) ?? Number.POSITIVE_INFINITY
    if (acknowledgedAt <= killedAt && answeredAt > killedAt) recovered = Math.max(recovered, answeredAt)
  }
  return recovered - killedAt
}

type Running = { readonly child: ChildProcess; readonly process: number }

/** The processes of the bot. Each that ends is started again. */
class Bots {
  readonly #port: number
  readonly #place: StorePlace
  readonly #running = new Set<Running>()
  #started = 0
  crashes = 0

  constructor(port: number, place: StorePlace) {
    this.#port = port
    this.#place = place
  }

  start() {
    const number = ++this.#started
    const args = [join(import.meta.dirname, 'bot.ts'), `${number}`, `${this.#port}`, JSON.stringify(this.#place)]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
    const running: Running = { child, process: number }
    this.#running.add(running)
    child.once('exit', () => {
      // One that was killed on purpose or told to stop is not in the list any more.
      if (!this.#running.delete(running)) return
      this.crashes++
      this.start()
    })
  }

  /** Returns the number of the process. */
  killOne(): number {
    const running = [...this.#running]
    const victim = running[Math.floor(Math.random() * running.length)]
    if (!victim) throw new Error('no process to kill')
    this.#running.delete(victim)
    victim.child.kill('SIGKILL')
    this.start()
    return victim.process
  }

  async stop() {
    const running = [...this.#running]
    this.#running.clear()
    await Promise.all(
      running.map(async ({ child }) => {
        const exited = once(child, 'exit')
        child.kill('SIGTERM')
        await exited
      }),
    )
  }
}
