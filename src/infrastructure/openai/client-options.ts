import type { OpenAiConfig } from './model-config.ts'

/** Sent where the server wants none: the client insists on one. */
const noKey = 'none'

/**
 * What all clients share. Everything is said, so that nothing is taken from the environment behind our back; retries and
 * time limits are ours, and the client logs nothing, since its debug log holds what people wrote.
 */
export function clientOptions({ baseUrl, apiKey = noKey }: OpenAiConfig) {
  return {
    apiKey,
    maxRetries: 0,
    configuration: {
      apiKey,
      baseURL: baseUrl,
      maxRetries: 0,
      logLevel: 'off' as const,
      organization: null,
      project: null,
    },
  }
}
