import type { SocketModeReceiver } from '@slack/bolt'
import { backoffMs } from '../../../src/domain/backoff.ts'
import { within } from '../../../src/domain/within.ts'
import type { Log } from '../../../src/ports/log.ts'
import { toChannelError } from './to-channel-error.ts'

export type SocketLinkOptions = {
  readonly receiver: SocketModeReceiver
  readonly log: Log
  /** How long Slack may take to say hello. Default 15 seconds. */
  readonly helloTimeoutMs?: number
  /** The first wait before connecting again, and the longest; doubling in between. Default 200 ms and 30 seconds. */
  readonly retryFirstMs?: number
  readonly retryLongestMs?: number
}

/** A link that holds for less was no link. */
const shortLinkMs = 2000

/** Keeps the WebSocket to Slack open: Slack closes it now and then by itself, and networks fail. */
export class SocketLink {
  readonly #options: Required<SocketLinkOptions>
  #up = false
  #stopped = false
  #loop: Promise<void> | undefined
  #wake: (() => void) | undefined

  constructor(options: SocketLinkOptions) {
    this.#options = { helloTimeoutMs: 15_000, retryFirstMs: 200, retryLongestMs: 30_000, ...options }
    options.receiver.client.on('disconnected', () => {
      this.#up = false
      this.#wake?.()
    })
  }

  isUp(): boolean {
    return this.#up
  }

  /** Resolves after the first try, whether it succeeded or not. Throws `ChannelError` when the token is not accepted. */
  async start(): Promise<void> {
    try {
      await this.#connect()
    } catch (error) {
      const refused = toChannelError(error, 'apps.connections.open')
      if (refused && refused.outcome !== 'retry') throw refused
    }
    this.#loop = this.#keep()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#wake?.()
    await within(
      1000,
      this.#options.receiver.client.disconnect().catch(() => {}),
    )
    await this.#loop
  }

  async #keep(): Promise<void> {
    for (let failures = this.#up ? 0 : 1; !this.#stopped; ) {
      if (failures > 0) await this.#sleep(failures)
      if (this.#stopped) return
      const since = performance.now()
      try {
        if (!this.#up) await this.#connect()
        if (failures > 0) this.#options.log.info({ failures }, 'connected to Slack again')
        await this.#closed()
        failures = performance.now() - since < shortLinkMs ? failures + 1 : 0
      } catch (error) {
        failures++
        const known = toChannelError(error, 'apps.connections.open')
        const text = known?.message ?? (error instanceof Error ? error.name : typeof error)
        if (failures === 1) this.#options.log.warn({ error: text }, 'the link to Slack is down; trying again')
      }
    }
  }

  async #connect(): Promise<void> {
    const { receiver, helloTimeoutMs } = this.#options
    const started = receiver.start()
    // `start` has no time limit of its own.
    const timer = setTimeout(() => void receiver.client.disconnect().catch(() => {}), helloTimeoutMs)
    try {
      await started
      this.#up = true
    } finally {
      clearTimeout(timer)
    }
  }

  async #closed(): Promise<void> {
    while (this.#up && !this.#stopped) await this.#waitForCall()
  }

  #waitForCall(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  async #sleep(failures: number): Promise<void> {
    const { retryFirstMs, retryLongestMs } = this.#options
    await within(backoffMs(failures, retryFirstMs, retryLongestMs), this.#waitForCall())
  }
}
