/** The bot counts when it sends, we when it arrives: on a busy machine so much later. */
const lateMs = 200

/**
 * https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this : some 30 messages a second in all, 20
 * a minute to a group, one a second to a chat with short bursts, which we take as three at once and 60 a minute.
 */
export class TelegramFlood {
  readonly #times = new Map<string, number[]>()

  /** Notes a message to the chat. Returns after how many seconds the next may come, if this one was too many. */
  count(chatId: number): number | undefined {
    const now = performance.now()
    const rules: readonly (readonly [string, number, number])[] = [
      ['all', 30, 1000],
      [`chat ${chatId}`, 3, 1000],
      [`minute ${chatId}`, chatId < 0 ? 20 : 60, 60_000],
    ]
    for (const [key, limit, windowMs] of rules) {
      const recent = (this.#times.get(key) ?? []).filter((time) => time > now - windowMs + lateMs)
      if (recent.length >= limit) return Math.ceil(((recent[0] ?? now) + windowMs - now) / 1000)
      this.#times.set(key, [...recent, now])
    }
    return undefined
  }
}
