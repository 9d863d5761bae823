import { setTimeout as sleep } from 'node:timers/promises'
import { ChannelError } from '../../src/domain/errors.ts'
import type { SendBudget } from '../../src/ports/send-budget.ts'
import { type Address, toConversationId } from './address.ts'
import { chatKey, sendRules, telegramChannel } from './traits.ts'

/** A longer wait gives the conversation back, so that a ban of hours holds no worker. */
const longestWaitMs = 15_000
/** How much later than its time a place may still be used, in milliseconds. */
const graceMs = 5000

/**
 * The places of answers in the send budget. One that is too far off to be waited for is kept until its conversation
 * comes again: asking for another each time would push everybody back, themselves included, without end.
 */
export class AnswerPlaces {
  readonly #budget: SendBudget
  readonly #now: () => number
  /** When the place of a conversation is, in the milliseconds of the clock. */
  readonly #kept = new Map<string, { readonly chatId: number; readonly atMs: number }>()

  constructor(budget: SendBudget, now: () => number) {
    this.#budget = budget
    this.#now = now
  }

  /** Resolves when the next message may be sent there. Throws `ChannelError` (`retry`) when that is too far off. */
  async wait(address: Address, signal: AbortSignal): Promise<void> {
    const { chatId } = address
    const conversationId = toConversationId(address)
    const waitMs = this.#untilKept(conversationId) ?? (await this.#reserve(chatId))
    if (waitMs > longestWaitMs) {
      this.#kept.set(conversationId, { chatId, atMs: this.#now() + waitMs })
      throw new ChannelError(`no room to send before ${waitMs} ms (chat ${chatId})`, {
        channel: telegramChannel,
        outcome: 'retry',
        retryAfterMs: waitMs,
      })
    }
    this.#kept.delete(conversationId)
    if (waitMs > 0) await sleep(waitMs, undefined, { signal })
  }

  /** Telegram said to wait: the places of this chat are worth nothing any more. */
  async penalise(chatId: number, retryAfterMs: number): Promise<void> {
    for (const [conversationId, place] of this.#kept) {
      if (place.chatId === chatId) this.#kept.delete(conversationId)
    }
    await this.#budget.penalise(chatKey(chatId), retryAfterMs)
  }

  #untilKept(conversationId: string): number | undefined {
    const now = this.#now()
    for (const [id, { atMs }] of this.#kept) if (atMs + graceMs < now) this.#kept.delete(id)
    const place = this.#kept.get(conversationId)
    return place && Math.max(0, place.atMs - now)
  }

  async #reserve(chatId: number): Promise<number> {
    return (await this.#budget.reserve(sendRules(chatId), 'answer'))?.waitMs ?? 0
  }
}
