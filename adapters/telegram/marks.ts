import { setTimeout as sleep } from 'node:timers/promises'
import type { Api } from 'grammy'
import type { CallbackQuery, InlineKeyboardMarkup } from 'grammy/types'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import { decorate } from './decoration.ts'
import { markChosen } from './keyboard.ts'
import { sendRules } from './traits.ts'

/** Somebody who taps right after an answer finds no room in the first second. */
const tries = 4
const betweenTriesMs = 1000

/** Shows on a message of ours which of its buttons were chosen. Cosmetic: dropped where there is no room for long. */
export class Marks {
  readonly #api: Api
  readonly #budget: SendBudget
  /** What messages are to look like, until they do: quick taps on one message add up instead of undoing each other. */
  readonly #wanted = new Map<string, InlineKeyboardMarkup>()
  readonly #end = new AbortController()

  constructor(api: Api, budget: SendBudget) {
    this.#api = api
    this.#budget = budget
  }

  async show({ message, data }: CallbackQuery): Promise<void> {
    const shown = message && 'reply_markup' in message ? message.reply_markup : undefined
    if (!message || !shown || data === undefined) return
    const { chat, message_id: messageId } = message
    const key = `${chat.id}:${messageId}`
    const isUnderWay = this.#wanted.has(key)
    const marked = markChosen(this.#wanted.get(key) ?? shown, data)
    if (!marked) return
    this.#wanted.set(key, marked)
    if (!isUnderWay) await this.#edit(key, chat.id, messageId).finally(() => this.#wanted.delete(key))
  }

  /** What waits for room is dropped. */
  close(): void {
    this.#end.abort()
  }

  async #edit(key: string, chatId: number, messageId: number): Promise<void> {
    let edited: InlineKeyboardMarkup | undefined
    for (let left = tries; left > 0 && edited !== this.#wanted.get(key); left--) {
      const wanted = this.#wanted.get(key)
      const options = wanted ? { reply_markup: wanted } : {}
      const call = () => this.#api.editMessageReplyMarkup(chatId, messageId, options)
      if ((await decorate(this.#budget, sendRules(chatId), chatId, call)) !== undefined) edited = wanted
      else await sleep(betweenTriesMs, undefined, { signal: this.#end.signal })
    }
  }
}
