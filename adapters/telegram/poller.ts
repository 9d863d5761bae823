import { type Api, GrammyError } from 'grammy'
import type { Update } from 'grammy/types'
import type { Log } from '../../src/ports/log.ts'
import { describeFailure, revokedAdvice } from './channel-error.ts'
import { type Patience, waitAfter } from './patience.ts'
import { updateKinds } from './to-message.ts'

export type PollerParts = {
  readonly api: Api
  /** Resolves when the update is stored for good or of no interest; rejects to be called again with it. */
  readonly receive: (update: Update) => Promise<void>
  /** Told after every try whether Telegram lets us have updates. */
  readonly onState: (connected: boolean) => void
  readonly log: Log
  /** How long Telegram keeps a call open when there is nothing new, in seconds. */
  readonly pollSeconds: number
  readonly patience: Patience
}

/**
 * Asks Telegram for updates, one call after the other. Of our own because grammY's moves on when a handler fails: asking
 * with the next offset is what tells Telegram to forget an update (https://core.telegram.org/bots/api#getupdates), so
 * here the offset moves only when the updates before it are stored.
 */
export class Poller {
  readonly #parts: PollerParts
  readonly #end = new AbortController()
  #offset: number | undefined
  /** What the next call has to show: that Telegram can be reached, or that nobody else polls. */
  #doubt: 'none' | 'reachable' | 'alone' = 'reachable'
  #loop: Promise<void> | undefined

  constructor(parts: PollerParts) {
    this.#parts = parts
  }

  start(): void {
    this.#loop ??= this.#run()
  }

  /** Resolves when the last update at hand is stored and Telegram, if it is there, was told which we have. */
  async stop(): Promise<void> {
    this.#end.abort()
    await this.#loop
    if (this.#offset === undefined) return
    const call = this.#parts.api.getUpdates(
      { offset: this.#offset, limit: 1, timeout: 0 },
      signal(AbortSignal.timeout(2000)),
    )
    await call.catch(() => {})
  }

  async #run(): Promise<void> {
    let failures = 0
    while (!this.#end.signal.aborted) {
      try {
        const updates = await this.#ask()
        if (failures > 0) this.#parts.log.info({ failures }, 'Telegram gives updates again')
        failures = 0
        this.#doubt = 'none'
        this.#parts.onState(true)
        await this.#receiveAll(updates)
      } catch (error) {
        if (this.#end.signal.aborted) return
        failures++
        this.#doubt = isConflict(error) ? 'alone' : 'reachable'
        this.#parts.onState(false)
        const { error: text, retryAfterMs } = describeFailure(error, 'long polling')
        if (failures === 1) this.#parts.log.error({ error: text, failures }, adviceFor(error))
        await waitAfter(failures, this.#parts.patience, this.#end.signal, retryAfterMs)
      }
    }
  }

  async #ask(): Promise<Update[]> {
    const { api, pollSeconds } = this.#parts
    const end = signal(this.#end.signal)
    // Polling is refused while a webhook is set.
    if (this.#doubt !== 'none') await api.deleteWebhook({}, end)
    // An answer at once tells that all is well; against another poller only a call that lasts does.
    const timeout = this.#doubt === 'reachable' ? 0 : pollSeconds
    const from = this.#offset === undefined ? {} : { offset: this.#offset }
    return api.getUpdates({ ...from, timeout, allowed_updates: updateKinds }, end)
  }

  /** Chats side by side, so that many share one write to the disk; the updates of each in order. */
  async #receiveAll(updates: readonly Update[]): Promise<void> {
    const byChat = Map.groupBy(updates, chatOf)
    const areStored = await Promise.all(byChat.values().map((ofChat) => this.#receiveInOrder(ofChat)))
    const last = updates.at(-1)
    if (last && areStored.every(Boolean)) this.#offset = last.update_id + 1
  }

  async #receiveInOrder(updates: readonly Update[]): Promise<boolean> {
    for (const update of updates) if (!(await this.#receive(update))) return false
    return true
  }

  /** Again and again until it is stored: nothing behind it in its chat may overtake it. False: the end came first. */
  async #receive(update: Update): Promise<boolean> {
    for (let failures = 0; !this.#end.signal.aborted; ) {
      try {
        await this.#parts.receive(update)
        return true
      } catch {
        failures++
        if (failures === 1) {
          this.#parts.log.error({ updateId: update.update_id }, 'an update could not be stored; it is tried again')
        }
        await waitAfter(failures, this.#parts.patience, this.#end.signal)
      }
    }
    return false
  }
}

/** Updates that are not as Telegram describes them have none, and wait for nobody. */
function chatOf({ message, edited_message: edited, callback_query: tap, my_chat_member: change }: Update) {
  return (message ?? edited ?? tap?.message ?? change)?.chat?.id
}

function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409
}

function adviceFor(error: unknown): string {
  const code = error instanceof GrammyError ? error.error_code : undefined
  if (isConflict(error)) {
    return 'another program gets the updates of this bot: two run with the same TELEGRAM_BOT_TOKEN; trying again until the other one ends'
  }
  if (code === 401 || code === 404) return revokedAdvice
  return 'no updates from Telegram; trying again'
}

/** grammY's types ask for the signal of an old package; it takes the platform's own. */
export function signal(own: AbortSignal): NonNullable<Parameters<Api['getUpdates']>[1]> {
  return own as NonNullable<Parameters<Api['getUpdates']>[1]>
}
