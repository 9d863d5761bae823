import { once } from 'node:events'
import { type BuildParts, type BuiltConversation, buildConversation } from './build-conversation.ts'
import type { Config } from './config.ts'
import { createInterruptions } from './conversation/model/interruptions.ts'
import { describeError } from './delivery/describe-error.ts'
import { notServedHere } from './delivery/not-served-here.ts'
import { type DeliveryFact, Worker } from './delivery/worker.ts'
import { ConfigError, StoreError } from './domain/errors.ts'
import type { Message } from './domain/message.ts'
import { languageIn } from './domain/session.ts'
import { within } from './domain/within.ts'
import { createLog } from './infrastructure/telemetry/create-log.ts'
import { createMetrics } from './infrastructure/telemetry/metrics.ts'
import { openChannels, type ServedChannel } from './open-channels.ts'
import { modelParts, openModels } from './open-models.ts'
import { openStore } from './open-store.ts'
import { openDataSecrets } from './people/keeping/data-secret.ts'
import type { Attachments } from './ports/attachments.ts'
import { systemClock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'
import type { Delivered } from './ports/mailbox.ts'
import type { Store } from './ports/store.ts'
import type { StopSignals } from './process/listen-for-stop.ts'
import { Ticker } from './schedule/ticker.ts'
import { type Endpoint, type HttpServer, startHttpServer } from './service/http/http-server.ts'
import { whyNotReady } from './service/http/readiness.ts'

/** How long a turn at hand may go on after the wish to stop; with the rest under the 10 seconds that Docker waits. */
const finishMs = 6000
/** How long to wait for others to close what we let go of. */
const closeMs = 1000

/**
 * Prima as a service: all channels that have a token, until SIGTERM or SIGINT. Resolves when she has stopped.
 * @throws ConfigError, KnowledgeError or StoreError when she cannot start.
 */
export async function runService(config: Config, { asked, hurried }: StopSignals): Promise<void> {
  const log = createLog(config.logLevel ?? 'info')
  // Node would print the text of an error that nobody foresaw, and that may quote what a person wrote.
  process.on('uncaughtException', (error) => {
    log.fatal({ error: describeError(error) }, 'stopped by an error that nobody foresaw')
    process.exit(1)
  })
  const service = new Service(config, log)
  try {
    await Promise.race([service.start(), aborted(asked)])
    await aborted(asked)
  } finally {
    await service.stop(hurried)
    // What is still open then, such as a connection that is just being made, must not keep the process.
    setTimeout(() => process.exit(), 500).unref()
  }
}

/** Everything that lives as long as the service does. */
class Service {
  readonly #config: Config
  readonly #log: Log
  readonly #metrics = createMetrics({
    waiting: async () => this.#store?.mailbox.waiting() ?? Number.NaN,
    channels: () => this.#channels,
  })
  readonly #routes: Endpoint[] = []
  readonly #stopping = new AbortController()
  /** The conversation is built before the store is open, so that what is wrong in it shows at once. */
  readonly #events: BuildParts['events'] & object = {
    read: async (...range) => this.#openStore().events.read(...range),
    readFrom: async (...range) => this.#openStore().events.readFrom(...range),
    streams: async (prefix) => this.#openStore().events.streams(prefix),
  }
  readonly #personal: BuildParts['store'] & object = {
    events: {
      ...this.#events,
      append: async (events) => this.#openStore().events.append(events),
      erase: async (stream) => this.#openStore().events.erase(stream),
      replace: async (at, events) => this.#openStore().events.replace(at, events),
      trim: async (...args) => this.#openStore().events.trim(...args),
    },
    records: {
      exportOf: async (accounts) => this.#openStore().records.exportOf(accounts),
      erase: async (...args) => this.#openStore().records.erase(...args),
      scrub: async () => this.#openStore().records.scrub(),
    },
  }
  readonly #attachments: Attachments = {
    open: async (message, attachment, options) =>
      (await this.#channelOf(message)?.open(attachment, options)) ?? { kind: 'refused', reason: 'not-reached' },
  }
  readonly #interruptions = createInterruptions()
  #isStarted = false
  #server: HttpServer | undefined
  #store: Store | undefined
  #channels: readonly ServedChannel[] = []
  #worker: Worker | undefined
  #ticker: Ticker | undefined

  constructor(config: Config, log: Log) {
    this.#config = config
    this.#log = log
  }

  /** Resolves when every channel is connected, or known to be out of reach for now; rejects too when stopped before. */
  async start(): Promise<void> {
    const models = await openModels(this.#config, { log: this.#log, metrics: this.#metrics })
    const built = buildConversation(this.#config, {
      clock: systemClock,
      events: this.#events,
      store: this.#personal,
      health: () => this.#health(),
      attachments: this.#attachments,
      privateConversationOf: ({ channel, id }) =>
        this.#channels.find(({ name }) => name === channel)?.privateConversation(id),
      ...modelParts(this.#config, models, {
        interruptions: this.#interruptions,
        observe: this.#metrics,
        stopping: this.#stopping.signal,
        draftFor: (message) => this.#channelOf(message)?.draft?.(message),
      }),
    })
    // Before anything that takes long: whoever watches over the process can see that it starts.
    this.#server = await startHttpServer({
      port: this.#config.port,
      host: this.#config.host,
      routes: this.#routes,
      notReady: () => this.#notReady(),
      expose: this.#metrics.expose,
    })
    this.#log.info({ port: this.#server.port }, 'health, metrics and webhooks are on this port')
    this.#stopping.signal.throwIfAborted()
    const store = await openStore(this.#config, this.#log)
    this.#store = store
    this.#stopping.signal.throwIfAborted()
    built.pseudonyms.learn(await openDataSecrets(store.events, this.#config.dataSecrets, systemClock.now()))
    this.#stopping.signal.throwIfAborted()
    this.#channels = await openChannels(this.#config, {
      deliver: (message) => this.#deliver(store, message),
      store,
      phrases: built.phrases,
      commands: built.conversation.commands,
      log: this.#log,
      overviewOf: built.overviewOf,
      onStop: (message) => this.#interruptions.stopped(message),
    })
    this.#stopping.signal.throwIfAborted()
    this.#routes.push(...this.#channels.flatMap(({ http }) => http ?? []))
    this.#worker = this.#createWorker(store, built)
    this.#worker.start()
    this.#ticker = new Ticker({
      sources: built.dueSources,
      mailbox: store.mailbox,
      clock: systemClock,
      log: this.#log,
    })
    this.#ticker.start()
    await startAll(this.#channels)
    this.#stopping.signal.throwIfAborted()
    this.#isStarted = true
    this.#log.info(
      {
        channels: this.#channels.map(({ name }) => name),
        store: this.#config.redisUrl === undefined ? 'sqlite' : 'redis',
      },
      'Prima is at your service',
    )
  }

  /**
   * Takes nothing more in, finishes the turns at hand or hands them back, and lets go of everything. Never rejects.
   * `hurry`: hand back at once.
   */
  async stop(hurry: AbortSignal): Promise<void> {
    this.#stopping.abort()
    this.#log.info({}, 'stopping')
    const breakOff = () => void this.#worker?.stop({ deadlineMs: 0 })
    hurry.addEventListener('abort', breakOff)
    await this.#ticker?.stop()
    await Promise.all([
      ...this.#channels.map((channel) => settled(finishMs, channel.stop(), hurry)),
      this.#worker?.stop({ deadlineMs: hurry.aborted ? 0 : finishMs }),
    ])
    await Promise.all(this.#channels.map((channel) => settled(closeMs, channel.close())))
    await settled(closeMs, Promise.all([this.#server?.close(), this.#store?.close()]))
    this.#log.info({}, 'stopped')
  }

  #createWorker(store: Store, { conversation, phrases, unread }: BuiltConversation): Worker {
    return new Worker({
      mailbox: store.mailbox,
      respond: conversation.respond,
      showWorking: (message, isAgain) => {
        // What nobody waits for shows no sign.
        const isAwaited = message.kind !== 'due' && !message.isUncalled
        return (isAwaited && this.#channelOf(message)?.showWorking(message, isAgain)) || (() => {})
      },
      send: async (reply, message, signal) => {
        const channel = this.#channelOf(message)
        if (!channel) throw notServedHere(message.person.channel)
        await channel.send(reply, message, signal)
      },
      apologise: async ({ conversationId }) => {
        const session = await store.sessions.load(conversationId)
        return { text: phrases.say(languageIn(session) ?? this.#config.defaultLanguage, 'apology') }
      },
      unread,
      log: this.#log,
      observe: (fact) => this.#observe(fact),
    })
  }

  #openStore(): Store {
    if (!this.#store) throw new StoreError('the store is not open yet', { transient: true })
    return this.#store
  }

  /** For admins: no name of a person or a conversation in it. */
  async #health(): Promise<readonly string[]> {
    const [reasons, waiting] = await Promise.all([this.#notReady(), this.#openStore().mailbox.waiting()])
    const memory = Math.round(process.memoryUsage().rss / 1024 / 1024)
    const hours = Math.round(process.uptime() / 3600)
    return [
      ...(reasons.length > 0 ? reasons : ['ready']),
      `${this.#config.redisUrl === undefined ? 'sqlite' : 'redis'}, ${waiting} waiting`,
      ...this.#channels.map((channel) => `${channel.name}: ${channel.connected() ? 'connected' : 'not connected'}`),
      `${memory} MB, up ${hours} h`,
    ]
  }

  async #deliver(store: Store, message: Message): Promise<Delivered> {
    const { channel } = message.person
    try {
      const outcome = await store.mailbox.deliver(message)
      if (outcome === 'accepted') this.#interruptions.arrived(message)
      this.#metrics.observeDelivery({ kind: 'received', channel, outcome })
      return outcome
    } catch (error) {
      this.#metrics.observeDelivery({ kind: 'received', channel, outcome: 'failed' })
      throw error
    }
  }

  #channelOf({ person }: Message): ServedChannel | undefined {
    return this.#channels.find(({ name }) => name === person.channel)
  }

  #observe(fact: DeliveryFact): void {
    this.#metrics.observeDelivery(fact)
    if (fact.kind !== 'over') return
    const { kind: _, sinceReceivedMs, turn, ...facts } = fact
    const turnMs = turn && Math.round(turn.durationMs)
    this.#log.info({ ...facts, outcomes: turn?.outcomes, turnMs, sinceReceivedMs }, 'turn')
  }

  async #notReady(): Promise<readonly string[]> {
    if (this.#stopping.signal.aborted) return ['stopping']
    const [store, worker] = [this.#store, this.#worker]
    if (!store || !worker) return ['the store is not open yet']
    const reasons = await whyNotReady({
      store,
      channels: this.#channels,
      unauthorizedChannels: () => worker.status().unauthorizedChannels,
    })
    return reasons.length === 0 && !this.#isStarted ? ['starting'] : reasons
  }
}

/** @throws ConfigError with what every channel finds wrong, not only the first. */
async function startAll(channels: readonly ServedChannel[]): Promise<void> {
  const failures = (await Promise.allSettled(channels.map((channel) => channel.start()))).flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  )
  const foreign = failures.find((error) => !(error instanceof ConfigError))
  if (foreign) throw foreign
  const problems = failures.flatMap((error) => (error instanceof ConfigError ? error.problems : []))
  if (problems.length > 0) throw new ConfigError(problems)
}

/** Until it is settled, whichever way, but no longer than that, and no longer than until the signal. */
async function settled(ms: number, work: Promise<unknown>, hurry?: AbortSignal): Promise<void> {
  await within(
    ms,
    work.catch(() => {}),
    hurry,
  )
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort')
}
