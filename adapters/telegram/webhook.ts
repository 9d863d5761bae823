import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Bot, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import { z } from 'zod'
import type { Clock } from '../../src/ports/clock.ts'
import type { Log } from '../../src/ports/log.ts'
import { BodyTooLarge, readBody } from '../http/read-body.ts'
import { Refusals } from '../http/refusals.ts'
import { refuse } from '../http/refuse.ts'
import { describeFailure, revokedAdvice } from './channel-error.ts'
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
  readonly clock: Clock
  readonly log: Log
  readonly patience: Patience
  /** How often we look whether Telegram still accepts us and knows the address, in milliseconds. */
  readonly watchEveryMs: number
}

/** An update with a text of 4,096 characters and all that it answers to is some tens of kilobytes. */
const maxBodyBytes = 1024 * 1024
const secretHeader = 'x-telegram-bot-api-secret-token'
const updateSchema = z.looseObject({ update_id: z.number() })

/**
 * Lets Telegram bring the updates. Each is acknowledged (200) when it is stored; any other answer, and Telegram brings
 * it again, for up to 24 hours: https://core.telegram.org/bots/api#setwebhook
 */
export class Webhook {
  readonly path: string
  readonly #parts: WebhookParts
  readonly #url: string
  readonly #refusals: Refusals
  readonly #end = new AbortController()
  #loop: Promise<void> | undefined

  constructor(parts: WebhookParts) {
    this.#parts = parts
    const url = new URL(parts.url)
    this.#url = url.href
    this.path = url.pathname
    this.#refusals = new Refusals({ ...parts, text: 'refused requests without the secret of Telegram' })
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
      refuse(request, response, 503)
      return
    }
    // grammY's own way reads bodies without an end, and before it looks at the secret.
    if (!isSame(request.headers[secretHeader], this.#parts.secret)) {
      this.#refusals.add()
      refuse(request, response, 401)
      return
    }
    void this.#take(request, response)
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const update = await readUpdate(request).catch((error: unknown) => {
      refuse(request, response, error instanceof BodyTooLarge ? 413 : 400)
    })
    if (!update) return
    try {
      await this.#parts.bot.handleUpdate(update)
      response.writeHead(200).end()
    } catch {
      // Not stored; Telegram brings it again.
      refuse(request, response, 503)
    }
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
        const { error: text, retryAfterMs } = describeFailure(error, 'webhook')
        if (failures === 1) log.error({ error: text }, adviceFor(error))
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

/** In the same time whatever it is. */
function isSame(given: string | readonly string[] | undefined, secret: string): boolean {
  if (typeof given !== 'string') return false
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}

/** @throws Error when it is no update. */
async function readUpdate(request: IncomingMessage): Promise<Update> {
  const body = updateSchema.parse(JSON.parse((await readBody(request, maxBodyBytes)).toString()))
  // Every handler looks at what it uses; of an update itself nothing but its number can be relied on.
  return body as Update
}
