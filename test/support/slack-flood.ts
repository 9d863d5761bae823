/** Calls a minute of the methods that Prima uses, by their tiers. https://docs.slack.dev/apis/web-api/rate-limits */
const perMinute: Readonly<Record<string, number>> = {
  'agents.sessions.setStatus': 50,
  'assistant.threads.setStatus': 50,
  'assistant.threads.setTitle': 50,
  'assistant.threads.setSuggestedPrompts': 100,
  'chat.postEphemeral': 100,
  'users.info': 100,
  'views.open': 100,
  'views.publish': 100,
  'views.update': 100,
}

/**
 * Slack's rate limits: so many calls of a method a minute, and of messages one a second to a channel with short bursts
 * allowed, which we take as three in two seconds.
 */
export class SlackFlood {
  readonly #times = new Map<string, number[]>()

  /** Notes a call. Returns after how many seconds the next may come, if this one was too many. */
  count(method: string, channel: string | undefined): number | undefined {
    if (method === 'chat.postMessage') return this.#note(`${method} ${channel}`, 3, 2000)
    const limit = perMinute[method]
    return limit === undefined ? undefined : this.#note(method, limit, 60_000)
  }

  #note(key: string, limit: number, windowMs: number): number | undefined {
    const now = performance.now()
    // A little slack: the bot counts when it sends, we when it arrives.
    const recent = (this.#times.get(key) ?? []).filter((time) => time > now - windowMs * 0.9)
    if (recent.length >= limit) return Math.ceil(((recent[0] ?? now) + windowMs - now) / 1000)
    this.#times.set(key, [...recent, now])
    return undefined
  }
}
