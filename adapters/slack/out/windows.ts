import type { ModalView } from '@slack/web-api'
import { within } from '../../../src/domain/within.ts'
import type { SlackCalls } from '../link/slack-calls.ts'
import { slackRates } from '../traits.ts'

/** How long a message waits for its window; it must be stored well within Slack's three seconds. */
const patienceMs = 1000
/** How long an answer waits for a window that Slack takes its time to open; later it is said in the conversation. */
const openingMs = 3000

/** Opens and fills windows. Neither ever throws: what does not fit into a window is said in the conversation. */
export class Windows {
  readonly #calls: SlackCalls
  /** Windows that are just being opened, by their external ids: what fills them must not come before they are there. */
  readonly #opening = new Map<string, Promise<unknown>>()

  constructor(calls: SlackCalls) {
    this.#calls = calls
  }

  /** Whether it is open; false also where Slack took too long to say so. */
  async open(triggerId: string, view: ModalView, teamId: string): Promise<boolean> {
    const opened = this.#calls.tryTo('views.open', teamId, slackRates.tier4, (client) =>
      client.views.open({ trigger_id: triggerId, view }),
    )
    const { external_id: id } = view
    if (id !== undefined) {
      this.#opening.set(id, opened)
      void opened.finally(() => this.#opening.delete(id))
    }
    return (await within(patienceMs, opened)) !== undefined
  }

  /** Shows this instead, in the window with this external id. False: it is not open any more, or never was. */
  async fill(externalId: string, view: ModalView, teamId: string): Promise<boolean> {
    await within(openingMs, this.#opening.get(externalId) ?? Promise.resolve())
    const filled = await this.#calls.tryTo('views.update', teamId, slackRates.tier4, (client) =>
      client.views.update({ external_id: externalId, view }),
    )
    return filled !== undefined
  }
}
