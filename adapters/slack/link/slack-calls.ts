import { WebAPIRateLimitedError, WebAPIRequestError, WebClient, type WebClientOptions } from '@slack/web-api'
import { PrimaError } from '../../../src/domain/errors.ts'
import type { Log } from '../../../src/ports/log.ts'
import type { SendBudget, SendLimits, SendRule } from '../../../src/ports/send-budget.ts'
import { waitForPlace } from '../../pace/wait-for-place.ts'
import { slackChannel } from '../place.ts'
import { slackRates } from '../traits.ts'
import { toBoltLog } from './to-bolt-log.ts'
import { toChannelError } from './to-channel-error.ts'

/** Slack's own client would try for half an hour and sleep through rate limits; both are the worker's to decide. */
export function clientOptions(apiUrl: string | undefined, log: Log): WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    logger: toBoltLog(log),
  }
}

export type SlackCallsParts = {
  readonly botToken: string
  readonly apiUrl: string | undefined
  readonly budget: SendBudget
  readonly log: Log
  /** Told after each call how Slack took us. */
  readonly onAnswer: (answer: 'accepted' | 'unauthorized' | 'unreachable') => void
}

/** Who posts. `holder`: the conversation, for which a place that is too far off is kept. */
export type Posting = { readonly teamId: string; readonly holder: string; readonly signal: AbortSignal }

/** Calls of the Web API with the bot's token, each within the budget that Slack's rates ask for. */
export class SlackCalls {
  readonly #client: WebClient
  readonly #parts: SlackCallsParts

  constructor(parts: SlackCallsParts) {
    this.#parts = parts
    this.#client = new WebClient(parts.botToken, clientOptions(parts.apiUrl, parts.log))
  }

  /**
   * Posts where people wait for it: in turn, after whatever wait the budget gives. Throws what Slack's client throws, and
   * `ChannelError` where the wait would be too long.
   */
  post<T>(posting: Posting, slackChannelId: string, call: (client: WebClient) => Promise<T>): Promise<T> {
    const { teamId } = posting
    const rules = [
      rule(`${teamId}:${slackChannelId}:post`, slackRates.postToChannel),
      rule(`${teamId}:post`, slackRates.postToWorkspace),
    ]
    return this.#inTurn(posting, rules, call)
  }

  /** The same for what one person alone sees, which takes nobody's place in the channel. */
  postEphemeral<T>(posting: Posting, call: (client: WebClient) => Promise<T>): Promise<T> {
    return this.#inTurn(posting, [rule(`${posting.teamId}:chat.postEphemeral`, slackRates.tier4)], call)
  }

  /** What a reply that was begun needs to become whole, in turn and after whatever wait the method's own rate asks for. */
  toComplete<T>(
    posting: Posting,
    method: string,
    limits: SendLimits,
    call: (client: WebClient) => Promise<T>,
  ): Promise<T> {
    return this.#inTurn(posting, [rule(`${posting.teamId}:${method}`, limits)], call)
  }

  async #inTurn<T>({ holder, signal }: Posting, rules: readonly SendRule[], call: (client: WebClient) => Promise<T>) {
    await waitForPlace(this.#parts.budget, { channel: slackChannel, rules, holder, signal })
    return this.#call(rules, call)
  }

  /** For what may be left out: undefined where the budget has no room or Slack said no. Never throws. */
  async tryTo<T>(
    method: string,
    teamId: string,
    limits: SendLimits,
    call: (client: WebClient) => Promise<T>,
  ): Promise<T | undefined> {
    const rules = [rule(`${teamId}:${method}`, limits)]
    try {
      const place = await this.#parts.budget.reserve(rules, 'cosmetic')
      return place && (await this.#call(rules, call))
    } catch (error) {
      const known = error instanceof PrimaError ? error : toChannelError(error, method)
      if (known) this.#parts.log.info({ method, error: known.message }, 'left out in Slack')
      else this.#parts.log.error({ method, error: nameOf(error) }, 'a mistake of ours; left out in Slack')
      return undefined
    }
  }

  /** Outside of every budget: to find out who we are. */
  direct<T>(call: (client: WebClient) => Promise<T>): Promise<T> {
    return this.#call([], call)
  }

  async #call<T>(rules: readonly SendRule[], call: (client: WebClient) => Promise<T>): Promise<T> {
    try {
      const result = await call(this.#client)
      this.#parts.onAnswer('accepted')
      return result
    } catch (thrown) {
      const error = isBare(thrown) ? new WebAPIRequestError(thrown) : thrown
      const refusal = toChannelError(error, 'a call')
      if (!refusal) throw error
      const { outcome, retryAfterMs } = refusal
      if (outcome === 'unauthorized') this.#parts.onAnswer('unauthorized')
      else this.#parts.onAnswer(outcome === 'retry' && retryAfterMs === undefined ? 'unreachable' : 'accepted')
      if (error instanceof WebAPIRateLimitedError) {
        for (const { key } of rules) await this.#parts.budget.penalise(key, error.retryAfter * 1000)
      }
      throw error
    }
  }
}

/** Slack's client throws a bare `Error` where an upload fails half-way or a rate limit comes without a time. */
function isBare(error: unknown): error is Error {
  return error instanceof Error && error.constructor === Error
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}

function rule(key: string, limits: SendLimits): SendRule {
  return { key: `slack:${key}`, limits }
}
