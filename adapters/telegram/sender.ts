import { type Api, GrammyError, InputFile } from 'grammy'
import type { ReplyFile } from '../../src/domain/reply.ts'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import { waitForPlace } from '../pace/wait-for-place.ts'
import { type Address, toConversationId } from './address.ts'
import { toChannelError } from './channel-error.ts'
import { collapse } from './collapse.ts'
import { withAddresses } from './render-html.ts'
import type { Outgoing } from './render-reply.ts'
import { chatKey, sendRules, telegramChannel, telegramKey, telegramTraits } from './traits.ts'

export type Target = Address & {
  /** The message to reply to. One that was deleted meanwhile is no reason not to answer. */
  readonly replyTo?: number
  /** In a group: whom alone it is shown to, and the tap that asked for it. */
  readonly onlyFor?: { readonly receiver: number; readonly tap?: string | undefined }
}

/** `uploads` may take longer than anything else that people wait for. */
export type SenderApis = { readonly api: Api; readonly uploads: Api }

/** Says single messages: within the budget, without markup where Telegram does not take it, and where a chat has moved to. */
export class Sender {
  readonly #apis: SenderApis
  readonly #budget: SendBudget
  /** Groups that became supergroups while we run: https://core.telegram.org/bots/api#responseparameters */
  readonly #movedTo = new Map<number, number>()

  /** The last chat that was too much, and until when. */
  #refused: { readonly chatId: number; readonly until: number } | undefined

  constructor(apis: SenderApis, budget: SendBudget) {
    this.#apis = apis
    this.#budget = budget
  }

  /** Throws `ChannelError`, `StoreError`, or the reason of the signal when it is aborted while waiting; a call under way is finished. */
  async say(outgoing: Outgoing, target: Target, signal: AbortSignal): Promise<void> {
    const chatId = this.#movedTo.get(target.chatId) ?? target.chatId
    const place = chatId === target.chatId ? target : { chatId }
    const holder = toConversationId(place)
    await waitForPlace(this.#budget, { channel: telegramChannel, rules: sendRules(chatId), holder, signal })
    try {
      await this.#sayTo(outgoing, place)
    } catch (error) {
      const movedTo = error instanceof GrammyError ? error.parameters.migrate_to_chat_id : undefined
      if (movedTo !== undefined && movedTo !== chatId) {
        this.#movedTo.set(target.chatId, movedTo)
        return this.say(outgoing, target, signal)
      }
      const translated = toChannelError(error, `chat ${chatId}`)
      if (translated?.retryAfterMs !== undefined) await this.#hold(chatId, translated.retryAfterMs)
      throw translated ?? error
    }
  }

  /** Telegram does not say whether a chat was too much or all of them; two chats at the same time are all. */
  async #hold(chatId: number, waitMs: number): Promise<void> {
    const now = performance.now()
    const isForAll = this.#refused !== undefined && this.#refused.chatId !== chatId && this.#refused.until > now
    this.#refused = { chatId, until: now + waitMs }
    await this.#budget.penalise(chatKey(chatId), waitMs)
    if (isForAll) await this.#budget.penalise(telegramKey, waitMs)
  }

  /**
   * A message that Telegram cannot read is said again without markup; a picture that it does not take as one (too long
   * a side, a kind of file it cannot show) is sent as a file. What it does not show to one person alone (a tap of
   * some time ago) all may see, folded up; a file goes to that person's own chat instead.
   */
  async #sayTo(outgoing: Outgoing, { onlyFor, ...target }: Target): Promise<void> {
    if (!onlyFor) return this.#sayToAll(outgoing, target)
    try {
      await this.#call(outgoing, { ...target, onlyFor }, 'HTML')
    } catch (error) {
      if (!isUnreadable(error)) throw error
      if (outgoing.kind === 'text') await this.#sayToAll({ ...outgoing, html: collapse(outgoing.html) }, target)
      else await this.#sayToAll(outgoing, { chatId: onlyFor.receiver })
    }
  }

  async #sayToAll(outgoing: Outgoing, target: Target): Promise<void> {
    try {
      await this.#call(outgoing, target, 'HTML')
    } catch (error) {
      if (!isUnreadable(error)) throw error
      const plain = outgoing.kind === 'photo' ? { ...outgoing, kind: 'document' as const } : outgoing
      await this.#call(plain, target, undefined)
    }
  }

  async #call(outgoing: Outgoing, target: Target, markup: 'HTML' | undefined): Promise<void> {
    const { chatId, topicId, replyTo, onlyFor } = target
    const text = markup ? outgoing.html : withAddresses(outgoing.html)
    const options = {
      ...(markup ? { parse_mode: markup } : {}),
      ...(topicId === undefined ? {} : { message_thread_id: topicId }),
      ...(replyTo === undefined
        ? {}
        : { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
      ...(outgoing.keyboard ? { reply_markup: outgoing.keyboard } : {}),
      ...(onlyFor ? { ephemeral_message_parameters: toEphemeral(onlyFor) } : {}),
    }
    if (outgoing.kind === 'text') {
      await this.#apis.api.sendMessage(chatId, text, { ...options, link_preview_options: { is_disabled: true } })
      return
    }
    const caption = text === '' ? {} : { caption: text }
    const { file, isPhoto } = toInputFile(outgoing.file, outgoing.kind)
    if (isPhoto) await this.#apis.uploads.sendPhoto(chatId, file, { ...options, ...caption })
    else await this.#apis.uploads.sendDocument(chatId, file, { ...options, ...caption })
  }
}

/** Telegram's 400 means many things, told apart by a text only. Trying once more without markup answers the one we can. */
function isUnreadable(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 400 && error.parameters.migrate_to_chat_id === undefined
}

/** https://core.telegram.org/bots/api#ephemeralmessageparameters */
function toEphemeral({ receiver, tap }: NonNullable<Target['onlyFor']>) {
  return { receiver_user_id: receiver, ...(tap === undefined ? {} : { callback_query_id: tap }) }
}

function toInputFile({ name, content }: ReplyFile, kind: 'photo' | 'document') {
  const bytes = Buffer.from(content, 'base64')
  // grammY refuses line breaks, and a quote or semicolon would end the name in the request's header.
  const safeName = name.replace(/[\r\n";\\/]/g, '_')
  return {
    file: new InputFile(bytes, safeName),
    isPhoto: kind === 'photo' && bytes.length <= telegramTraits.photoBytes,
  }
}
