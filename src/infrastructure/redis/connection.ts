import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'redis'
import { backoffMs } from '../../domain/backoff.ts'
import { ConfigError, StoreError } from '../../domain/errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import { isRefusedLogin, replyCodeOf, toStoreError } from './errors.ts'
import type { Script } from './scripts/script.ts'
import { scripts } from './scripts.ts'
import { checkServer, readServerInfo } from './server-info.ts'
import { SilenceWatch } from './silence-watch.ts'

type Client = ReturnType<typeof connectTo>

export type ConnectionOptions = {
  readonly url: string
  readonly prefix: string
  /** Undefined: the server's. */
  readonly clock: Clock | undefined
  readonly log: Log
  readonly connectWaitMs: number
  /** A server that answers nothing for so long is taken for dead, and what was asked of it for failed. */
  readonly silenceMs: number
}

/**
 * Two connections to one Redis: one for commands, one to listen. Both come back by themselves; while they are away
 * every call fails at once.
 */
export class Connection {
  readonly prefix: string
  readonly #place: string
  readonly #commands: Client
  readonly #listening: Client
  readonly #clock: Clock | undefined
  readonly #log: Log
  readonly #listeners = new Set<() => void>()
  readonly #watch: SilenceWatch
  readonly #onPublished = () => this.#tell()
  #away = false

  private constructor(options: ConnectionOptions, giveUpAt: number) {
    this.prefix = options.prefix
    this.#clock = options.clock
    this.#log = options.log
    this.#place = placeOf(options.url)
    this.#commands = connectTo(options, giveUpAt)
    this.#listening = connectTo(options, giveUpAt)
    this.#watch = new SilenceWatch(options.silenceMs, () => this.#connectAnew())
  }

  /**
   * Tries for `connectWaitMs` to reach a server that takes what we write. Throws `StoreError`, at once when the login is
   * refused, and `ConfigError` when the address is none or the server is none for us.
   */
  static async open(options: ConnectionOptions): Promise<Connection> {
    const giveUpAt = performance.now() + options.connectWaitMs
    const connection = new Connection(options, giveUpAt)
    try {
      await connection.#connect(giveUpAt)
      await connection.#untilWritable(giveUpAt)
      return connection
    } catch (error) {
      connection.close()
      throw connection.#translated(error)
    }
  }

  /** Runs a script with the prefix, the time and these arguments. */
  async run(script: Script, ...args: readonly (string | number)[]): Promise<unknown> {
    const now = this.#clock ? String(this.#clock.now()) : ''
    const rest = ['0', this.prefix, now, ...args.map(String)]
    return this.call(async (client) => {
      try {
        return await client.sendCommand(['EVALSHA', script.sha, ...rest])
      } catch (error) {
        if (replyCodeOf(error) !== 'NOSCRIPT') throw error
        // Somebody flushed the scripts since we connected.
        return client.sendCommand(['EVAL', script.text, ...rest])
      }
    })
  }

  /** Runs plain commands. What Redis and its client throw comes as `StoreError`. */
  async call<T>(use: (client: Client) => Promise<T>): Promise<T> {
    try {
      return await this.#watch.during(use(this.#commands))
    } catch (error) {
      throw this.#translated(error)
    }
  }

  /** Calls back when something is published, and after the listening connection was away. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close() {
    this.#watch.close()
    for (const client of [this.#commands, this.#listening]) if (client.isOpen) client.destroy()
  }

  async #connect(giveUpAt: number) {
    // Queued before any other command of a new connection: a Redis that was started anew knows no script, and two
    // scripts sent together must not change places because the first has to be sent again.
    this.#commands.on('ready', () => {
      for (const { text } of Object.values(scripts)) this.#commands.scriptLoad(text).catch(() => {})
      if (this.#away) this.#log.info({ redis: this.#place }, 'Redis answers again')
      this.#away = false
    })
    this.#commands.on('error', (error) => {
      if (!this.#away)
        this.#log.error({ redis: this.#place, error: toStoreError(error, this.#place)?.message }, 'Redis is away')
      this.#away = true
    })
    this.#listening.on('error', () => {})
    this.#listening.on('ready', () => this.#tell())
    await this.#commands.connect()
    await this.#listening.connect()
    await this.#subscribe(giveUpAt)
    // A user who may not ask for it is no reason not to start.
    const info = await this.#commands.info().catch(() => undefined)
    if (info !== undefined) checkServer(readServerInfo(String(info)), this.#place, this.#log)
  }

  /** It may be full, still loading, or a replica that is about to become the primary. */
  async #untilWritable(giveUpAt: number) {
    for (let said = false; ; await sleep(100)) {
      try {
        await this.run(scripts.probe)
        return
      } catch (error) {
        if (!(error instanceof StoreError && error.transient) || performance.now() > giveUpAt) throw error
        if (!said) this.#log.warn({ redis: this.#place, error: error.message }, 'Redis takes nothing in yet; waiting')
        said = true
      }
    }
  }

  /** The connection may break just here; it comes back by itself. Once subscribed, it stays subscribed. */
  async #subscribe(giveUpAt: number) {
    for (;;) {
      try {
        return await this.#listen()
      } catch (error) {
        if (!toStoreError(error, this.#place)?.transient || performance.now() > giveUpAt) throw error
        await sleep(50)
      }
    }
  }

  /** What was asked and not answered fails now; both connections come back by themselves as after any break. */
  #connectAnew() {
    this.#log.error({ redis: this.#place }, 'Redis keeps silent; connecting anew')
    this.#away = true
    for (const client of [this.#commands, this.#listening]) {
      // One that is not ready is connecting anew already.
      if (!client.isReady) continue
      client.destroy()
      const connected = client.connect()
      const ready = client === this.#listening ? connected.then(() => this.#listen()) : connected
      ready.catch(() => {}) // the store was closed meanwhile, or the connection broke again and comes back subscribed
    }
  }

  async #listen() {
    await this.#listening.subscribe(`${this.prefix}work`, this.#onPublished)
  }

  #translated(error: unknown): unknown {
    return toStoreError(error, this.#place) ?? error
  }

  #tell() {
    for (const listener of this.#listeners) listener()
  }
}

function connectTo({ url, silenceMs }: ConnectionOptions, giveUpAt: number) {
  let connected = false
  const client = createClient({
    url,
    // Rather an error now than a message that is neither stored nor refused.
    disableOfflineQueue: true,
    pingInterval: silenceMs / 3,
    socket: {
      connectTimeout: silenceMs,
      socketTimeout: silenceMs,
      reconnectStrategy(retries, cause) {
        const waitMs = backoffMs(retries + 1, 50, 2000)
        if (connected) return isRefusedLogin(cause) ? 5000 : waitMs
        if (isRefusedLogin(cause) || performance.now() + waitMs > giveUpAt) return cause
        return waitMs
      },
    },
  })
  client.on('ready', () => {
    connected = true
  })
  return client
}

function placeOf(url: string): string {
  if (!URL.canParse(url) || !/^rediss?:$/.test(new URL(url).protocol))
    throw new ConfigError(['REDIS_URL is not of the form redis://user:password@host:port/0 (or rediss:// for TLS)'])
  return new URL(url).host
}
