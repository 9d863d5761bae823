import { within } from '../../../src/domain/within.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { SlackCalls } from '../link/slack-calls.ts'
import { slackRates } from '../traits.ts'
import type { Speaker } from './to-message.ts'

/** How long a message waits for who wrote it; it must be stored well within Slack's three seconds. */
const patienceMs = 400
/** Of a message that names more people than that, the first are called by their names. */
const mostNamed = 10
const rememberMs = 24 * 60 * 60 * 1000
const maxRemembered = 10_000
/** What Slack is set to where nobody has chosen: it does not tell what a person speaks. */
const unchosenLocale = 'en-US'

/** Names and languages of people. Slack's events hold neither, so they are asked for once a day. */
export class People {
  readonly #calls: SlackCalls
  readonly #clock: Clock
  readonly #known = new Map<string, { readonly until: number; readonly speaker: Promise<Speaker> }>()

  constructor(calls: SlackCalls, clock: Clock) {
    this.#calls = calls
    this.#clock = clock
  }

  /** What is known of the person; the id alone where Slack does not tell, or not soon enough. */
  async find(userId: string, teamId: string): Promise<Speaker> {
    return (await within(patienceMs, this.#ask(userId, teamId))) ?? { id: userId }
  }

  /** What these people are called, as far as Slack tells it soon enough. */
  async names(userIds: readonly string[], teamId: string): Promise<ReadonlyMap<string, string>> {
    const found = await Promise.all(userIds.slice(0, mostNamed).map((id) => this.find(id, teamId)))
    return new Map(found.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])))
  }

  #ask(userId: string, teamId: string): Promise<Speaker> {
    const known = this.#known.get(userId)
    if (known && known.until > this.#clock.now()) return known.speaker
    if (this.#known.size >= maxRemembered) this.#known.clear()
    const speaker = this.#load(userId, teamId)
    this.#known.set(userId, { until: this.#clock.now() + rememberMs, speaker })
    return speaker
  }

  async #load(userId: string, teamId: string): Promise<Speaker> {
    const answer = await this.#calls.tryTo('users.info', teamId, slackRates.tier4, (client) =>
      client.users.info({ user: userId, include_locale: true }),
    )
    // Not known because of the budget or the network: asked again next time.
    if (!answer) this.#known.delete(userId)
    const { profile, locale } = answer?.user ?? {}
    const name = profile?.display_name || profile?.real_name
    return { id: userId, ...(name ? { name } : {}), ...(locale && locale !== unchosenLocale ? { locale } : {}) }
  }
}
