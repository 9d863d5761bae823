import type { Message } from '../../../src/domain/message.ts'
import { readConversationId } from '../place.ts'
import { routeOf } from '../route.ts'

const maxKept = 1000

/** Somebody pressed stop in a thread. `stamp`: Slack's own of this use. */
export type Stop = { readonly slackChannelId: string; readonly threadTs: string; readonly stamp: string }

/**
 * Where people pressed stop: an answer to what was said before that is not wanted any more. Known to the process that
 * Slack told, so that with several of them an answer may still come.
 */
export class StoppedThreads {
  readonly #kept = new Map<string, { readonly atMs: number; readonly stamp: string }>()

  /** False: it was told before. */
  add({ slackChannelId, threadTs, stamp }: Stop, atMs: number): boolean {
    const key = `${slackChannelId}:${threadTs}`
    if (this.#kept.get(key)?.stamp === stamp) return false
    if (this.#kept.size >= maxKept) this.#kept.clear()
    this.#kept.set(key, { atMs, stamp })
    return true
  }

  covers(message: Message): boolean {
    const place = readConversationId(message.conversationId)
    const threadTs = place?.kind === 'thread' ? place.threadTs : routeOf(message).threadTs
    const stopped = place && this.#kept.get(`${place.slackChannelId}:${threadTs}`)
    return stopped !== undefined && message.receivedAtMs <= stopped.atMs
  }
}
