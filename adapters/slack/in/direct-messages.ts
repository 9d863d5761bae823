import { within } from '../../../src/domain/within.ts'
import type { SlackCalls } from '../link/slack-calls.ts'
import type { Place } from '../place.ts'
import { slackRates } from '../traits.ts'

/** How long a message waits for the place it belongs to; it must be stored well within Slack's three seconds. */
const patienceMs = 1000
const maxRemembered = 10_000

/** Where Prima and one person talk alone, for what a person says nowhere in particular. */
export class DirectMessages {
  readonly #calls: SlackCalls
  readonly #known = new Map<string, string>()

  constructor(calls: SlackCalls) {
    this.#calls = calls
  }

  /** Where Slack does not tell in time, the person stands for it: what is posted there arrives all the same. */
  async with(userId: string, teamId: string): Promise<Place> {
    const slackChannelId = this.#known.get(userId) ?? (await within(patienceMs, this.#ask(userId, teamId))) ?? userId
    return { kind: 'direct', teamId, slackChannelId }
  }

  async #ask(userId: string, teamId: string): Promise<string | undefined> {
    const opened = await this.#calls.tryTo('conversations.open', teamId, slackRates.tier3, (client) =>
      client.conversations.open({ users: userId }),
    )
    const id = opened?.channel?.id
    if (this.#known.size >= maxRemembered) this.#known.clear()
    if (id) this.#known.set(userId, id)
    return id
  }
}
