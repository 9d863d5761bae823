/** Raised when the meaning of a key changes; the keys of an older version are then read and moved on start. */
const keysVersion = 1

/**
 * Every key Prima has in Redis begins with `prima:1:`. What follows, for the whole bot:
 *
 * | key | type | holds |
 * | --- | --- | --- |
 * | `ready` | sorted set | conversations with work; the score is when it is due, or when the lease runs out |
 * | `holders` | sorted set | processes that hold leases; the score is until when they are taken for alive |
 * | `token` | integer | the newest lease's token |
 * | `clock` | integer | the time last seen, to notice a clock that was set back |
 * | `streams` | sorted set | the names of all event streams |
 * | `seen:CHANNEL:MESSAGE` | integer | when this message was delivered; expires |
 * | `budget:KEY` | hash | the last places given to send under this key; expires |
 * | `work` | pub/sub channel | tells waiting workers that something came due |
 *
 * For each conversation, with one hash tag, `{c:CONVERSATION}:` and then
 *
 * | key | type | holds |
 * | --- | --- | --- |
 * | `session` | string | when it expires, a bar, the session; expires |
 * | `inbox` | list | id and message, in turn, not handled yet |
 * | `outbox` | list | id and reply, in turn, not settled yet |
 * | `work` | hash | token, holder, attempts, last error, the message that the outbox answers; gone when nothing is left to do |
 * | `aside` | list | what nobody could do anything with; expires |
 *
 * For each stream of events, with one hash tag, `{s:STREAM}:` and then `events` (a Redis stream), `ids` (a set) and, once
 * it was erased or trimmed, `erased` (an integer: the position without the events that are there; expires unless there are
 * events). A long one also has a `snapshot` (a hash: version, position, content; it goes when an event goes).
 *
 * Names made outside are percent-encoded, so that none can break out of its hash tag.
 */
export function keyPrefix(prefix = 'prima'): string {
  return `${prefix}:${keysVersion}:`
}

export function encodeName(name: string): string {
  return encodeURIComponent(name.toWellFormed())
}

export function decodeName(encoded: string): string {
  return decodeURIComponent(encoded)
}
