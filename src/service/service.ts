import { notServedHere } from '../delivery/not-served-here.ts'
import { type DeliveryFact, Worker, type WorkerOptions } from '../delivery/worker.ts'
import type { Message } from '../domain/message.ts'
import { within } from '../domain/within.ts'
import type { Attachments } from '../ports/attachments.ts'
import type { Draft } from '../ports/channel.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { Delivered, Mailbox } from '../ports/mailbox.ts'
import type { Store } from '../ports/store.ts'
import { type DueSource, Ticker } from '../schedule/ticker.ts'
import { type Endpoint, type HttpServer, type HttpServerParts, startHttpServer } from './http/http-server.ts'
import { whyNotReady } from './http/readiness.ts'
import { createLateStore } from './late-store.ts'
import { type ServedChannel, startAll } from './served-channel.ts'

/** How long a turn at hand may go on after the wish to stop; with the rest under the 10 seconds that Docker waits. */
const finishMs = 6000
/** How long to wait for others to close what we let go of. */
const closeMs = 1000

/** What happened to a message, for metrics. */
type ServiceFact = DeliveryFact | { readonly kind: 'received'; readonly channel: string; readonly outcome: string }

export type ServiceParts = Pick<HttpServerParts, 'port' | 'host' | 'expose'> & {
  readonly log: Log
  readonly clock: Clock
  /** What the store is called where somebody asks. */
  readonly storeName: string
  readonly observe: (fact: ServiceFact) => void
  /** Told of each message that was taken in. */
  readonly arrived: (message: Message) => void
}

/** What there is to start, in this order. */
export type ServiceSteps = {
  readonly openStore: () => Promise<Store>
  /** Before the first message comes. */
  readonly prepare: (store: Store) => Promise<void>
  readonly openChannels: (store: Store, deliver: Mailbox['deliver']) => Promise<readonly ServedChannel[]>
  readonly answers: (store: Store) => Pick<WorkerOptions, 'respond' | 'apologise' | 'unread'>
  readonly dueSources: readonly DueSource[]
}

/** Everything that lives as long as the service does: its store, channels, worker, ticker and the port it listens on. */
export class Service {
  readonly #parts: ServiceParts
  readonly #routes: Endpoint[] = []
  readonly #stopping = new AbortController()
  #isStarted = false
  #server: HttpServer | undefined
  #store: Store | undefined
  #channels: readonly ServedChannel[] = []
  #worker: Worker | undefined
  #ticker: Ticker | undefined

  /** What is kept, for whoever is built before the store is open. */
  readonly store = createLateStore(() => this.#store)
  readonly stopping = this.#stopping.signal
  readonly attachments: Attachments = {
    open: async (message, attachment, options) =>
      (await this.#channelOf(message)?.open(attachment, options)) ?? { kind: 'refused', reason: 'not-reached' },
  }

  constructor(parts: ServiceParts) {
    this.#parts = parts
  }

  get channels(): readonly ServedChannel[] {
    return this.#channels
  }

  /** How many conversations have work right now. Not a number: the store is not open. */
  async waiting(): Promise<number> {
    return this.#store?.mailbox.waiting() ?? Number.NaN
  }

  draftFor(message: Message): Draft | undefined {
    return this.#channelOf(message)?.draft?.(message)
  }

  /** Resolves when every channel is connected, or known to be out of reach for now; rejects too when stopped before. */
  async start(steps: ServiceSteps): Promise<void> {
    const { log, clock, port, host, expose, storeName } = this.#parts
    this.stopping.throwIfAborted()
    // Before anything that takes long: whoever watches over the process can see that it starts.
    this.#server = await startHttpServer({
      port,
      ...(host === undefined ? {} : { host }),
      routes: this.#routes,
      notReady: () => this.#notReady(),
      expose,
    })
    log.info({ port: this.#server.port }, 'health, metrics and webhooks are on this port')
    this.stopping.throwIfAborted()
    const store = await steps.openStore()
    this.#store = store
    this.stopping.throwIfAborted()
    await steps.prepare(store)
    this.stopping.throwIfAborted()
    this.#channels = await steps.openChannels(store, (message) => this.#deliver(store, message))
    this.stopping.throwIfAborted()
    this.#routes.push(...this.#channels.flatMap(({ http }) => http ?? []))
    this.#worker = this.#createWorker(store, steps)
    this.#worker.start()
    this.#ticker = new Ticker({ sources: steps.dueSources, mailbox: store.mailbox, clock, log })
    this.#ticker.start()
    await startAll(this.#channels)
    this.stopping.throwIfAborted()
    this.#isStarted = true
    log.info({ channels: this.#channels.map(({ name }) => name), store: storeName }, 'Prima is at your service')
  }

  /**
   * Takes nothing more in, finishes the turns at hand or hands them back, and lets go of everything. Never rejects.
   * `hurry`: hand back at once.
   */
  async stop(hurry: AbortSignal): Promise<void> {
    const { log } = this.#parts
    this.#stopping.abort()
    log.info({}, 'stopping')
    const breakOff = () => void this.#worker?.stop({ deadlineMs: 0 })
    hurry.addEventListener('abort', breakOff)
    await this.#ticker?.stop()
    await Promise.all([
      ...this.#channels.map((channel) => settled(finishMs, channel.stop(), hurry)),
      this.#worker?.stop({ deadlineMs: hurry.aborted ? 0 : finishMs }),
    ])
    await Promise.all(this.#channels.map((channel) => settled(closeMs, channel.close())))
    await settled(closeMs, Promise.all([this.#server?.close(), this.#store?.close()]))
    log.info({}, 'stopped')
  }

  /** For admins: no name of a person or a conversation in it. */
  async health(): Promise<readonly string[]> {
    const [reasons, waiting] = await Promise.all([this.#notReady(), this.store.opened().mailbox.waiting()])
    const memory = Math.round(process.memoryUsage().rss / 1024 / 1024)
    const hours = Math.round(process.uptime() / 3600)
    return [
      ...(reasons.length > 0 ? reasons : ['ready']),
      `${this.#parts.storeName}, ${waiting} waiting`,
      ...this.#channels.map((channel) => `${channel.name}: ${channel.connected() ? 'connected' : 'not connected'}`),
      `${memory} MB, up ${hours} h`,
    ]
  }

  #createWorker(store: Store, { answers }: ServiceSteps): Worker {
    return new Worker({
      ...answers(store),
      mailbox: store.mailbox,
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
      log: this.#parts.log,
      observe: (fact) => this.#observe(fact),
    })
  }

  async #deliver(store: Store, message: Message): Promise<Delivered> {
    const { channel } = message.person
    const { arrived, observe } = this.#parts
    try {
      const outcome = await store.mailbox.deliver(message)
      if (outcome === 'accepted') arrived(message)
      observe({ kind: 'received', channel, outcome })
      return outcome
    } catch (error) {
      observe({ kind: 'received', channel, outcome: 'failed' })
      throw error
    }
  }

  #channelOf({ person }: Message): ServedChannel | undefined {
    return this.#channels.find(({ name }) => name === person.channel)
  }

  #observe(fact: DeliveryFact): void {
    this.#parts.observe(fact)
    if (fact.kind !== 'over') return
    const { kind: _, sinceReceivedMs, turn, ...facts } = fact
    const turnMs = turn && Math.round(turn.durationMs)
    this.#parts.log.info({ ...facts, outcomes: turn?.outcomes, turnMs, sinceReceivedMs }, 'turn')
  }

  async #notReady(): Promise<readonly string[]> {
    if (this.stopping.aborted) return ['stopping']
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

/** Until it is settled, whichever way, but no longer than that, and no longer than until the signal. */
async function settled(ms: number, work: Promise<unknown>, hurry?: AbortSignal): Promise<void> {
  await within(
    ms,
    work.catch(() => {}),
    hurry,
  )
}
