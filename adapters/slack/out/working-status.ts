import type { WebClient } from '@slack/web-api'
import type { SlackCalls } from '../link/slack-calls.ts'
import { toChannelError } from '../link/to-channel-error.ts'
import { slackRates, slackTraits } from '../traits.ts'

/** A turn that is over sooner needs no sign; most are. Slack's people expect one within a second. */
const patienceMs = 300

/** What a thread is about, for the list of an agent's threads. `isNew`: its first message, so nothing names it yet. */
export type Topic = { readonly title: string; readonly isNew: boolean }
export type Thread = { readonly teamId: string; readonly slackChannelId: string; readonly threadTs: string }
type Way = 'session' | 'assistant' | 'none'

/**
 * Shows that Prima works, in a thread: by the status of an agent session (https://docs.slack.dev/ai/agent-sessions), or
 * by the older status of assistant threads where the app has no sessions.
 */
export class WorkingStatus {
  readonly #calls: SlackCalls
  #way: Way = 'session'
  /** Whether it ever worked: what is refused then is this thread and not the way. */
  #isProven = false

  constructor(calls: SlackCalls) {
    this.#calls = calls
  }

  /** Returns the way to end it. A thread gets its title also when nothing is shown because the turn was over at once. */
  show(thread: Thread, text: string, topic: Topic | undefined): () => void {
    let shown: Promise<unknown> | undefined
    const timer = setTimeout(() => {
      shown = this.#set(thread, text, topic)
    }, patienceMs)
    return () => {
      clearTimeout(timer)
      if (shown) void shown.then(() => this.clear(thread))
      else if (topic && (topic.isNew || this.#way === 'assistant')) void this.#set(thread, undefined, topic)
      shown = undefined
    }
  }

  /** Nothing is being worked on any more. */
  clear(thread: Thread): Promise<unknown> {
    return this.#set(thread, undefined, undefined)
  }

  async #set(thread: Thread, text: string | undefined, topic: Topic | undefined): Promise<void> {
    const title = topic?.title.slice(0, slackTraits.maxTitleLength).toWellFormed()
    const place = { channel_id: thread.slackChannelId, thread_ts: thread.threadTs }
    if (this.#way === 'session') {
      const status = text === undefined ? 'active' : 'processing'
      const named = title ? { title } : {}
      await this.#try('agents.sessions.setStatus', thread, 'assistant', (client) =>
        client.agents.sessions.setStatus({ ...place, status, ...named }),
      )
    } else if (this.#way === 'assistant') {
      if (title) {
        await this.#try('assistant.threads.setTitle', thread, 'none', (client) =>
          client.assistant.threads.setTitle({ ...place, title }),
        )
      }
      await this.#try('assistant.threads.setStatus', thread, 'none', (client) =>
        client.assistant.threads.setStatus({ ...place, status: text ?? '' }),
      )
    }
  }

  async #try(method: string, { teamId }: Thread, otherwise: Way, call: (client: WebClient) => Promise<unknown>) {
    await this.#calls.tryTo(method, teamId, slackRates.tier3, async (client) => {
      try {
        await call(client)
        this.#isProven = true
      } catch (error) {
        if (!this.#isProven && toChannelError(error, method)?.outcome === 'refused') this.#way = otherwise
        throw error
      }
    })
  }
}
