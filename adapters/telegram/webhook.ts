import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Bot, GrammyError, webhookCallback } from 'grammy'
import type { Log } from '../../src/ports/log.ts'
import { revokedAdvice, toChannelError } from './channel-error.ts'
import { type Patience, waitAfter } from './patience.ts'
import { signal } from './poller.ts'
import { updateKinds } from './to-message.ts'

export type WebhookParts = {
  readonly bot: Bot
  /** Where Telegram reaches us; we listen on its path. */
  readonly url: string
  /** Telegram sends it along with each update; whoever does not know it is not Telegram. */
  readonly secret: string
  readonly onState: (connected: boolean) => void
  readonly log: Log
  readonly patience: Patience
  /** How often we look whether Telegram still accepts us and knows the address, in milliseconds. */
  readonly watchEveryMs: number
}

/**
 * Lets Telegram bring the updates. Each is acknowledged (200) when it is stored; any other answer, and Telegram brings
 * it again, for up to 24 hours: https://core.telegram.org/bots/api#setwebhook
 */
export class Webhook {
  readonly path: string
  readonly #parts: WebhookParts
  readonly #url: string
  readonly #callback: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>
  readonly #end = new AbortController()
  #loop: Promise<void> | undefined

  constructor(parts: WebhookParts) {
    this.#parts = parts
    const url = new URL(parts.url)
    this.#url = url.href
    this.path = url.pathname
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

  /**
   * Names the address to Telegram, until it took it, and then looks from time to time whether it still has it: another
   * program with the same token that asks for updates takes it away.
   */
  async #watch(): Promise<void> {
    const { log, patience, onState, watchEveryMs } = this.#parts
    for (let failures = 0, isSet = false; !this.#end.signal.aborted; ) {
      try {
        if (!isSet) await this.#set()
        else if (!(await this.#isKept())) {
          log.error(
            {},
            'another program took the webhook away: two run with the same TELEGRAM_BOT_TOKEN; setting it again',
          )
          await this.#set()
        }
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
        if (failures === 1) log.error({ error: message }, adviceFor(error))
        await waitAfter(failures, patience, this.#end.signal, retryAfterMs)
      }
    }
  }

  async #set(): Promise<void> {
    const { bot, secret } = this.#parts
    const options = { secret_token: secret, allowed_updates: updateKinds }
    await bot.api.setWebhook(this.#url, options, signal(this.#end.signal))
  }

  async #isKept(): Promise<boolean> {
    const { url } = await this.#parts.bot.api.getWebhookInfo(signal(this.#end.signal))
    return url !== undefined && URL.canParse(url) && new URL(url).href === this.#url
  }
}

function adviceFor(error: unknown): string {
  const code = error instanceof GrammyError ? error.error_code : undefined
  if (code === 400) {
    return 'Telegram does not take TELEGRAM_WEBHOOK_URL: it must begin with https:// and use port 443, 80, 88 or 8443; trying again'
  }
  if (code === 401 || code === 404) return revokedAdvice
  return 'Telegram does not take the webhook; trying again'
}

function answer(response: ServerResponse, status: number): void {
  if (response.headersSent) return
  response.writeHead(status).end()
}
