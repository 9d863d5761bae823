import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Api, Bot } from 'grammy'
import type { CallbackQuery, Update } from 'grammy/types'
import type { CommandReader } from '../../src/conversation/commands.ts'
import type { Phrases } from '../../src/conversation/phrases.ts'
import { ChannelError, ConfigError } from '../../src/domain/errors.ts'
import { type Language, languageOfLocale } from '../../src/domain/language.ts'
import type { Attachment, Message } from '../../src/domain/message.ts'
import type { Reply, Sign } from '../../src/domain/reply.ts'
import type { OpenedAttachment, OpenOptions } from '../../src/ports/attachments.ts'
import type { Channel, Draft } from '../../src/ports/channel.ts'
import { type Clock, systemClock } from '../../src/ports/clock.ts'
import { type Log, silentLog } from '../../src/ports/log.ts'
import type { Delivered } from '../../src/ports/mailbox.ts'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import { toAddress, toConversationId } from './address.ts'
import { decodeCallback } from './callback.ts'
import { describeFailure, toChannelError } from './channel-error.ts'
import { setCommandMenu, setDescriptions } from './commands.ts'
import { decorate } from './decoration.ts'
import { Drafts } from './drafts.ts'
import { openFile } from './files.ts'
import { type Patience, waitAfter } from './patience.ts'
import { Poller, signal } from './poller.ts'
import { plainText } from './render-html.ts'
import { renderReply } from './render-reply.ts'
import { routeOf } from './route.ts'
import { Sender, type Target } from './sender.ts'
import { Taps } from './taps.ts'
import { toMessage } from './to-message.ts'
import { signRules, telegramChannel } from './traits.ts'
import { showTyping } from './typing.ts'
import { Webhook } from './webhook.ts'

export type TelegramParts = {
  readonly token: string
  /** Where the Bot API is, without a slash at the end. Default: Telegram's own. */
  readonly apiRoot?: string
  /** Telegram brings the updates to this address. Default: we ask for them (long polling). */
  readonly webhook?: { readonly url: string; readonly secret: string }
  /** Stores a message durably; rejects when it could not. Telegram is told only afterwards that we have it. */
  readonly deliver: (message: Message) => Promise<Delivered>
  readonly budget: SendBudget
  readonly phrases: Phrases
  /** What the menu shows, and what is heard in groups. */
  readonly commands: CommandReader
  readonly defaultLanguage: Language
  /** The person who waits for the answer to a message pressed stop. Default: nothing can be stopped. */
  readonly onStop?: (message: Message) => void
  readonly log?: Log
  /** Default: the system's. */
  readonly clock?: Clock
  /** How long Telegram keeps a call for updates open, in seconds. Default 30. */
  readonly pollSeconds?: number
  /** How long a message to a person may take before it is tried again, in seconds. Default 10. */
  readonly sendSeconds?: number
  /** How long to wait when Telegram is away. Default from half a second to half a minute. */
  readonly patience?: Patience
  /** How often we look whether Telegram still knows our webhook, in milliseconds. Default 1 minute. */
  readonly watchEveryMs?: number
}

/** How long a call for updates or an upload may take, in seconds; longer than Telegram keeps one open. */
const callSeconds = 60
/** After so long without an answer Telegram counts as not reached at the start, in milliseconds. */
const greetingMs = 10_000
/** How often setting the command menu is tried at the start; without it Prima works as well. */
const menuTries = 8
/** Of how many replies we remember that some of their parts are sent already. */
const rememberedReplies = 1000

/** How often, and how long apart, a sign is tried again where there is no room for it. */
const signTries = 5
const signWaitMs = 400

/** Prima on Telegram: the lifetime of the connection, and what comes and goes over it. */
export class TelegramAdapter implements Channel {
  readonly name = telegramChannel
  /** Where Telegram brings the updates. Undefined: long polling. */
  readonly http?: { readonly path: string; handle(request: IncomingMessage, response: ServerResponse): void }
  readonly #parts: TelegramParts
  readonly #log: Log
  readonly #clock: Clock
  readonly #patience: Patience
  readonly #bot: Bot
  /** For all that people wait for. */
  readonly #api: Api
  readonly #sender: Sender
  readonly #taps: Taps
  readonly #drafts: Drafts
  readonly #inbound: Poller | Webhook
  readonly #end = new AbortController()
  /** How many parts of a reply are sent, should one of the later ones have to wait or fail. */
  readonly #sentParts = new Map<string, number>()
  #starting: Promise<void> | undefined
  #connected = false

  constructor(parts: TelegramParts) {
    this.#parts = parts
    this.#log = parts.log ?? silentLog
    this.#clock = parts.clock ?? systemClock
    this.#patience = parts.patience ?? { firstMs: 500, longestMs: 30_000 }
    const root = parts.apiRoot ? { apiRoot: parts.apiRoot } : {}
    this.#bot = new Bot(parts.token, { client: { ...root, timeoutSeconds: callSeconds } })
    this.#bot.use((context) => this.#receive(context.update))
    this.#api = new Api(parts.token, { ...root, timeoutSeconds: parts.sendSeconds ?? 10 })
    this.#sender = new Sender({ api: this.#api, uploads: this.#bot.api }, parts.budget)
    this.#taps = new Taps(this.#api, parts.budget)
    this.#drafts = new Drafts(this.#api, parts.budget, parts.onStop ?? (() => {}))
    this.#inbound = this.#createInbound()
    if (this.#inbound instanceof Webhook) this.http = this.#inbound
  }

  async start(): Promise<void> {
    if (await this.#introduce()) return this.#begin()
    this.#log.warn({}, 'Telegram is not reached yet; trying again')
    this.#starting = this.#keepIntroducing()
  }

  async stop(): Promise<void> {
    this.#end.abort()
    await this.#starting
    await this.#inbound.stop()
    this.#connected = false
  }

  async close(): Promise<void> {
    await this.#taps.close()
  }

  async send(reply: Reply, message: Message, abort: AbortSignal): Promise<void> {
    const target = targetOf(reply, message)
    await this.#drafts.end(message.id)
    if (reply.sign && (await this.#showSign(reply.sign, message, target, abort))) return
    const outgoing = renderReply(reply, { isGroup: target.chatId < 0 })
    const [only] = outgoing
    const isAside = reply.audience === 'asker' && outgoing.length === 1 && only?.kind === 'text'
    // In a group what is said to one person in passing takes nobody else's room.
    if (
      isAside &&
      (only.keyboard === undefined || target.chatId < 0) &&
      (await this.#taps.sayTo(message.id, plainText(only.html)))
    )
      return

    const sent = this.#sentParts.get(reply.id) ?? 0
    for (const [index, one] of outgoing.entries()) {
      if (index < sent) continue
      const { replyTo, ...place } = target
      await this.#sayOne(one, index === 0 ? target : place, abort)
      this.#remember(reply.id, index + 1)
    }
    this.#sentParts.delete(reply.id)
  }

  showWorking(message: Message): () => void {
    const address = toAddress(message.conversationId)
    if (!address || message.kind === 'due') return () => {}
    return showTyping(this.#api, this.#parts.budget, { ...address, messageId: routeOf(message).messageId })
  }

  draft(message: Message): Draft | undefined {
    const address = toAddress(message.conversationId)
    return address && this.#drafts.begin(message, address)
  }

  open(attachment: Attachment, options: OpenOptions): Promise<OpenedAttachment> {
    const { token, apiRoot } = this.#parts
    return openFile(attachment, options, { api: this.#api, token, apiRoot })
  }

  /** A private chat has the id of its person. https://core.telegram.org/bots/api#chat */
  privateConversation(personId: string): string {
    return toConversationId({ chatId: Number(personId) })
  }

  connected(): boolean {
    return this.#connected
  }

  #createInbound(): Poller | Webhook {
    const { webhook, pollSeconds = 30, watchEveryMs = 60_000 } = this.#parts
    const common = {
      log: this.#log,
      patience: this.#patience,
      onState: (connected: boolean) => {
        this.#connected = connected
      },
    }
    if (webhook) return new Webhook({ ...common, ...webhook, bot: this.#bot, clock: this.#clock, watchEveryMs })
    const receive = (update: Update) => this.#bot.handleUpdate(update)
    return new Poller({ ...common, api: this.#bot.api, receive, pollSeconds })
  }

  /** Asks Telegram who we are. False: it was not reached. */
  async #introduce(): Promise<boolean> {
    try {
      this.#bot.botInfo = await this.#bot.api.getMe(
        signal(AbortSignal.any([this.#end.signal, AbortSignal.timeout(greetingMs)])),
      )
      return true
    } catch (error) {
      const refusal = toChannelError(error, 'start')
      if (!refusal) throw error
      if (refusal.outcome === 'unauthorized') {
        throw new ConfigError([
          'TELEGRAM_BOT_TOKEN is not accepted by Telegram; copy it again from BotFather (/mybots, API Token)',
        ])
      }
      return false
    }
  }

  async #keepIntroducing(): Promise<void> {
    let isRefused = false
    for (let failures = 1; !this.#end.signal.aborted; failures++) {
      await waitAfter(failures, this.#patience, this.#end.signal)
      if (this.#end.signal.aborted) return
      try {
        if (await this.#introduce()) return this.#begin()
      } catch (error) {
        // BotFather may bring the token back to life; the rest of Prima goes on meanwhile.
        if (!isRefused) this.#log.error({ error: `${error}` }, 'Telegram refuses us; trying again')
        isRefused = true
      }
    }
  }

  #begin(): void {
    this.#inbound.start()
    if (!this.#bot.botInfo.can_read_all_group_messages) {
      this.#log.info(
        {},
        'privacy mode is on: in groups Telegram shows Prima commands and replies to her, but no mentions; BotFather changes it (/setprivacy)',
      )
    }
    void this.#setMenu()
  }

  async #setMenu(): Promise<void> {
    const { commands, phrases, defaultLanguage } = this.#parts
    for (let failures = 0; failures < menuTries && !this.#end.signal.aborted; ) {
      try {
        await setCommandMenu(this.#bot.api, commands, defaultLanguage)
        return await setDescriptions(this.#bot.api, phrases, defaultLanguage)
      } catch (error) {
        failures++
        const { error: text, retryAfterMs } = describeFailure(error, 'menu')
        if (failures === menuTries)
          this.#log.warn({ error: text }, 'the command menu and descriptions stay as they were')
        else await waitAfter(failures, this.#patience, this.#end.signal, retryAfterMs)
      }
    }
  }

  /**
   * Resolves when the update is stored, or is nothing for us; rejects only when it could not be stored. One that is not
   * as Telegram describes them must not hold up those behind it.
   */
  async #receive(update: Update): Promise<void> {
    const { stopped_message_generation: stopped } = update
    if (stopped) return this.#drafts.stopped(stopped.draft_id)
    const message = this.#orNothing(update, () =>
      toMessage(update, { me: this.#bot.botInfo, commands: this.#parts.commands, nowMs: this.#clock.now() }),
    )
    if (message) await this.#parts.deliver(message)
    this.#orNothing(update, () => this.#answerTap(update.callback_query, message))
  }

  #answerTap(tap: CallbackQuery | undefined, message: Message | undefined): void {
    if (tap && message) this.#taps.received(tap, message.id)
    else if (tap) this.#taps.answer(tap.id, this.#parts.phrases.say(this.#languageOf(tap), 'stale-choice'))
  }

  #orNothing<T>(update: Update, read: () => T): T | undefined {
    try {
      return read()
    } catch {
      this.#log.error({ updateId: update.update_id }, 'an update could not be read; it is left out')
      return undefined
    }
  }

  async #sayOne(one: Parameters<Sender['say']>[0], target: Target, abort: AbortSignal): Promise<void> {
    try {
      await this.#sender.say(one, target, abort)
    } catch (error) {
      if (error instanceof ChannelError && error.outcome === 'unauthorized') this.#connected = false
      throw error
    }
  }

  /**
   * Whether the sign says it all: in a group nobody needs the words as well, even where signs are not allowed. In private
   * it stands for words, and waits a little where there is no room.
   */
  async #showSign(emoji: Sign, message: Message, { chatId }: Target, abort: AbortSignal): Promise<boolean> {
    const { messageId } = routeOf(message)
    if (messageId === undefined || message.kind === 'picked') return false
    const call = () => this.#api.setMessageReaction(chatId, messageId, [{ type: 'emoji', emoji }])
    const show = () => decorate(this.#parts.budget, signRules(chatId), chatId, call)
    let shown = await show()
    for (let tries = 0; shown === undefined && chatId > 0 && tries < signTries; tries++) {
      await sleep(signWaitMs, undefined, { signal: abort })
      shown = await show()
    }
    return shown === 'done' || chatId < 0
  }

  #remember(replyId: string, parts: number) {
    this.#sentParts.set(replyId, parts)
    const [oldest] = this.#sentParts.keys()
    if (this.#sentParts.size > rememberedReplies && oldest !== undefined) this.#sentParts.delete(oldest)
  }

  #languageOf({ from, data = '' }: CallbackQuery): Language {
    return decodeCallback(data)?.language ?? languageOfLocale(from.language_code) ?? this.#parts.defaultLanguage
  }
}

/**
 * In a group the answer hangs on the question, and what is for one person is shown to nobody else; in a private chat
 * everyone knows what is meant.
 */
function targetOf(reply: Reply, message: Message): Target {
  const address = toAddress(message.conversationId)
  if (!address) {
    throw new ChannelError(`not a conversation on Telegram: ${message.conversationId}`, {
      channel: telegramChannel,
      outcome: 'refused',
    })
  }
  if (address.chatId > 0) return address
  const { messageId, tap } = routeOf(message)
  const receiver = Number(message.person.id)
  return {
    ...address,
    ...(messageId === undefined ? {} : { replyTo: messageId }),
    ...(reply.audience === 'asker' && receiver > 0 ? { onlyFor: { receiver, tap } } : {}),
  }
}
