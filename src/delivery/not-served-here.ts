import { ChannelError } from '../domain/errors.ts'

/** How soon another process may have taken it over. */
const retryAfterMs = 5000

/** A reply that is due on a channel which another process serves, or which is served again after the next start. */
export function notServedHere(channel: string): ChannelError {
  return new ChannelError(`${channel} is not served by this process`, { channel, outcome: 'retry', retryAfterMs })
}
