import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { TelegramFlood } from './telegram-flood.ts'
import {
  checkKeyboard,
  checkMessage,
  type Payload,
  Refusal,
  readPayload,
  type SaidMessage,
} from './telegram-methods.ts'

export type TelegramServerOptions = {
  /** Whether too many messages are refused. Default true. */
  readonly flood?: boolean
  /** Told of every message of the bot as it arrives. */
  readonly onSaid?: (message: SaidMessage) => void
  /** Default: any free one. */
  readonly port?: number
}

export type ServerUpdate = { readonly update_id: number; readonly [kind: string]: unknown }

export const telegramToken = '123456:local-test-token-of-nobody'
export const prima = { id: 123456, is_bot: true, first_name: 'Prima', username: 'prima_local_bot' } as const

/** A Bot API of our own: one bot, the documented limits, and the answers that Telegram gives when they are broken. */
export async function startTelegramServer(options: TelegramServerOptions = {}): Promise<TelegramServer> {
  const server = new TelegramServer(options)
  await server.comeBack()
  return server
}

export class TelegramServer {
  readonly token = telegramToken
  /** Every call with what it was given, in order; those for updates are left out. */
  readonly calls: { readonly method: string; readonly payload: Payload; readonly atMs: number }[] = []
  /** Every call that was answered with an error, in order. */
  readonly refusals: { readonly method: string; readonly code: number; readonly atMs: number }[] = []
  readonly #options: TelegramServerOptions
  readonly #flood = new TelegramFlood()
  readonly #said: SaidMessage[] = []
  /** What the next calls of a method meet; undefined lets one pass. */
  readonly #failures = new Map<string, (Refusal | undefined)[]>()
  readonly #deleted = new Set<number>()
  readonly #holds = new Set<string>()
  readonly #blocked = new Set<number>()
  readonly #moved = new Map<number, number>()
  readonly #queries = new Set<string>()
  readonly #files = new Map<string, { readonly content: Buffer; readonly sizeBytes: number }>()
  /** Every draft as it was shown, in order. */
  readonly drafts: { readonly chatId: number; readonly draftId: number; readonly text: string }[] = []
  /** Files come without their length, as behind some proxies. */
  chunkFiles = false
  #server: Server | undefined
  #port: number
  #pending: ServerUpdate[] = []
  #held: { answer: (updates: ServerUpdate[]) => void; conflict: () => void } | undefined
  #webhook: { readonly url: string; readonly secret: string } | undefined
  #bringing: Promise<void> | undefined
  #messageId = 100
  #updateId = 70_000
  #revoked = false
  #closed = false

  constructor(options: TelegramServerOptions) {
    this.#options = options
    this.#port = options.port ?? 0
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`
  }

  /** What the bot said in a chat, in order, as it looks now. */
  said(chatId: number): readonly SaidMessage[] {
    return this.#said.filter((message) => message.chatId === chatId)
  }

  /** Updates that the bot has not confirmed. */
  pending(): readonly ServerUpdate[] {
    return this.#pending
  }

  /** Hands an update to the bot, over whichever way it gets them. */
  push(update: Payload): ServerUpdate {
    const numbered: ServerUpdate = { update_id: this.#updateId++, ...update }
    this.#pending.push(numbered)
    this.#bring()
    return numbered
  }

  /** Hands the same update out again, as after a lost confirmation. */
  repeat(update: ServerUpdate): void {
    this.#pending.unshift(update)
    this.#bring()
  }

  nextMessageId(): number {
    return this.#messageId++
  }

  /** Somebody taps a button of a message of the bot. */
  tap(message: SaidMessage, data: string, from: Payload, chat: Payload): ServerUpdate {
    const id = String(this.#updateId * 1000)
    this.#queries.add(id)
    const now = this.said(message.chatId).find(({ messageId }) => messageId === message.messageId) ?? message
    return this.push({
      callback_query: {
        id,
        from,
        chat_instance: 'local',
        data,
        message: {
          message_id: now.messageId,
          date: 1,
          chat,
          from: prima,
          text: now.text,
          reply_markup: now.keyboard,
          ...(now.topicId === undefined ? {} : { is_topic_message: true, message_thread_id: now.topicId }),
        },
      },
    })
  }

  /** Somebody presses stop below a draft. */
  stopDraft({ chatId, draftId }: { readonly chatId: number; readonly draftId: number }): ServerUpdate {
    return this.push({ stopped_message_generation: { chat: { id: chatId, type: 'private' }, draft_id: draftId } })
  }

  /** Somebody sends a file with this id. `sizeBytes`: as `getFile` tells it, where that differs from the truth. */
  putFile(fileId: string, content: Buffer, sizeBytes = content.length): void {
    this.#files.set(fileId, { content, sizeBytes })
  }

  /** The next call of this method is refused. */
  failNext(method: string, code: number, parameters: Payload = {}, description = 'made up'): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), new Refusal(code, description, parameters)])
  }

  /** The next call of this method is never answered. */
  holdNext(method: string): void {
    this.#holds.add(method)
  }

  /** The next call of this method is none of those that `failNext` means. */
  letPass(method: string): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), undefined])
  }

  block(chatId: number, isBlocked = true): void {
    if (isBlocked) this.#blocked.add(chatId)
    else this.#blocked.delete(chatId)
  }

  /** Somebody deletes what they wrote. */
  deleteMessage(messageId: number): void {
    this.#deleted.add(messageId)
  }

  /** The group became a supergroup with another id. */
  move(from: number, to: number): void {
    this.#moved.set(from, to)
  }

  revokeToken(isRevoked = true): void {
    this.#revoked = isRevoked
    if (isRevoked) this.#held?.answer([])
  }

  /** Cuts all connections and takes no more. */
  async goDown(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    this.#held = undefined
    if (!server) return
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }

  async comeBack(): Promise<void> {
    this.#server = createServer((request, response) => void this.#serve(request, response))
    this.#server.listen(this.#port, '127.0.0.1')
    await once(this.#server, 'listening')
    this.#port = (this.#server.address() as AddressInfo).port
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#bringing
    await this.goDown()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    let called = ''
    const [, token, fileId] = /^\/file\/bot([^/]+)\/documents\/(\w+)$/.exec(request.url ?? '') ?? []
    if (fileId !== undefined) return this.#handOut(token, fileId, response)
    try {
      for await (const chunk of request) chunks.push(chunk)
      const [, given, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? []
      called = method
      if (given !== telegramToken || this.#revoked) throw new Refusal(401, 'Unauthorized')
      const payload = readPayload(request.headers['content-type'] ?? '', Buffer.concat(chunks))
      const failure = this.#failures.get(method)?.shift()
      if (failure) throw failure
      if (method !== 'getUpdates') this.calls.push({ method, payload, atMs: performance.now() })
      if (this.#holds.delete(method)) return
      const result = method === 'getUpdates' ? await this.#getUpdates(payload, response) : this.#call(method, payload)
      send(response, 200, { ok: true, result })
    } catch (error) {
      if (!(error instanceof Refusal))
        return void send(response, 500, { ok: false, error_code: 500, description: `${error}` })
      const { code, message, parameters } = error
      this.refusals.push({ method: called, code, atMs: performance.now() })
      send(response, code, { ok: false, error_code: code, description: message, parameters })
    }
  }

  #call(method: string, payload: Payload): unknown {
    switch (method) {
      case 'getMe':
        return { ...prima, can_join_groups: true, can_read_all_group_messages: false, supports_inline_queries: false }
      case 'setWebhook':
        checkWebhook(payload)
        this.#webhook = { url: String(payload.url), secret: String(payload.secret_token ?? '') }
        this.#bring()
        return true
      case 'deleteWebhook':
        this.#webhook = undefined
        return true
      case 'getWebhookInfo':
        return { url: this.#webhook?.url ?? '', has_custom_certificate: false, pending_update_count: 0 }
      case 'setMyCommands':
        return checkCommands(payload)
      case 'setMyDescription':
        return checkLength(payload.description, 512)
      case 'setMyShortDescription':
        return checkLength(payload.short_description, 120)
      case 'setMessageReaction':
        this.#checkChat(Number(payload.chat_id))
        return checkReaction(payload)
      case 'getFile':
        return this.#getFile(String(payload.file_id))
      case 'sendMessage':
      case 'sendPhoto':
      case 'sendDocument':
        return this.#say(method, payload)
      case 'sendMessageDraft': {
        const chatId = Number(payload.chat_id)
        this.#checkChat(chatId)
        if (chatId < 0 || !Number(payload.draft_id)) throw new Refusal(400, 'Bad Request: DRAFT_INVALID')
        const { text } = checkMessage('sendMessage', payload)
        this.drafts.push({ chatId, draftId: Number(payload.draft_id), text })
        return true
      }
      case 'sendChatAction':
        this.#checkChat(Number(payload.chat_id))
        return true
      case 'editMessageReplyMarkup':
        return this.#edit(payload)
      case 'answerCallbackQuery':
        if (!this.#queries.delete(String(payload.callback_query_id))) {
          throw new Refusal(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid')
        }
        if (String(payload.text ?? '').length > 200) throw new Refusal(400, 'Bad Request: MESSAGE_TOO_LONG')
        return true
      default:
        throw new Refusal(404, 'Not Found: method not found')
    }
  }

  /** https://core.telegram.org/bots/api#getfile */
  #getFile(fileId: string): unknown {
    const file = this.#files.get(fileId)
    if (!file) throw new Refusal(400, 'Bad Request: wrong file_id or the file is temporarily unavailable')
    if (file.sizeBytes > 20_000_000) throw new Refusal(400, 'Bad Request: file is too big')
    return { file_id: fileId, file_unique_id: fileId, file_size: file.sizeBytes, file_path: `documents/${fileId}` }
  }

  #handOut(token: string | undefined, fileId: string, response: ServerResponse): void {
    const file = token === telegramToken ? this.#files.get(fileId) : undefined
    if (this.#holds.delete('file')) return
    if (file && !this.chunkFiles) response.setHeader('content-length', file.content.length)
    response.writeHead(file ? 200 : 404)
    if (file) response.write(file.content)
    response.end()
  }

  #say(method: string, payload: Payload): unknown {
    const message = { messageId: this.nextMessageId(), ...this.#checkReply(checkMessage(method, payload)) }
    this.#checkChat(message.chatId)
    this.#checkFlood(message.chatId)
    this.#said.push(message)
    this.#options.onSaid?.(message)
    return { message_id: message.messageId, date: 1, chat: { id: message.chatId, type: 'private' }, text: message.text }
  }

  #checkReply({ mayLoseReply, ...message }: ReturnType<typeof checkMessage>): Omit<SaidMessage, 'messageId'> {
    if (message.replyTo === undefined || !this.#deleted.has(message.replyTo)) return message
    if (!mayLoseReply) throw new Refusal(400, 'Bad Request: message to be replied not found')
    return { ...message, replyTo: undefined }
  }

  #edit(payload: Payload): unknown {
    const index = this.#said.findIndex(
      ({ chatId, messageId }) => chatId === Number(payload.chat_id) && messageId === Number(payload.message_id),
    )
    const old = this.#said[index]
    if (!old) throw new Refusal(400, 'Bad Request: message to edit not found')
    const keyboard = checkKeyboard(payload.reply_markup)
    if (JSON.stringify(keyboard) === JSON.stringify(old.keyboard)) {
      throw new Refusal(400, 'Bad Request: message is not modified')
    }
    this.#checkFlood(old.chatId)
    this.#said[index] = { ...old, keyboard }
    return true
  }

  #checkChat(chatId: number): void {
    const movedTo = this.#moved.get(chatId)
    if (movedTo !== undefined) {
      throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: movedTo,
      })
    }
    if (this.#blocked.has(chatId)) throw new Refusal(403, 'Forbidden: bot was blocked by the user')
  }

  #checkFlood(chatId: number): void {
    const retryAfter = this.#options.flood === false ? undefined : this.#flood.count(chatId)
    if (retryAfter !== undefined) throw new Refusal(429, 'Too Many Requests', { retry_after: retryAfter })
  }

  /** https://core.telegram.org/bots/api#getupdates */
  async #getUpdates(payload: Payload, response: ServerResponse): Promise<ServerUpdate[]> {
    if (this.#webhook) throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
    this.#held?.conflict()
    const offset = Number(payload.offset ?? 0)
    this.#pending = this.#pending.filter(({ update_id: id }) => id >= offset)
    const limit = Number(payload.limit ?? 100)
    if (this.#pending.length > 0) return this.#pending.slice(0, limit)
    const timeoutMs = Number(payload.timeout ?? 0) * 1000
    if (timeoutMs === 0) return []
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => held.answer([]), timeoutMs)
      const end = () => {
        clearTimeout(timer)
        if (this.#held === held) this.#held = undefined
      }
      const held = {
        answer: (updates: ServerUpdate[]) => {
          end()
          resolve(updates.slice(0, limit))
        },
        conflict: () => {
          end()
          reject(new Refusal(409, 'Conflict: terminated by other getUpdates request'))
        },
      }
      this.#held = held
      response.once('close', end)
    })
  }

  #bring(): void {
    if (this.#webhook) this.#bringing ??= this.#post().finally(() => (this.#bringing = undefined))
    else this.#held?.answer(this.#pending)
  }

  /** One after the other, each until it is acknowledged. */
  async #post(): Promise<void> {
    while (this.#webhook && this.#pending.length > 0 && !this.#closed) {
      const [update] = this.#pending
      const response = await fetch(this.#webhook.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': this.#webhook.secret },
        body: JSON.stringify(update),
      }).catch(() => undefined)
      await response?.arrayBuffer().catch(() => {})
      if (response?.ok) this.#pending.shift()
      else await sleep(20)
    }
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** https://core.telegram.org/bots/api#setwebhook , except that the address may be one of this machine. */
function checkWebhook({ url, secret_token: secret }: Payload): void {
  if (!/^https:|^http:\/\/127\.0\.0\.1:/.test(String(url))) {
    throw new Refusal(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook')
  }
  if (!/^[\w-]{1,256}$/.test(String(secret))) throw new Refusal(400, 'Bad Request: secret token is invalid')
}

function checkLength(text: unknown, longest: number): true {
  if (String(text ?? '').length > longest) throw new Refusal(400, 'Bad Request: description is too long')
  return true
}

/** A bot sets one at most, and one of Telegram's own list. https://core.telegram.org/bots/api#reactiontypeemoji */
function checkReaction({ reaction }: Payload): true {
  const set = (reaction ?? []) as { type: string; emoji: string }[]
  const isAllowed = set.every(({ type, emoji }) => type === 'emoji' && ['👍', '👎', '👀', '🙏', '❤'].includes(emoji))
  if (set.length > 1 || !isAllowed) throw new Refusal(400, 'Bad Request: REACTION_INVALID')
  return true
}

/** https://core.telegram.org/bots/api#botcommand */
function checkCommands({ commands }: Payload): true {
  for (const { command, description } of commands as { command: string; description: string }[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw new Refusal(400, 'Bad Request: BOT_COMMAND_INVALID')
    if (description.length < 1 || description.length > 256)
      throw new Refusal(400, 'Bad Request: description is invalid')
  }
  return true
}
