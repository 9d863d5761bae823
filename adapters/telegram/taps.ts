import type { Api } from 'grammy'
import type { CallbackQuery } from 'grammy/types'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import { decorate } from './decoration.ts'
import { markChosen } from './keyboard.ts'
import { sendRules, telegramTraits } from './traits.ts'

/** A tap that is not answered shows a turning clock; Telegram forgets it after some 15 seconds. */
const longestSilenceMs = 5000

/**
 * The feedback to tapped buttons: the tap is answered, and the button marked as chosen. All of it is cosmetic: what
 * fails is left. A rating is answered with Prima's thanks, which only the person who tapped then sees; it waits for
 * them a moment.
 */
export class Taps {
  readonly #api: Api
  readonly #budget: SendBudget
  readonly #waiting = new Map<string, { readonly queryId: string; readonly timer: NodeJS.Timeout }>()
  readonly #running = new Set<Promise<unknown>>()

  constructor(api: Api, budget: SendBudget) {
    this.#api = api
    this.#budget = budget
  }

  /** After the tap was stored as the message with this id. */
  received(query: CallbackQuery, messageId: string): void {
    if (isRating(query.data)) this.#wait(query.id, messageId)
    else this.answer(query.id)
    this.#run(this.#mark(query))
  }

  answer(queryId: string, text?: string): void {
    this.#run(this.#answer(queryId, text))
  }

  /** Says a short text to whoever made this tap, and nobody else. False: it is too late or too long for that. */
  async sayTo(messageId: string, text: string): Promise<boolean> {
    const tap = this.#waiting.get(messageId)
    if (!tap || text.length > telegramTraits.toastLength) return false
    this.#forget(messageId)
    return this.#answer(tap.queryId, text)
  }

  /** Resolves when nothing is under way any more. */
  async close(): Promise<void> {
    for (const [messageId, { queryId }] of this.#waiting) {
      this.#forget(messageId)
      this.answer(queryId)
    }
    await Promise.all(this.#running)
  }

  #wait(queryId: string, messageId: string) {
    const timer = setTimeout(() => {
      this.#forget(messageId)
      this.answer(queryId)
    }, longestSilenceMs)
    this.#waiting.set(messageId, { queryId, timer })
  }

  #forget(messageId: string) {
    clearTimeout(this.#waiting.get(messageId)?.timer)
    this.#waiting.delete(messageId)
  }

  async #answer(queryId: string, text: string | undefined): Promise<boolean> {
    return this.#api.answerCallbackQuery(queryId, text === undefined ? {} : { text }).catch(() => false)
  }

  async #mark({ message, data }: CallbackQuery): Promise<void> {
    const keyboard = message && 'reply_markup' in message ? message.reply_markup : undefined
    const marked = keyboard && data !== undefined ? markChosen(keyboard, data) : undefined
    if (!marked || !message) return
    const { chat, message_id: messageId } = message
    // In a group everybody has a rating of their own; the thanks tell them that it was taken.
    if (chat.type !== 'private' && isRating(data)) return
    await decorate(this.#budget, sendRules(chat.id), chat.id, () =>
      this.#api.editMessageReplyMarkup(chat.id, messageId, { reply_markup: marked }),
    )
  }

  #run(work: Promise<unknown>) {
    const quiet = work.catch(() => {}).finally(() => this.#running.delete(quiet))
    this.#running.add(quiet)
  }
}

function isRating(data: string | undefined): boolean {
  return data?.startsWith('rate:') === true
}
