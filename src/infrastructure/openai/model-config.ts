/** Where the models are and which; a part without a name is off. */
export type OpenAiConfig = {
  /** Ends without a slash, e.g. `https://api.openai.com/v1`. */
  readonly baseUrl: string
  /** Servers of one's own often need none. */
  readonly apiKey?: string
  readonly chatModel?: string
  readonly embeddingModel?: string
  readonly transcriptionModel?: string
  /** US dollars for a million tokens. */
  readonly prices?: { readonly input: number; readonly output: number }
}

/** How a server that is slow, busy or broken is treated. */
export type ResilienceLimits = {
  /** Calls at the same time. Default 8. */
  readonly concurrency: number
  /** Calls that wait for their turn; those beyond fail at once. Default 64. */
  readonly queue: number
  /** Retries after the first try. Default 2. */
  readonly retries: number
  /** The first wait before a retry where the server names none, in milliseconds; doubles. Default 300. */
  readonly firstWaitMs: number
  /** Failures in a row after which the server is left alone. Default 5. */
  readonly failuresToRest: number
  /** How long it is left alone before one call tries again, in milliseconds. Default 30 000. */
  readonly restMs: number
}

export const defaultLimits: ResilienceLimits = {
  concurrency: 8,
  queue: 64,
  retries: 2,
  firstWaitMs: 300,
  failuresToRest: 5,
  restMs: 30_000,
}
