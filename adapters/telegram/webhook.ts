import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Api, type Bot, webhookCallback } from 'grammy'
import type { Log } from '../../src/ports/log.ts'
import { toChannelError } from './channel-error.ts'
import { type Patience, waitAfter } from './patience.ts'
import { signal } from './poller.ts'
import { updateKinds } from './to-message.ts'

export type WebhookParts = {
  readonly bot: Bot
  readonly url: string
  /** Telegram sends it along with each update; whoever does not know it is not Telegram. */
  readonly secret: string
  readonly onState: (connected: boolean) => void
  readonly log: Log
  readonly patience: Patience
  /** How often we look whether Telegram still accepts us, in milliseconds. */
  readonly watchEveryMs: number
}

/**
 * Lets Telegram bring the updates. Each is acknowledged (200) when it is stored; any other answer, and Telegram brings
 * it again, for up to 24 hours: https://core.telegram.org/bots/api#setwebhook
 */
export class Webhook {
  readonly path: string
  readonly #parts: WebhookParts
  readonly #callback: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>
  readonly #end = new AbortController()
  #loop: Promise<void> | undefined

  constructor(parts: WebhookParts) {
    this.#parts = parts
    this.path = new URL(parts.url).pathname
    // grammY compares the secret in constant time. Its own time limit is off: it would leave the late failure of a
    // handler to nobody, which ends the process; Telegram's limit of a minute is enough.
    const options = { secretToken: parts.secret, timeoutMilliseconds: Number.POSITIVE_INFINITY }
    this.#callback = webhookCallback(parts.bot, 'http', options)
  }

  start(): void {
    this.#loop ??= this.#watch()
  }

  async stop(): Promise<void> {
    this.#end.abort()
    await this.#loop
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    if (!this.#parts.bot.isInited() || this.#end.signal.aborted) {
      answer(response, 503)
      return
    }
    this.#callback(request, response).catch((error: unknown) => {
      const isMalformed = error instanceof SyntaxError || error instanceof TypeError
      answer(response, isMalformed ? 400 : 503)
    })
  }

  /** Names the address to Telegram, until it took it, and then looks from time to time whether we are still accepted. */
  async #watch(): Promise<void> {
    const { bot, log, patience, onState, watchEveryMs } = this.#parts
    for (let failures = 0, isSet = false; !this.#end.signal.aborted; ) {
      try {
        if (isSet) await bot.api.getMe(signal(this.#end.signal))
        else await this.#set(bot.api)
        if (failures > 0) log.info({ failures }, 'Telegram accepts us again')
        isSet = true
        failures = 0
        onState(true)
        await waitAfter(1, { firstMs: watchEveryMs, longestMs: watchEveryMs }, this.#end.signal)
      } catch (error) {
        if (this.#end.signal.aborted) return
        failures++
        onState(false)
        const { message, retryAfterMs } = toChannelError(error, 'webhook')
        if (failures === 1) log.error({ error: message }, 'Telegram does not take the webhook; trying again')
        await waitAfter(failures, patience, this.#end.signal, retryAfterMs)
      }
    }
  }

  async #set(api: Api): Promise<void> {
    const { url, secret } = this.#parts
    await api.setWebhook(url, { secret_token: secret, allowed_updates: updateKinds }, signal(this.#end.signal))
  }
}

function answer(response: ServerResponse, status: number): void {
  if (response.headersSent) return
  response.writeHead(status).end()
}
