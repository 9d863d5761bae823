import type { RespondArguments, RespondFn } from '@slack/bolt'
import { within } from '../../../src/domain/within.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Log } from '../../../src/ports/log.ts'
import { escapeText } from '../in/read-text.ts'
import { responseUrlRules } from '../traits.ts'
import type { SlackPost } from './render-reply.ts'

type Kept = { readonly respond: RespondFn; readonly until: number; uses: number }
const maxKept = 5000
const timeoutMs = 10_000
/** A turn that is over sooner needs no sign. */
const patienceMs = 1000

/**
 * The right to answer a command or a button for half an hour, also in channels where Prima is no member. Slack gives it
 * with the request and nobody may store it; after a restart answers go the ordinary way.
 */
export class ResponseUrls {
  readonly #kept = new Map<string, Kept>()
  readonly #log: Log
  readonly #clock: Clock

  constructor(log: Log, clock: Clock) {
    this.#log = log
    this.#clock = clock
  }

  keep(messageId: string, respond: RespondFn | undefined): void {
    if (!respond) return
    if (this.#kept.size >= maxKept) this.#kept.clear()
    this.#kept.set(messageId, { respond, until: this.#clock.now() + responseUrlRules.lifetimeMs, uses: 0 })
  }

  /** What is said about another message may use the right of this one. */
  handOn(messageId: string | null | undefined, toMessageId: string): void {
    const kept = this.#kept.get(messageId ?? '')
    if (kept) this.#kept.set(toMessageId, kept)
  }

  /** Says so where an answer takes long: there is no other sign for what one person alone sees. Returns the way to end it. */
  showWorking(messageId: string, text: string): () => void {
    const timer = setTimeout(() => void this.post(messageId, { text: escapeText(text) }, false), patienceMs)
    return () => clearTimeout(timer)
  }

  /** Whether the answer was taken. `forAll`: everybody in the channel sees it. */
  async post(messageId: string, body: SlackPost, forAll: boolean): Promise<boolean> {
    const kept = this.#kept.get(messageId)
    if (!kept || kept.until < this.#clock.now() || kept.uses >= responseUrlRules.maxUses) return false
    kept.uses++
    const answer = {
      ...body,
      response_type: forAll ? 'in_channel' : 'ephemeral',
      replace_original: false,
      unfurl_links: false,
      unfurl_media: false,
    } as RespondArguments
    try {
      // Bolt would wait for minutes.
      if ((await within(timeoutMs, kept.respond(answer))) === undefined) throw new Error('no answer in time')
      return true
    } catch {
      this.#log.info({ messageId }, 'a response address of Slack did not work; answering the ordinary way')
      return false
    }
  }
}
