import type { Api } from 'grammy'
import type { CallbackQuery } from 'grammy/types'
import { readRating } from '../../src/domain/choice.ts'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import { decodeCallback } from './callback.ts'
import { Marks } from './marks.ts'
import { telegramTraits } from './traits.ts'

/** A tap that is not answered shows a turning clock; Telegram forgets it after some 15 seconds. */
const longestSilenceMs = 5000

/**
 * The feedback to tapped buttons: the tap is answered, and the button marked as chosen. All of it is cosmetic: what
 * fails is left. A rating is answered with Prima's thanks, which only the person who tapped then sees; it waits for
 * them a moment.
 */
export class Taps {
  readonly #api: Api
  readonly #marks: Marks
  readonly #waiting = new Map<string, { readonly queryId: string; readonly timer: NodeJS.Timeout }>()
  readonly #running = new Set<Promise<unknown>>()

  constructor(api: Api, budget: SendBudget) {
    this.#api = api
    this.#marks = new Marks(api, budget)
  }

  /** After the tap was stored as the message with this id. */
  received(query: CallbackQuery, messageId: string): void {
    if (isRating(query.data)) this.#wait(query.id, messageId)
    else this.answer(query.id)
    // In a group everybody has a rating of their own; the thanks tell them that it was taken.
    if (query.message?.chat.type === 'private' || !isRating(query.data)) this.#run(this.#marks.show(query))
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
    this.#marks.close()
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

  #run(work: Promise<unknown>) {
    const quiet = work.catch(() => {}).finally(() => this.#running.delete(quiet))
    this.#running.add(quiet)
  }
}

function isRating(data: string | undefined): boolean {
  const pick = data === undefined ? undefined : decodeCallback(data)?.pick
  return pick !== undefined && readRating(pick) !== undefined
}
